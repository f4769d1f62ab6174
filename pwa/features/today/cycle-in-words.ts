// Where each cycle stands, in two quiet lines; the numbers are those of the Cycle page.
import type { RouteLocationRaw } from 'vue-router';
import type { Check, CheckKey } from '../../../shared/audit/checks.ts';
import { counted, dateText } from '../../../shared/audit/date-text.ts';
import { type PeriodOn, periodNames } from '../../../shared/audit/periods.ts';
import { endedText } from '../../../shared/audit/registration-text.ts';
import { renewalOn } from '../../../shared/audit/renewal.ts';
import type { LocalDate } from '../../../shared/model/dates.ts';
import { listText } from '../../../shared/wording/list-text.ts';
import { tell } from '../../stores/reading.ts';

export interface CycleInWords {
  /** "Cycle", or where there are several what its registration is called. */
  label: string;
  main: string;
  more: string;
  to: RouteLocationRaw;
}

/** A line for each cycle that has begun: of one to come there is nothing to say. `checks` are those of each period. */
export function cyclesInWords(
  periods: readonly PeriodOn[],
  checks: readonly (readonly Check[])[],
  today: LocalDate,
): CycleInWords[] {
  const names = periodNames(periods);
  return periods.flatMap((period, index) => {
    const { registration, cycle } = period;
    if (today < cycle.start) return [];
    const query = periods.length > 1 ? { registration: registration.id } : {};
    return [
      {
        label: periods.length > 1 ? (names.get(registration.id) ?? '') : 'Cycle',
        ...cycleInWords(period, checks[index] ?? [], today),
        to: { path: '/cycle', query },
      },
    ];
  });
}

function cycleInWords({ registration, cycle, scheme, endedOn }: PeriodOn, checks: readonly Check[], today: LocalDate) {
  const what = scheme.regulator ? 'cycle' : 'period';
  const count = checks.find(({ key }) => key === 'list')?.activityIds.length ?? 0;
  const activities = counted(count, 'activity', 'activities');
  const ended = endedText(registration, cycle, today);
  if (ended)
    return {
      main: tell({ text: `${activities} in its last ${what}.`, inWords: ended }),
      more: tell({ text: ended, inWords: '' }),
    };
  const until = `${today > cycle.end ? 'ended on' : 'runs to'} ${dateText(cycle.end)}.`;
  const renewal = renewalOn(cycle, today);
  return {
    main: tell({ text: `${activities} in this ${what}, which ${until}`, inWords: `This ${what} ${until}` }),
    more: endedOn ? '' : renewal?.isOpen ? renewal.text : checksInWords(checks),
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
  if (open.length > 0) return `To look at: ${listText(open)}.`;
  return checks.every(({ answer }) => answer === 'met') ? 'Each of the checks is met.' : '';
}
