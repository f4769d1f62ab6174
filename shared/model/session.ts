// A session: the time that a person spent with a page or a recording, as their device counted it, and as they put it right.
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import { parseId, type RecordId } from './id.ts';
import { asAmount, asRecord } from './parse.ts';

/** Stretches kept of one session: a person who jumps about more is served by their union as well. */
const STRETCHES_MAX = 500;

/** From and to, in seconds of the recording. */
export type Stretch = [fromSeconds: number, toSeconds: number];

export interface Session {
  id: RecordId;
  evidenceId: RecordId;
  startedAt: Instant;
  /** Null while it runs, or when it was cut off. */
  endedAt: Instant | null;
  /** What of the recording was really played, in order, none overlapping: seeing a part twice counts once. */
  watched: Stretch[];
  /** Length of the recording; null for a page without one, and for a live talk. */
  mediaSeconds: number | null;
  /** Time on the clock that counted: the recording played, or the page was in use. */
  activeSeconds: number;
  /** What the person says it took; what was counted stays beside it. Null when they let the count stand. */
  minutesByMe: number | null;
  deletedOn: LocalDate | null;
}

export type SessionFields = Omit<Session, 'id'>;

/** Stretches in order and without overlap; what is no stretch is left out. */
export function unionOf(stretches: readonly Stretch[]): Stretch[] {
  const sorted = stretches
    .filter(([from, to]) => Number.isFinite(from) && Number.isFinite(to) && from >= 0 && to > from)
    .sort((a, b) => a[0] - b[0]);
  const union: Stretch[] = [];
  for (const [from, to] of sorted) {
    const last = union.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else union.push([from, to]);
  }
  return union;
}

/** Stretches for a person: gaps under two seconds are nothing that anybody missed, nor is a stretch that short. */
export function plainStretches(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const [from, to] of unionOf(stretches)) {
    const last = joined.at(-1);
    if (last && from - last[1] < 2) last[1] = to;
    else joined.push([from, to]);
  }
  return joined.filter(([from, to]) => to - from >= 2);
}

export const secondsOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, [from, to]) => sum + to - from, 0);

/** Minutes to put down for these sessions, whole and at least one: the person's own figure where they gave one. Null without any time. */
export function minutesOf(sessions: readonly Pick<Session, 'activeSeconds' | 'minutesByMe'>[]): number | null {
  const minutes = sessions.reduce((sum, one) => sum + (one.minutesByMe ?? one.activeSeconds / 60), 0);
  return minutes > 0 ? Math.max(1, Math.round(minutes)) : null;
}

function parseStretches(value: unknown): Stretch[] {
  if (!Array.isArray(value)) return [];
  const pairs = value.slice(0, STRETCHES_MAX).flatMap((pair): Stretch[] => {
    const [from, to] = Array.isArray(pair) ? pair : [];
    return typeof from === 'number' && typeof to === 'number' ? [[from, to]] : [];
  });
  return unionOf(pairs);
}

/** A session from a record of unknown origin, or null when it belongs to nothing. */
export function parseSession(id: RecordId, value: unknown): Session | null {
  const from = asRecord(value);
  const evidenceId = parseId(from.evidenceId);
  const startedAt = parseInstant(from.startedAt);
  if (!evidenceId || !startedAt) return null;
  return {
    id,
    evidenceId,
    startedAt,
    endedAt: parseInstant(from.endedAt),
    watched: parseStretches(from.watched),
    mediaSeconds: asAmount(from.mediaSeconds),
    activeSeconds: asAmount(from.activeSeconds) ?? 0,
    minutesByMe: asAmount(from.minutesByMe),
    deletedOn: parseLocalDate(from.deletedOn),
  };
}
