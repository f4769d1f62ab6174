// What becomes of a pending part: when it is due, when it is tried again, when it is given up.
import { type Instant, toInstant } from '../../shared/model/dates.ts';
import type { Evidence, PartRole } from '../../shared/model/evidence.ts';
import { hasHost } from '../trust/host-permission.ts';
import type { PendingPart, ProofJob } from './job-store.ts';
import type { NoPart } from './part-makers.ts';

const MINUTE_MS = 60_000;
/** Waits between the tries of what may come later, in minutes; after the last it is given up. */
const BACK_OFF_MINUTES = [1, 5, 30, 120, 720];
/** A permission that was not given for so long is not waited for any more; the popup can still ask for it. */
const WAITING_MS = 30 * 86_400_000;
/** A manifest that could not be stored is tried again after this. */
const UNFINISHED_MS = 5 * MINUTE_MS;
/** What another page of the extension makes is asked for again after this. */
const ELSEWHERE_MS = 2 * MINUTE_MS;

/** Whether a part can be made now. */
export async function isDue({ notBefore, asks }: PendingPart, now: Date): Promise<boolean> {
  if (asks) return hasHost(asks);
  return notBefore === null || notBefore <= toInstant(now);
}

/** Whether this job has made the part already. */
export function isSettledBy(evidence: Evidence, role: PartRole, startedAt: Instant): boolean {
  const there = evidence.parts.some((part) => part.role === role && part.capturedAt >= startedAt);
  return there || (role === 'text' && evidence.snapshot !== null && evidence.snapshot.capturedAt >= startedAt);
}

/** The part as it waits for its next try; null when there is none to wait for. */
export function triedAgain(
  part: PendingPart,
  none: Pick<NoPart, 'asks' | 'mayTryLater'>,
  now: Date,
): PendingPart | null {
  const tries = part.tries + 1;
  if (none.asks) return { ...part, tries, notBefore: null, asks: none.asks };
  const minutes = BACK_OFF_MINUTES[part.tries];
  if (!none.mayTryLater || minutes === undefined) return null;
  return { ...part, tries, notBefore: toInstant(new Date(now.getTime() + minutes * MINUTE_MS)), asks: '' };
}

/** Milliseconds since 1970 at which the next part is due; null when none waits for a time. */
export function nextLook(jobs: readonly ProofJob[], now: Date): number | null {
  const times = jobs.flatMap(({ pending }) => {
    if (pending.length === 0) return [now.getTime() + UNFINISHED_MS];
    return pending
      .filter(({ asks }) => !asks)
      .map(({ notBefore }) => (notBefore ? new Date(notBefore).getTime() : now.getTime() + ELSEWHERE_MS));
  });
  return times.length > 0 ? Math.max(Math.min(...times), now.getTime() + MINUTE_MS / 2) : null;
}

/** Nothing is left but a permission that nobody gave. */
export const outOfDate = ({ pending, startedAt }: ProofJob, now: Date): boolean =>
  pending.every(({ asks }) => asks !== '') && now.getTime() - new Date(startedAt).getTime() > WAITING_MS;
