// When a page was kept and where it stands, in words.
import type { Instant, LocalDate } from '../../shared/model/dates.ts';
import { localDateOf } from '../../shared/model/dates.ts';
import type { KeptPage } from '../capture/capture-calls.ts';
import { dayText, shortDayText } from '../ui/day-text.ts';

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** "today at 02:41", or "on 3 November 2026". */
export function whenKept(keptAt: Instant, now: Date): string {
  const at = new Date(keptAt);
  const day = localDateOf(at);
  return day === localDateOf(now) ? `today at ${TIME.format(at)}` : `on ${dayText(day)}`;
}

/** "In your Inbox", "In your record, 26 Nov", or "With “Safeguarding adults level 2”, 26 Nov". */
export function whereKept({ isJoined, activity }: Pick<KeptPage, 'isJoined' | 'activity'>, today: LocalDate): string {
  const { startedOn, datePrecision, isInInbox } = activity;
  const day = startedOn ? `, ${shortDayText(startedOn, { datePrecision, today })}` : '';
  if (isJoined) return `With “${activity.title || 'an activity without a title'}”${day}`;
  return isInInbox ? 'In your Inbox' : `In your record${day}`;
}
