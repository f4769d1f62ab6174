// What the drawings of a cycle show, each in a sentence or two for who hears them; the tables have the numbers one by one.
import { counted, dateText } from '../../../shared/audit/date-text.ts';
import type { TypeCount } from '../../../shared/audit/mixture.ts';
import type { CycleMonth } from '../../../shared/audit/months.ts';

const nameOf = (month: CycleMonth): string => dateText(month.start, 'month');

export function monthsInWords(months: readonly CycleMonth[]): string {
  const [first] = months;
  const last = months.at(-1);
  if (!first || !last) return '';
  const [behind, withSome] = [months.filter(({ isAhead }) => !isAhead), months.filter(({ count }) => count > 0)];
  const most = Math.max(...months.map(({ count }) => count));
  const fullest = withSome.filter(({ count }) => count === most);
  const inAGap = months.filter(({ isInGap }) => isInGap);
  return [
    `Activities month by month, ${nameOf(first)} to ${nameOf(last)}.`,
    `${withSome.length} of the ${counted(behind.length, 'month')} so far ${withSome.length === 1 ? 'has' : 'have'} some.`,
    ...(fullest[0] ? [`The most are ${most}, in ${listed(fullest)}.`] : []),
    ...(inAGap[0] ? [`In a gap: ${listed(inAGap)}.`] : []),
  ].join(' ');
}

/** Long lists are cut short: the table has them all. */
const LISTED_MAX = 4;
function listed(months: readonly CycleMonth[]): string {
  const names = months.slice(0, LISTED_MAX).map(nameOf);
  const more = months.length - names.length;
  const all = more > 0 ? [...names, `${more} more`] : names;
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : (all[0] ?? '');
}

export function mixtureInWords(mixture: readonly TypeCount[]): string {
  const there = mixture.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  const none = mixture.filter(({ count }) => count === 0).map(({ shortLabel }) => shortLabel);
  const kinds = there.map(({ shortLabel, count }) => `${count} ${shortLabel}`).join(', ');
  return `Kinds of learning as parts of one bar, most first: ${kinds || 'none yet'}.${none.length > 0 ? ` None: ${none.join(', ')}.` : ''}`;
}
