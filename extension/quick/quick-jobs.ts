// What was asked to be kept without the popup, and what came of it, by tab. In the browser's session, so that a worker that dies goes on.
import { browser } from 'wxt/browser';
import { parseId, type RecordId } from '../../shared/model/id.ts';
import { asLine, asOneOf, asRecord, asText, asWebAddress } from '../../shared/model/parse.ts';
import type { KeptIds } from './keep-tab.ts';

export interface QuickJob extends KeptIds {
  tabId: number;
  /** The page that was in front. */
  url: string;
  state: 'working' | 'kept' | 'failed';
  /** The link that was kept instead of the page; null for the page. */
  link: { url: string; words: string; frameId: number } | null;
  selection: string;
  isAttached: boolean;
  completes: RecordId | null;
  title: string;
  /** Why it was not kept; a sentence for the person. */
  why: string;
}

const keyOf = (tabId: number): string => `quick:${tabId}`;

function parseJob(value: unknown): QuickJob | null {
  const from = asRecord(value);
  const [activityId, evidenceId] = [parseId(from.activityId), parseId(from.evidenceId)];
  const state = asOneOf(from.state, ['working', 'kept', 'failed']);
  if (!activityId || !evidenceId || !state || typeof from.tabId !== 'number') return null;
  const link = asRecord(from.link);
  return {
    activityId,
    evidenceId,
    state,
    tabId: from.tabId,
    url: asWebAddress(from.url),
    link: asWebAddress(link.url)
      ? { url: asWebAddress(link.url), words: asLine(link.words), frameId: Number(link.frameId) || 0 }
      : null,
    selection: asText(from.selection, 5_000),
    isAttached: from.isAttached === true,
    completes: parseId(from.completes),
    title: asLine(from.title),
    why: asLine(from.why),
  };
}

export const readJob = async (tabId: number): Promise<QuickJob | null> =>
  parseJob((await browser.storage.session.get(keyOf(tabId)))[keyOf(tabId)]);

export const readJobs = async (): Promise<QuickJob[]> =>
  Object.entries(await browser.storage.session.get(null))
    .filter(([key]) => key.startsWith('quick:'))
    .map(([, value]) => parseJob(value))
    .filter((job) => job !== null);

export const writeJob = (job: QuickJob): Promise<void> => browser.storage.session.set({ [keyOf(job.tabId)]: job });

export const removeJob = (tabId: number): Promise<void> => browser.storage.session.remove(keyOf(tabId));
