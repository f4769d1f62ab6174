// Where the cycle stands, in two quiet lines; the numbers are those of the Cycle page.
import type { Check, CheckKey } from '../../../shared/audit/checks.ts';
import { counted, dateText } from '../../../shared/audit/date-text.ts';
import { renewalOn } from '../../../shared/audit/renewal.ts';
import type { LocalDate } from '../../../shared/model/dates.ts';
import type { Cycle } from '../../../shared/schemes/cycle.ts';
import type { Scheme } from '../../../shared/schemes/scheme.ts';

export interface CycleInWords {
  main: string;
  more: string;
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Null without a cycle that has begun: then there is nothing to say of it. */
export function cycleInWords(
  cycle: Cycle | null,
  checks: readonly Check[],
  { scheme, today }: { scheme: Scheme; today: LocalDate },
): CycleInWords | null {
  if (!cycle || today < cycle.start) return null;
  const what = scheme.regulator ? 'cycle' : 'period';
  const count = checks.find(({ key }) => key === 'list')?.activityIds.length ?? 0;
  const activities = counted(count, 'activity', 'activities');
  const until = today > cycle.end ? `which ended on ${dateText(cycle.end)}` : `which runs to ${dateText(cycle.end)}`;
  const renewal = renewalOn(cycle, today);
  return {
    main: `${activities} in this ${what}, ${until}.`,
    more: renewal?.isOpen ? renewal.text : checksInWords(checks),
  };
}

const NAMES: Record<CheckKey, string> = {
  list: 'the dated list',
  mixture: 'the mixture',
  gaps: 'gaps',
  stories: 'stories for your statement',
};

/** What is still open; nothing where nobody asks for anything. */
function checksInWords(checks: readonly Check[]): string {
  const open = checks.filter(({ answer }) => answer === 'partly' || answer === 'notMet').map(({ key }) => NAMES[key]);
  if (open.length > 0) return `To look at: ${list.format(open)}.`;
  return checks.every(({ answer }) => answer === 'met') ? 'Each of the four checks is met.' : '';
}
