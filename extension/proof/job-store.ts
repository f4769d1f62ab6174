// What is still to be made for kept pages, on disk: one row a page, so that a worker or a browser that ended loses none of it.
import { browser } from 'wxt/browser';
import { type Instant, parseInstant } from '../../shared/model/dates.ts';
import { PART_ROLES, type PartRole } from '../../shared/model/evidence.ts';
import { newId, parseId, type RecordId } from '../../shared/model/id.ts';
import { asLine, asOneOf, asRecord, asWebAddress } from '../../shared/model/parse.ts';

export interface PendingPart {
  role: PartRole;
  /** Tries that failed. */
  tries: number;
  /** Not to be tried before this; null for at once. */
  notBefore: Instant | null;
  /** The origin that the person would have to allow first; empty for none. */
  asks: string;
  /** Looked through before Keep, or kept by the person whatever it shows: it is not held back. */
  isLookedAt: boolean;
}

export interface ProofJob {
  evidenceId: RecordId;
  /** The page, without what lets somebody in. */
  url: string;
  /** The file that belongs to it; empty for none. */
  fileUrl: string;
  /** Tabs have numbers in one run of the browser only. */
  tabId: number;
  browserRun: string;
  /** Parts made from here on are this job's. */
  startedAt: Instant;
  pending: PendingPart[];
}

const PREFIX = 'proof:';
const RUN = 'browser-run';

function parsePending(value: unknown): PendingPart | null {
  const from = asRecord(value);
  const role = asOneOf(from.role, PART_ROLES);
  const tries = typeof from.tries === 'number' ? from.tries : 0;
  return (
    role && {
      role,
      tries,
      notBefore: parseInstant(from.notBefore),
      asks: asLine(from.asks),
      isLookedAt: from.isLookedAt === true,
    }
  );
}

export function parseJob(value: unknown): ProofJob | null {
  const from = asRecord(value);
  const evidenceId = parseId(from.evidenceId);
  const url = asWebAddress(from.url);
  const startedAt = parseInstant(from.startedAt);
  if (!evidenceId || !url || !startedAt || typeof from.tabId !== 'number') return null;
  const pending = (Array.isArray(from.pending) ? from.pending : []).map(parsePending).filter((part) => part !== null);
  const { tabId } = from;
  return {
    evidenceId,
    url,
    fileUrl: asWebAddress(from.fileUrl),
    tabId,
    browserRun: asLine(from.browserRun),
    startedAt,
    pending,
  };
}

export const readJob = async (evidenceId: RecordId): Promise<ProofJob | null> => {
  const key = `${PREFIX}${evidenceId}`;
  return parseJob((await browser.storage.local.get(key))[key]);
};

export const writeJob = (job: ProofJob): Promise<void> =>
  browser.storage.local.set({ [`${PREFIX}${job.evidenceId}`]: job });

export const removeJob = (evidenceId: RecordId): Promise<void> =>
  browser.storage.local.remove(`${PREFIX}${evidenceId}`);

export async function readJobs(): Promise<ProofJob[]> {
  const all = Object.entries(await browser.storage.local.get(null));
  return all.flatMap(([key, value]) => (key.startsWith(PREFIX) ? (parseJob(value) ?? []) : []));
}

let run: Promise<string> | null = null;

/** A mark of this run of the browser: session storage ends with it, and the worker does not. */
export function browserRun(): Promise<string> {
  run ??= (async () => {
    const known = asLine((await browser.storage.session.get(RUN))[RUN]);
    if (known) return known;
    const mine = newId();
    await browser.storage.session.set({ [RUN]: mine });
    return mine;
  })();
  return run;
}
