// The day and what waits on it, in words.
import { told, toldCount } from '../../../shared/audit/told.ts';
import type { LocalDate } from '../../../shared/model/dates.ts';
import { tell } from '../../stores/reading.ts';

const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** "Thursday 26 November". */
export const dayInWords = (on: LocalDate): string => day.format(new Date(`${on}T00:00:00Z`)).replace(',', '');

/** "3 things wait to be sorted." */
export const waitingInWords = (count: number): string =>
  count === 0
    ? 'Nothing waits.'
    : tell(told`${toldCount(count, 'thing')} ${count === 1 ? 'waits' : 'wait'} to be sorted.`);
