// A whole career by years: how many activities of each type each year has, and which registrations and roles lie beside it.
import { ACTIVITY_TYPES, type Activity, type ActivityType } from '../model/activity.ts';
import { daysBetween, type LocalDate, makeLocalDate, partsOf } from '../model/dates.ts';
import { type Registration, spanOf } from '../model/registration.ts';
import { isListed } from './in-cycle.ts';

export interface CareerYear {
  year: number;
  /** All that began in it; those without a type are in no count by type. */
  total: number;
  byType: Record<ActivityType, number>;
}

export interface CareerBand {
  registration: Registration;
  /** Where it begins and ends on the line of years, as shares of it from 0 to 1. */
  start: number;
  end: number;
}

export interface Career {
  /** Every year from the first to the last, those without anything too. */
  years: CareerYear[];
  /** The first to begin first. */
  bands: CareerBand[];
  /** Activities that have no date yet, and so no year. */
  undated: number;
}

/** Years in a row for a list, the latest first: each with something in it by itself, those without together. */
export function yearRows(years: readonly CareerYear[]): { from: number; to: number; year: CareerYear | null }[] {
  const rows: { from: number; to: number; year: CareerYear | null }[] = [];
  for (const year of years.toReversed()) {
    const last = rows.at(-1);
    if (year.total === 0 && last?.year === null) last.from = year.year;
    else rows.push({ from: year.year, to: year.year, year: year.total === 0 ? null : year });
  }
  return rows;
}

/** More years than a career has: older days are slips of the hand, and would make the others too narrow to see. */
const YEARS_MAX = 70;

/** Listed activities by the year in which they began; years reach from the first of them, or the first registration, to this one. */
export function careerOf(
  activities: readonly Activity[],
  registrations: readonly Registration[],
  today: LocalDate,
): Career {
  const listed = activities.filter((one) => isListed(one, today));
  const days = listed.flatMap(({ startedOn }) => startedOn ?? []);
  const spans = registrations.map(spanOf);
  const known = [...days, ...spans.flatMap(({ from, to }) => [from, to].filter((day) => day !== null))];
  const thisYear = partsOf(today)[0];
  const seen = known.map((day) => partsOf(day)[0]).filter((year) => year <= thisYear && year > thisYear - YEARS_MAX);
  const first = Math.min(thisYear, ...seen);
  const years = Array.from({ length: thisYear - first + 1 }, (_, index) => emptyYear(first + index));
  for (const { startedOn, type } of listed) {
    const year = startedOn && years[partsOf(startedOn)[0] - first];
    if (!year) continue;
    year.total += 1;
    if (type) year.byType[type] += 1;
  }
  return {
    years,
    bands: registrations
      .map((registration) => bandOf(registration, makeLocalDate(first, 1, 1), makeLocalDate(thisYear, 12, 31), today))
      .sort((a, b) => a.start - b.start || a.end - b.end),
    undated: listed.length - days.length,
  };
}

const emptyYear = (year: number): CareerYear => ({
  year,
  total: 0,
  byType: Object.fromEntries(ACTIVITY_TYPES.map((type) => [type, 0])) as Record<ActivityType, number>,
});

/** One without a first day began before the record, as far as is known; one without a last day goes on until today. */
function bandOf(registration: Registration, start: LocalDate, end: LocalDate, today: LocalDate): CareerBand {
  const whole = daysBetween(start, end) + 1;
  const share = (day: LocalDate) => Math.min(1, Math.max(0, daysBetween(start, day) / whole));
  const { from, to } = spanOf(registration);
  const begins = from ? share(from) : 0;
  return { registration, start: begins, end: Math.max(begins, share(to && to < today ? to : today)) };
}
