// Where renewal stands on a day, in a sentence: the same on every screen.
import { daysBetween, type LocalDate } from '../model/dates.ts';
import type { Cycle } from '../schemes/cycle.ts';
import { counted, dateText } from './date-text.ts';

export interface Renewal {
  text: string;
  /** Open on that day, and so worth standing out. */
  isOpen: boolean;
}

/** Null where nobody renews: without a cycle, and in a period of one's own. Both the first and the last day are open. */
export function renewalOn(cycle: Cycle | null, today: LocalDate): Renewal | null {
  const { windowOpens, deadline } = cycle ?? {};
  if (!windowOpens || !deadline) return null;
  if (today < windowOpens)
    return { text: `Renewal opens on ${dateText(windowOpens)} and closes on ${dateText(deadline)}.`, isOpen: false };
  const days = daysBetween(today, deadline);
  if (days < 0) return { text: `Renewal closed on ${dateText(deadline)}.`, isOpen: false };
  const left = days === 0 ? 'today is the last day' : `${counted(days, 'day')} left`;
  return { text: `Renewal is open until ${dateText(deadline)}: ${left}.`, isOpen: true };
}
