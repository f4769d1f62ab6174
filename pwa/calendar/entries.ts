// What Waymark offers for a calendar: planned activities, follow-ups, a monthly quarter of an hour, renewal, and the day a gap begins to count.
import { dateText, rangeText } from '../../shared/audit/date-text.ts';
import type { Activity } from '../../shared/model/activity.ts';
import { addDays, type LocalDate } from '../../shared/model/dates.ts';
import type { Reminder } from '../../shared/model/reminder.ts';
import type { Cycle } from '../../shared/schemes/cycle.ts';
import { AT_START, type CalendarEntry, MORNING_BEFORE, THAT_MORNING } from './entry.ts';

/** Behind each uid, so that a file that comes back is known as ours. */
const UID_DOMAIN = '@waymark';
export const uidOf = (what: string): string => `${what}${UID_DOMAIN}`;

/** The activity that a uid of ours stands for, as text; null for others. */
export const activityOfUid = (uid: string): string | null => /^activity-([\w-]+)@waymark$/.exec(uid)?.[1] ?? null;

const ONLY_HERE = 'Your notes on it are in Waymark, on your own device.';
const secure = (url: string): string => (url.startsWith('https://') ? url : '');

/** A planned activity; null without a date. Only title, days, place and link leave Waymark. */
export function activityEntry(activity: Activity): CalendarEntry | null {
  const { id, title, startedOn, endedOn, datePrecision, place, url } = activity;
  if (!startedOn) return null;
  const isMonth = datePrecision === 'month';
  const named = title || 'CPD';
  return {
    uid: uidOf(`activity-${id}`),
    title: isMonth ? `${named} (some time in ${dateText(startedOn, 'month')})` : named,
    description: ONLY_HERE,
    place,
    url: secure(url),
    // a whole month would lie over everything else: its first day stands for it
    when: { kind: 'days', from: startedOn, to: !isMonth && endedOn && endedOn > startedOn ? endedOn : startedOn },
    alarm: MORNING_BEFORE,
  };
}

/** A follow-up or a certificate to fetch, on its day. */
export const reminderEntry = ({ id, dueOn }: Reminder, words: string): CalendarEntry => ({
  ...plain,
  uid: uidOf(`reminder-${id}`),
  title: words,
  description: ONLY_HERE,
  when: { kind: 'days', from: dueOn, to: dueOn },
});

const plain = { description: '', place: '', url: '', alarm: THAT_MORNING };

export const monthlyEntry = (from: LocalDate, at: string): CalendarEntry => ({
  ...plain,
  uid: uidOf('monthly-cpd'),
  title: '15 minutes for your CPD',
  description: 'Look at your inbox in Waymark, and write two lines about one thing you learned.',
  when: { kind: 'monthly', from, at, minutes: 15 },
  alarm: AT_START,
});

/** Renewal opens; null where nobody renews, or once that day is past. */
export function renewalEntry(cycle: Cycle | null, today: LocalDate, regulator: string): CalendarEntry | null {
  const { windowOpens, deadline } = cycle ?? {};
  if (!windowOpens || !deadline || windowOpens <= today) return null;
  return {
    ...plain,
    uid: uidOf(`renewal-${windowOpens}`),
    title: `${regulator} renewal opens today`,
    description: `It is open ${rangeText(windowOpens, deadline).replace(' to ', ' until ')}.${
      regulator === 'HCPC' ? ' If you are selected for a CPD audit, you hear of it within days of this one.' : ''
    }`,
    when: { kind: 'days', from: windowOpens, to: windowOpens },
  };
}

/** How long before a gap counts it is said: time to find something, or to do it. */
const GAP_WARNING_DAYS = 14;

/** Two weeks before a gap would begin to count; null when that day is past. */
export function gapEntry(gapOn: LocalDate | null, today: LocalDate): CalendarEntry | null {
  const day = gapOn && addDays(gapOn, -GAP_WARNING_DAYS);
  if (!gapOn || !day || day <= today) return null;
  return {
    ...plain,
    uid: uidOf('gap'),
    title: 'Anything learned lately? Note it in Waymark',
    description: `From ${dateText(gapOn)} there would be three months without an activity in your record, which is to be explained at an audit. If you have added something since, pass over this.`,
    when: { kind: 'days', from: day, to: day },
  };
}
