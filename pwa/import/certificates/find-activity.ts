// The activity that a certificate seems to be of: by its day and the words of its title. The person sees it before anything is made.
import type { Activity } from '../../../shared/model/activity.ts';
import { daysBetween } from '../../../shared/model/dates.ts';
import type { ImportedEntry } from '../imported.ts';

export type KnownActivity = Pick<Activity, 'id' | 'title' | 'startedOn' | 'endedOn' | 'deletedOn'>;

const COMMON = new Set([
  'certificate',
  'attendance',
  'completion',
  'course',
  'training',
  'with',
  'from',
  'your',
  'this',
  'that',
  'and',
  'the',
  'for',
]);
const wordsOf = (title: string): Set<string> =>
  new Set((title.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []).filter((word) => !COMMON.has(word)));

/** Shared words of the shorter title, 0 to 1. */
function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const least = Math.min(a.size, b.size);
  return least === 0 ? 0 : [...a].filter((word) => b.has(word)).length / least;
}

/** A certificate may be written some weeks after the last day. */
const LATE_DAYS = 45;
const ALIKE = 0.6;

/** 0 for one that it cannot be. */
function score(
  { seenOn, title }: ImportedEntry,
  { startedOn, endedOn, title: other, deletedOn }: KnownActivity,
): number {
  if (deletedOn) return 0;
  const alike = likeness(title, other);
  if (!seenOn || !startedOn) return alike >= ALIKE ? alike : 0;
  const late = daysBetween(endedOn ?? startedOn, seenOn);
  const isThen = seenOn >= startedOn && late <= 0;
  if (isThen) return alike > 0 ? 2 + alike : 1;
  return alike >= ALIKE && Math.abs(late) <= LATE_DAYS ? alike : 0;
}

/** Null where none fits, or several fit as well. */
export function findActivity(entry: ImportedEntry, activities: readonly KnownActivity[]): KnownActivity | null {
  const [best, next] = activities
    .map((activity) => ({ activity, score: score(entry, activity) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score);
  return best && best.score > (next?.score ?? 0) ? best.activity : null;
}
