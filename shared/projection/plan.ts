// What is planned: what lies ahead, next first, and what has gone by without anybody having said whether it took place.
import { Dexie } from 'dexie';
import { addMonths, type LocalDate } from '../model/dates.ts';
import { isAhead, isUnconfirmed } from '../model/planned.ts';
import type { Reminder } from '../model/reminder.ts';
import type { ActivityRow, ProjectionDb } from './database.ts';
import { withParts } from './queries.ts';

/** What is asked about goes no further back than a cycle of two years. */
const ASKED_MONTHS = 24;

export interface PlanRows {
  /** Next first; on today too. */
  ahead: ActivityRow[];
  /** Over, planned, and neither confirmed, reflected on nor shown by evidence; latest first. */
  unconfirmed: ActivityRow[];
}

/** The plan as it stands on a day, from record and inbox. */
export async function planOn(db: ProjectionDb, today: LocalDate): Promise<PlanRows> {
  const from = addMonths(today, -ASKED_MONTHS);
  const [listed, waiting] = await Promise.all([
    shelved(db, 'record', from).filter(concerns).toArray(),
    shelved(db, 'inbox').filter(concerns).toArray(),
  ]);
  const rows = [...listed, ...waiting].sort((a, b) => ((a.startedOn ?? '') < (b.startedOn ?? '') ? -1 : 1));
  const over = rows.filter((row) => isUnconfirmed(row, today)).reverse();
  const unconfirmed = (await withParts(db, over)).flatMap(({ activity, reflections, evidence }) => {
    const isReflectedOn = reflections.some(({ answers }) => Object.values(answers).some((words) => words.trim()));
    return isReflectedOn || evidence.length > 0 ? [] : [activity];
  });
  return { ahead: rows.filter((row) => isAhead(row, today)), unconfirmed };

  function concerns(row: ActivityRow): boolean {
    return isAhead(row, today) || isUnconfirmed(row, today);
  }
}

const shelved = (db: ProjectionDb, shelf: 'record' | 'inbox', from: unknown = Dexie.minKey) =>
  db.activities.where('[shelf+sortKey]').between([shelf, from], [shelf, Dexie.maxKey], true, true);

/** Reminders that are still to come, with the title of what each is about; the next first. */
export async function remindersAhead(
  db: ProjectionDb,
  today: LocalDate,
): Promise<{ reminder: Reminder; title: string }[]> {
  const due = await db.reminders.where('dueOn').above(today).sortBy('dueOn');
  const open = due.filter((one) => one.doneOn === null && one.deletedOn === null);
  const activities = await db.activities.bulkGet(open.map(({ activityId }) => activityId));
  return open.flatMap((reminder, index) => {
    const about = activities[index];
    return about && about.deletedOn === null ? [{ reminder, title: about.title }] : [];
  });
}
