// An activity as something that a page may be attached to.
import { type Activity, isPlanned } from '../../shared/model/activity.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import type { AttachChoice } from './capture-calls.ts';

export function toAttachChoice(activity: Activity, today: LocalDate): AttachChoice {
  const { id, title, provider, startedOn, endedOn, datePrecision, triagedAt } = activity;
  return {
    ...{ id, title, provider, startedOn, datePrecision },
    isInInbox: triagedAt === null,
    isPlanned: isPlanned(activity, today),
    isOneDay: endedOn === null,
  };
}
