// Passages that are being marked, and which passages each tab was given; both outlive the worker.
import { parseTarget, type QuoteTarget } from '../../shared/model/annotation.ts';
import { parseId, type RecordId } from '../../shared/model/id.ts';
import { asOneOf, asRecord, asWebAddress } from '../../shared/model/parse.ts';
import type { KeptIds } from '../quick/keep-tab.ts';
import { type InSession, inSession } from './in-session.ts';
import { PASSAGES_MAX } from './passage.ts';

/** A passage from the moment it was asked for until it is in the portfolio. */
export interface MarkingJob {
  /** Of the passage; chosen now, so that it is made once. */
  id: RecordId;
  tabId: number;
  url: string;
  target: QuoteTarget;
  /** For the page, should it have to be kept first. */
  ids: KeptIds;
  /** `asking` while the person is asked whether the words name a patient. */
  state: 'doing' | 'asking';
}

const JOBS_MAX = 50;
const TABS_MAX = 200;

function parseJob(value: unknown): MarkingJob | null {
  const from = asRecord(value);
  const given = asRecord(from.ids);
  const [id, activityId, evidenceId] = [parseId(from.id), parseId(given.activityId), parseId(given.evidenceId)];
  const target = parseTarget(from.target);
  const state = asOneOf(from.state, ['doing', 'asking']);
  const url = asWebAddress(from.url);
  if (!id || !activityId || !evidenceId || target?.kind !== 'quote' || !state || !url) return null;
  return typeof from.tabId === 'number'
    ? { id, tabId: from.tabId, url, target, ids: { activityId, evidenceId }, state }
    : null;
}

export const openMarkingJobs = (): InSession<MarkingJob[]> =>
  inSession('passage-jobs', (value) =>
    Array.isArray(value)
      ? value
          .map(parseJob)
          .filter((job) => job !== null)
          .slice(-JOBS_MAX)
      : [],
  );

export interface GivenPassages {
  /** Notes that a tab shows these passages, so that it may change their notes and take them away. */
  give(tabId: number, ids: RecordId[]): Promise<void>;
  isGiven(tabId: number, id: RecordId): Promise<boolean>;
  /** The tabs that show this passage. */
  tabsWith(id: RecordId): Promise<number[]>;
}

export function openGivenPassages(): GivenPassages {
  const given = inSession('passages-given', parseGiven);
  return {
    give: (tabId, ids) =>
      given.change((all) => {
        const before = all.find((one) => one.tabId === tabId)?.ids ?? [];
        const others = all.filter((one) => one.tabId !== tabId);
        return [...others, { tabId, ids: [...new Set([...before, ...ids])].slice(-2 * PASSAGES_MAX) }];
      }),
    isGiven: async (tabId, id) => (await given.read()).some((one) => one.tabId === tabId && one.ids.includes(id)),
    tabsWith: async (id) => (await given.read()).filter(({ ids }) => ids.includes(id)).map(({ tabId }) => tabId),
  };
}

const parseGiven = (value: unknown): { tabId: number; ids: RecordId[] }[] =>
  (Array.isArray(value) ? value : []).slice(-TABS_MAX).flatMap((each) => {
    const { tabId, ids } = asRecord(each);
    const known = (Array.isArray(ids) ? ids : []).map(parseId).filter((id) => id !== null);
    return typeof tabId === 'number' ? [{ tabId, ids: known }] : [];
  });
