// The day this device saw last: a clock that leaps by a year must not empty the bin, and the person is told of it.
import { addDays, daysBetween, type LocalDate, parseLocalDate } from '../model/dates.ts';
import { asRecord } from '../model/parse.ts';
import { type LocalDb, readLocal, writeLocal } from './identity.ts';

const KEY = 'day-seen';
/** Longer than most breaks from recording; who was away longer is asked once. */
const LEAP_DAYS = 60;
/** While a leap is in doubt, the bin's calendar goes on by so many days on each day that the portfolio is opened. */
const STEP_DAYS = 7;
/** A flight across the date line takes a day away. */
const BACK_DAYS = 1;

/** What is noted on this device. */
export interface DaysNoted {
  /** The latest day that was believed; null before the first. */
  believed: LocalDate | null;
  /** The day that the bin goes by, and the day by the clock on which it was set. */
  binDay: LocalDate | null;
  setOn: LocalDate | null;
}

export interface DaySeen {
  noted: DaysNoted;
  /** The day that the bin goes by: today, or an earlier one while the clock is in doubt. */
  binDay: LocalDate;
  /** The day that the bin went by at the start before; null at the first. */
  sweptOn: LocalDate | null;
  /** The day believed before, when today is unbelievably far from it; null when today is believed. */
  leaptFrom: LocalDate | null;
}

const believing = (today: LocalDate, sweptOn: LocalDate | null): DaySeen => ({
  noted: { believed: today, binDay: today, setOn: today },
  binDay: today,
  sweptOn,
  leaptFrom: null,
});

/**
 * What to make of `today`, which the device's clock says. A device that has noted nothing yet goes by the latest day on which
 * something was written in the portfolio, if anything was.
 */
export function judgeDay(noted: DaysNoted, today: LocalDate, latest: LocalDate | null = null): DaySeen {
  const believed = noted.believed ?? (latest && daysBetween(latest, today) > LEAP_DAYS ? latest : null);
  const sweptOn = noted.binDay;
  if (!believed) return believing(today, sweptOn);
  const days = daysBetween(believed, today);
  if (days > LEAP_DAYS) {
    const before = noted.binDay ?? believed;
    // once a day, however often it is opened
    const binDay = noted.setOn === today ? before : addDays(before, STEP_DAYS);
    return { noted: { believed, binDay, setOn: today }, binDay, sweptOn, leaptFrom: believed };
  }
  if (days >= 0) return believing(today, sweptOn);
  // behind: what lies in the bin stays longer, and what was believed is believed still
  return { noted, binDay: today, sweptOn, leaptFrom: days < -BACK_DAYS ? believed : null };
}

/** Judges today by what this device noted before, and notes it; what cannot be noted is judged anew at the next start. */
export async function seeDay(local: LocalDb, today: LocalDate, latest: LocalDate | null): Promise<DaySeen> {
  const from = asRecord(await readLocal(local, KEY));
  const [believed, binDay, setOn] = [from.believed, from.binDay, from.setOn].map(parseLocalDate);
  const seen = judgeDay({ believed: believed ?? null, binDay: binDay ?? null, setOn: setOn ?? null }, today, latest);
  await writeLocal(local, KEY, seen.noted).catch(() => undefined);
  return seen;
}

/** The person says that today is right. Rejects with StorageFailure. */
export const confirmDay = (local: LocalDb, today: LocalDate): Promise<void> =>
  writeLocal(local, KEY, believing(today, null).noted);
