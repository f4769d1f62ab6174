// What the settings offer for a calendar, as it stands today: a monthly quarter of an hour, renewal, the next gap, and follow-ups.
import { computed } from 'vue';
import { dateText } from '../../../shared/audit/date-text.ts';
import { nextGapOn } from '../../../shared/audit/next-gap.ts';
import { addMonths } from '../../../shared/model/dates.ts';
import { remindersAhead } from '../../../shared/projection/plan.ts';
import { datedList } from '../../../shared/projection/queries.ts';
import { rulesOn } from '../../../shared/schemes/scheme.ts';
import { gapEntry, reminderEntry, renewalEntry } from '../../calendar/entries.ts';
import type { CalendarEntry } from '../../calendar/entry.ts';
import { useHost } from '../../host/host.ts';
import { reminderWords } from '../../records/reminder-words.ts';
import { useRegistered } from '../../records/use-registered.ts';
import { today } from '../../stores/today.ts';
import { useLive } from '../../stores/use-live.ts';

/** Something that may go into the file. */
export interface Offer {
  key: 'renewal' | 'gap' | 'followUps';
  label: string;
  hint: string;
  entries: CalendarEntry[];
}

export function useCalendarReminders() {
  const { portfolio } = useHost();
  const { scheme, cycle } = useRegistered();
  const { answer: listed } = useLive(
    () => datedList(portfolio.projection, { from: addMonths(today.value, -24) }),
    today,
  );
  const { answer: reminders } = useLive(() => remindersAhead(portfolio.projection, today.value), today);

  const renewal = computed<Offer[]>(() => {
    const entry = renewalEntry(cycle.value, today.value, scheme.value.shortName);
    const day = cycle.value?.windowOpens;
    if (!entry || !day) return [];
    return [{ key: 'renewal', label: 'The day renewal opens', hint: dateText(day), entries: [entry] }];
  });
  const gap = computed<Offer[]>(() => {
    const { gapMonths } = rulesOn(scheme.value, today.value);
    const gapOn = gapMonths && listed.value ? nextGapOn(listed.value, gapMonths, today.value) : null;
    const entry = gapEntry(gapOn, today.value);
    if (!entry || !gapOn) return [];
    const hint = `From ${dateText(gapOn)} there would be three months without an activity.`;
    return [{ key: 'gap', label: 'A word two weeks before a gap counts', hint, entries: [entry] }];
  });
  const followUps = computed<Offer[]>(() => {
    const entries = (reminders.value ?? []).map(({ reminder, title }) =>
      reminderEntry(reminder, reminderWords(reminder, title)),
    );
    if (entries.length === 0) return [];
    const hint = entries.length === 1 ? 'One is to come.' : `${entries.length} are to come.`;
    return [{ key: 'followUps', label: 'Reminders that I set on activities', hint, entries }];
  });
  return { offers: computed(() => [...renewal.value, ...gap.value, ...followUps.value]) };
}
