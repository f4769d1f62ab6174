// A reminder: one thing about an activity that is to be looked at again on a day, such as a certificate that comes later.
import { addDays, type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import { parseId, type RecordId } from './id.ts';
import { asLine, asOneOf, asRecord } from './parse.ts';

export const REMINDER_ABOUT = ['certificate', 'followUp'] as const;
export type ReminderAbout = (typeof REMINDER_ABOUT)[number];

/** A certificate often comes a day later; what came of learning takes longer. */
const AGAIN = {
  certificate: { days: 1, words: 'tomorrow' },
  followUp: { days: 7, words: 'in a week' },
} as const satisfies Record<ReminderAbout, { days: number; words: string }>;

/** The day on which it is asked again when the answer today is "not yet". */
export const askAgainOn = (about: ReminderAbout, today: LocalDate): LocalDate => addDays(today, AGAIN[about].days);

/** That day in words: "tomorrow", "in a week". */
export const askAgainWords = (about: ReminderAbout): string => AGAIN[about].words;

export interface Reminder {
  id: RecordId;
  activityId: RecordId;
  about: ReminderAbout;
  /** In the person's words or ours, such as "The statement of participation should be ready"; may be empty. */
  text: string;
  dueOn: LocalDate;
  createdAt: Instant;
  /** The day the person said that it is done; null until then. */
  doneOn: LocalDate | null;
  deletedOn: LocalDate | null;
}

export type ReminderFields = Omit<Reminder, 'id' | 'createdAt'>;

/** A reminder from a record of unknown origin, or null when it belongs to no activity or day. */
export function parseReminder(id: RecordId, value: unknown): Reminder | null {
  const from = asRecord(value);
  const activityId = parseId(from.activityId);
  const dueOn = parseLocalDate(from.dueOn);
  const createdAt = parseInstant(from.createdAt);
  if (!activityId || !dueOn || !createdAt) return null;
  return {
    id,
    activityId,
    about: asOneOf(from.about, REMINDER_ABOUT) ?? 'followUp',
    text: asLine(from.text),
    dueOn,
    createdAt,
    doneOn: parseLocalDate(from.doneOn),
    deletedOn: parseLocalDate(from.deletedOn),
  };
}
