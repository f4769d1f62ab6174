// A registration: with which regulator, as what. It is optional; a person may set a period of their own instead, and may have
// several of either, one after the other or side by side.
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import { parseId, type RecordId } from './id.ts';
import { asLine, asRecord, asText } from './parse.ts';

export interface Registration {
  id: RecordId;
  /** Key of the scheme, such as `hcpc`; `own` for a period that the person set. */
  scheme: string;
  /** The scheme's code for the profession, such as `OT`; empty when none. */
  profession: string;
  /** The registration number as the person wrote it; empty when none. */
  number: string;
  /** The name for the profile's cover; used nowhere else. */
  name: string;
  /** What the person calls it, to tell it from others; empty when none. */
  label: string;
  /** The post or role held with it, such as "Support worker, stroke ward"; empty when none. */
  role: string;
  registeredSince: LocalDate | null;
  /** The last day of a registration that has ended, included; null while it goes on. A period of one's own has `periodEnd`. */
  until: LocalDate | null;
  /** First and last day of a period of one's own (`scheme` is `own`), both included. */
  periodStart: LocalDate | null;
  periodEnd: LocalDate | null;
  /** The first day of one of the cycles, whichever, where the scheme counts them from a day of the person's own; else null. */
  cycleFrom: LocalDate | null;
  /** Cycles to which the regulator gave this person other dates, the oldest first. */
  adjustedCycles: readonly AdjustedCycle[];
  /** What the scheme asks for beside activities and the person has done, the oldest first. */
  doneParts: readonly DonePart[];
  /** The text of the file that its scheme was read from; empty for a scheme of Waymark's. */
  schemeFile: string;
  createdAt: Instant;
  deletedOn: LocalDate | null;
}

/** A required part that is done, such as a reflective discussion. It counts in the cycle that its day lies in. */
export interface DonePart {
  id: RecordId;
  /** The part's key in the scheme. */
  part: string;
  doneOn: LocalDate;
  /** One line; may be empty. */
  note: string;
}

/** Other dates for one cycle; both are included. */
export interface AdjustedCycle {
  /** First day of the cycle as the scheme has it: which cycle this is about. */
  usualStart: LocalDate;
  start: LocalDate;
  end: LocalDate;
}

/** Fields that are set whole; a cycle's dates are adjusted, and parts noted as done, by commands of their own. */
export type RegistrationFields = Omit<Registration, 'id' | 'createdAt' | 'adjustedCycles' | 'doneParts'>;

/** Keys of adjusted cycles: `cycle:<usual first day>`, with `{ start, end }`. One key a cycle, so that two devices may each adjust one. */
export const ADJUSTED_PREFIX = 'cycle:';

/** Keys of parts that are done: `done:<part>:<id>`, with `{ doneOn, note }`. One key each, so that two devices may each note one. */
export const DONE_PREFIX = 'done:';

/** Characters of a file with a scheme. */
export const SCHEME_FILE_MAX = 100_000;

export function parseRegistration(id: RecordId, value: unknown): Registration {
  const from = asRecord(value);
  return {
    id,
    scheme: asLine(from.scheme, 40) || 'own',
    profession: asLine(from.profession, 40),
    number: asLine(from.number, 40),
    name: asLine(from.name, 200),
    label: asLine(from.label, 100),
    role: asLine(from.role, 200),
    registeredSince: parseLocalDate(from.registeredSince),
    until: parseLocalDate(from.until),
    periodStart: parseLocalDate(from.periodStart),
    periodEnd: parseLocalDate(from.periodEnd),
    cycleFrom: parseLocalDate(from.cycleFrom),
    adjustedCycles: Object.entries(from)
      .flatMap(([key, dates]) => parseAdjusted(key, dates) ?? [])
      .sort(byUsualStart),
    doneParts: Object.entries(from)
      .flatMap(([key, done]) => parseDone(key, done) ?? [])
      .sort((a, b) => (a.doneOn < b.doneOn || (a.doneOn === b.doneOn && a.id < b.id) ? -1 : 1)),
    schemeFile: asText(from.schemeFile, SCHEME_FILE_MAX),
    createdAt: parseInstant(from.createdAt) ?? ('1970-01-01T00:00:00.000Z' as Instant),
    deletedOn: parseLocalDate(from.deletedOn),
  };
}

