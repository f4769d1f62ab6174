// Saves entries as a calendar file, which phones and work calendars open. The writer is loaded when the first one is asked for.
import { fileName, saveFile } from '../records/save-file.ts';
import type { CalendarEntry } from './entry.ts';

export async function saveCalendar(entries: readonly CalendarEntry[], name: string): Promise<void> {
  const { writeCalendar } = await import('./write-calendar.ts');
  saveFile(writeCalendar(entries, new Date()), fileName(name, 'ics'), 'text/calendar;charset=utf-8');
}
