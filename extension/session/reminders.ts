// Reminders about certificates that come later: made in the panel, shown on their day on the button, in the popup and in the panel.
import { type LocalDate, localDateOf } from '../../shared/model/dates.ts';
import { newId, type RecordId } from '../../shared/model/id.ts';
import { askAgainOn } from '../../shared/model/reminder.ts';
import { changeReminder, createReminder } from '../../shared/portfolio/edit.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { readAll, readRecord } from '../../shared/portfolio/read.ts';
import { dueReminders } from '../../shared/projection/queries.ts';
import type { DueReminder } from './session-calls.ts';

export async function remindAboutCertificate(
  portfolio: Portfolio,
  activityId: RecordId,
  dueOn: LocalDate,
  now: Date,
): Promise<void> {
  const open = readAll(portfolio.doc, 'reminder').find(
    (one) => one.activityId === activityId && one.about === 'certificate' && !one.doneOn && !one.deletedOn,
  );
  const text = 'The certificate should be ready.';
  const fields = { activityId, about: 'certificate', text, dueOn, doneOn: null, deletedOn: null } as const;
  // another day for the same certificate moves the reminder
  if (open) changeReminder(portfolio.doc, open.id, { dueOn });
  else createReminder(portfolio.doc, fields, now, newId());
  await portfolio.whenStored();
}

/** What is due by today, with the names of the activities. */
export async function dueNow({ projection, doc }: Portfolio, now: Date): Promise<DueReminder[]> {
  const due = await dueReminders(projection, localDateOf(now));
  return due.flatMap((one) => {
    // the rows may lag behind what was just answered
    const latest = readRecord(doc, 'reminder', one.id);
    const activity = readRecord(doc, 'activity', one.activityId);
    if (!latest || latest.doneOn || latest.deletedOn || latest.dueOn > localDateOf(now)) return [];
    return activity && !activity.deletedOn ? [{ ...latest, title: activity.title, url: activity.url }] : [];
  });
}

/** Done today; or asked again later. */
export async function answerReminder(portfolio: Portfolio, id: RecordId, isDone: boolean, now: Date): Promise<void> {
  const today = localDateOf(now);
  const about = readRecord(portfolio.doc, 'reminder', id)?.about ?? 'certificate';
  changeReminder(portfolio.doc, id, isDone ? { doneOn: today } : { dueOn: askAgainOn(about, today) });
  await portfolio.whenStored();
}
