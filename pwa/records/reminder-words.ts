// Reminders in words.
import type { Reminder } from '../../shared/model/reminder.ts';

/** The person's own words where they gave some. */
export function reminderWords({ about, text }: Pick<Reminder, 'about' | 'text'>, title: string): string {
  if (text) return text;
  return about === 'certificate'
    ? `The certificate for “${title}” should be ready. Have you got it?`
    : `Look at “${title}” again: what came of it?`;
}
