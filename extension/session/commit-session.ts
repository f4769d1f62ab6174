// Writes a session into the portfolio, and the minutes of its activity, as long as the person has put in no figure of their own.
import { type Instant, type LocalDate, toInstant } from '../../shared/model/dates.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { minutesOf, type Session } from '../../shared/model/session.ts';
import {
  changeActivity,
  changeSession,
  createSession,
  EDIT_ORIGIN,
  moveToBin,
  restore,
} from '../../shared/portfolio/edit.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { readAll, readRecord } from '../../shared/portfolio/read.ts';
import { countedOf } from './accounting.ts';
import type { Running } from './running.ts';
import { dayOfSession } from './session-day.ts';

type Doc = Portfolio['doc'];

/** The sessions with one piece of evidence, without what is in the bin. */
export const sessionsWith = (doc: Doc, evidenceId: RecordId): Session[] =>
  readAll(doc, 'session').filter((one) => one.evidenceId === evidenceId && one.deletedOn === null);

function sessionsOfActivity(doc: Doc, activityId: RecordId): Session[] {
  const evidence = new Set<string>(
    readAll(doc, 'link')
      .filter(({ kind, from }) => kind === 'activityEvidence' && from === activityId)
      .map(({ to }) => to),
  );
  return readAll(doc, 'session').filter((one) => evidence.has(one.evidenceId) && one.deletedOn === null);
}

/**
 * Changes sessions of an activity, and its minutes with them. Minutes that are not the sum of its sessions are the person's own
 * figure and stay.
 */
function changeWithMinutes(doc: Doc, activityId: RecordId, change: () => void): void {
  const before = minutesOf(sessionsOfActivity(doc, activityId));
  doc.transact(() => {
    change();
    const minutes = readRecord(doc, 'activity', activityId)?.minutes;
    if (minutes !== null && minutes !== before) return;
    changeActivity(doc, activityId, { minutes: minutesOf(sessionsOfActivity(doc, activityId)) });
  }, EDIT_ORIGIN);
}

/** The day that the first session with an activity gives it, or null. */
function dayOfFirst(doc: Doc, { activityId, evidenceId, startedAt }: Running): LocalDate | null {
  const [activity, evidence] = [readRecord(doc, 'activity', activityId), readRecord(doc, 'evidence', evidenceId)];
  if (!activity || !evidence || sessionsOfActivity(doc, activityId).length > 0) return null;
  return dayOfSession(activity, evidence, startedAt);
}

/** Durable when it resolves; rejects with StorageFailure. `endedAt` is null while the session goes on. */
export async function commitSession(portfolio: Portfolio, running: Running, endedAt: Instant | null): Promise<void> {
  const { doc } = portfolio;
  const { sessionId, activityId, evidenceId, startedAt } = running;
  const { activeSeconds, watched, mediaSeconds } = countedOf(running.counting);
  const known = readRecord(doc, 'session', sessionId);
  const day = known ? null : dayOfFirst(doc, running);
  changeWithMinutes(doc, activityId, () => {
    if (known) changeSession(doc, sessionId, { endedAt, watched, mediaSeconds, activeSeconds });
    else
      createSession(
        doc,
        { evidenceId, startedAt, endedAt, watched, mediaSeconds, activeSeconds, minutesByMe: null, deletedOn: null },
        sessionId,
      );
    if (day) changeActivity(doc, activityId, { startedOn: day });
  });
  await portfolio.whenStored();
}

/** The person says what it took; null lets the count stand again. What was counted stays beside it. */
export async function correctSession(
  portfolio: Portfolio,
  { activityId, sessionId, minutes }: { activityId: RecordId; sessionId: RecordId; minutes: number | null },
): Promise<void> {
  changeWithMinutes(portfolio.doc, activityId, () => changeSession(portfolio.doc, sessionId, { minutesByMe: minutes }));
  await portfolio.whenStored();
}

/** Throws a session away, or brings it back. */
export async function binSession(
  portfolio: Portfolio,
  { activityId, sessionId, today }: { activityId: RecordId; sessionId: RecordId; today: LocalDate | null },
): Promise<void> {
  changeWithMinutes(portfolio.doc, activityId, () => {
    if (today) moveToBin(portfolio.doc, 'session', sessionId, today);
    else restore(portfolio.doc, 'session', sessionId);
  });
  await portfolio.whenStored();
}

/** The last moment that a session is known to have been on. */
export function lastMomentOf({ counting }: Running): Instant {
  const seen = Object.values(counting.last).map(({ atMs }) => atMs);
  return toInstant(new Date(Math.max(counting.countedUntilMs, ...seen)));
}