function parseAdjusted(key: string, value: unknown): AdjustedCycle | null {
  if (!key.startsWith(ADJUSTED_PREFIX)) return null;
  const dates = asRecord(value);
  const usualStart = parseLocalDate(key.slice(ADJUSTED_PREFIX.length));
  const [start, end] = [parseLocalDate(dates.start), parseLocalDate(dates.end)];
  return usualStart && start && end && start <= end ? { usualStart, start, end } : null;
}

function parseDone(key: string, value: unknown): DonePart | null {
  if (!key.startsWith(DONE_PREFIX)) return null;
  const [part = '', rest] = key.slice(DONE_PREFIX.length).split(':');
  const { doneOn, note } = asRecord(value);
  const [id, day] = [parseId(rest), parseLocalDate(doneOn)];
  return part && id && day ? { id, part, doneOn: day, note: asLine(note) } : null;
}

const byUsualStart = (a: AdjustedCycle, b: AdjustedCycle) => (a.usualStart < b.usualStart ? -1 : 1);

export type Lasting = Pick<Registration, 'scheme' | 'registeredSince' | 'until' | 'periodStart' | 'periodEnd'>;

/** From when and until when it is held, both included; null where it has no such end. */
export const spanOf = (one: Lasting): { from: LocalDate | null; to: LocalDate | null } =>
  one.scheme === 'own' ? { from: one.periodStart, to: one.periodEnd } : { from: one.registeredSince, to: one.until };

/** Whether it is held on a day: neither over before it nor begun after it. */
export function isUnderWay(one: Lasting, on: LocalDate): boolean {
  const { from, to } = spanOf(one);
  return (!from || from <= on) && (!to || on <= to);
}

/**
 * The one to begin with on a day: one under way, with a cycle before without, with a regulator before without, the oldest record
 * first, so that all devices choose the same. When none is under way the one that ended last. Null when there is none.
 */
export function mainRegistration(registrations: readonly Registration[], on: LocalDate): Registration | null {
  const rank = (one: Registration): number => {
    const isOwn = one.scheme === 'own';
    const hasCycle = isOwn ? one.periodStart && one.periodEnd : one.profession;
    return (isUnderWay(one, on) ? 0 : 4) + (hasCycle ? 0 : 2) + (isOwn ? 1 : 0);
  };
  const lastDay = (one: Registration) => (isUnderWay(one, on) ? '' : (spanOf(one).to ?? ''));
  const before = (a: Registration, b: Registration): number => {
    if (isUnderWay(a, on) || isUnderWay(b, on)) return rank(a) - rank(b);
    return lastDay(a) === lastDay(b) ? rank(a) - rank(b) : lastDay(a) > lastDay(b) ? -1 : 1;
  };
  const byAge = registrations.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  return byAge.toSorted(before)[0] ?? null;
}

const agree = (a: string | null, b: string | null): boolean => !a || !b || a === b;
const tidy = (number: string): string => number.replace(/[\s.-]+/g, '').toUpperCase();

/**
 * Whether two records are of the same registration or period, each made on a device of its own while apart: what both say is the
 * same. Another number, other dates or, for periods of one's own, other words for it are another registration; so is one that
 * has ended, beside one that goes on.
 */
export function isDouble(a: Registration, b: Registration): boolean {
  if (a.id === b.id || a.scheme !== b.scheme || a.profession !== b.profession) return false;
  if (a.scheme === 'own') {
    const isSame = a.periodStart !== null && a.periodStart === b.periodStart && a.periodEnd === b.periodEnd;
    return isSame && agree(a.label, b.label) && agree(a.role, b.role);
  }
  if (!a.profession || a.until !== b.until) return false;
  return agree(tidy(a.number), tidy(b.number)) && agree(a.registeredSince, b.registeredSince);
}

const MERGED = ['number', 'name', 'registeredSince', 'cycleFrom'] as const;
const JOINED = ['label', 'role'] as const;

/** What the kept one of two doubles gets from the other: what it lacks, and the other's words for a role beside its own. */
export function mergedFrom(kept: Registration, other: Registration): Partial<RegistrationFields> {
  const patch: Record<string, string> = {};
  for (const field of MERGED) if (!kept[field] && other[field]) patch[field] = other[field];
  for (const field of JOINED) {
    if (!other[field] || kept[field].includes(other[field])) continue;
    patch[field] = [kept[field], other[field]].filter(Boolean).join('; ');
  }
  return patch as Partial<RegistrationFields>;
}
