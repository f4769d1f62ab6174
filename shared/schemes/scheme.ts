// The vocabulary of a scheme: what a regulator asks for, as values that carry their date and their source.
import type { ActivityType } from '../model/activity.ts';
import type { LocalDate } from '../model/dates.ts';

/** One value of a rule, since when it holds and where it was read. */
export interface DatedValue<T> {
  value: T;
  /** The first day on which it holds, or the first day of the oldest source that was read. */
  from: LocalDate;
  /** Public address or title of the page that says so. */
  source: string;
  /** False where it stands on a secondary or older page, or is our reading of one. */
  verified: boolean;
}

/** The values of one rule through time, oldest first. */
export type Dated<T> = readonly [DatedValue<T>, ...DatedValue<T>[]];

/** The value in force on a day; before the oldest one known, that one. */
export function valueOn<T>(values: Dated<T>, on: LocalDate): DatedValue<T> {
  return values.findLast((one) => one.from <= on) ?? values[0];
}

/** When a profession renews: every two years, in years of the given parity. Month counts from 1. */
export interface Deadline {
  month: number;
  day: number;
  parity: 'odd' | 'even';
}

export interface Profession {
  /** The regulator's own code, such as `OT`; it begins the registration number. */
  code: string;
  /** For one person: "Occupational therapist". */
  name: string;
  deadline: Dated<Deadline>;
}

/** A renewal that once had another deadline than the usual one. The cycle itself kept its days. */
export interface DeadlineException {
  profession: string;
  /** The last day of the cycle concerned. */
  cycleEnd: LocalDate;
  deadline: LocalDate;
  source: string;
  verified: boolean;
}

export interface SchemeActivityType {
  type: ActivityType;
  /** As the dated list names it: "Work-based learning". */
  label: string;
  /** Within a sentence after a number: "work-based". */
  shortLabel: string;
  /** What belongs to it, in a few words. */
  hint: string;
  /** Examples to choose a subtype from; the person may write another. */
  examples: Dated<readonly string[]>;
}

export interface Standard {
  number: number;
  /** What it asks, in our own short words. */
  text: string;
}

export interface EvidenceKindGroup {
  label: string;
  kinds: readonly string[];
}

export interface Span {
  min: number;
  max: number;
}

/** The rules that are numbers. Null where the scheme sets none. */
export interface Rules {
  summaryWordsMax: number | null;
  statementWordsMax: number | null;
  /** How many activities the dated list is advised to hold. */
  listAdvice: Span | null;
  /** Different types of activity at least. */
  typesMin: number | null;
  /** A gap of this many calendar months or more is to be explained. */
  gapMonths: number | null;
  /** How many activities the statement is advised to tell of. */
  featured: Span | null;
}

export type DatedRules = { [K in keyof Rules]: Dated<NonNullable<Rules[K]>> | null };

export interface Scheme {
  key: string;
  /** For sentences: "HCPC". Empty for a period of one's own. */
  shortName: string;
  /** In full; empty for a period of one's own. */
  regulator: string;
  /** Where a person can read the rules themselves; empty when there is none. */
  url: string;
  /** The day on which the sources were last read: "rules as of". */
  readOn: LocalDate;
  cycleYears: number;
  /** How many calendar months before the deadline's end renewal opens, counting the deadline's own month. */
  windowMonths: number;
  professions: readonly Profession[];
  deadlineExceptions: readonly DeadlineException[];
  activityTypes: readonly SchemeActivityType[];
  standards: Dated<readonly Standard[]> | null;
  evidenceKinds: Dated<readonly EvidenceKindGroup[]>;
  rules: DatedRules;
  /** A registration number is the profession's code and up to this many digits. Null when not known. */
  registrationDigitsMax: Dated<number> | null;
}

/** The numbers in force on a day. */
export function rulesOn(scheme: Scheme, on: LocalDate): Rules {
  const { rules } = scheme;
  return {
    summaryWordsMax: rules.summaryWordsMax && valueOn(rules.summaryWordsMax, on).value,
    statementWordsMax: rules.statementWordsMax && valueOn(rules.statementWordsMax, on).value,
    listAdvice: rules.listAdvice && valueOn(rules.listAdvice, on).value,
    typesMin: rules.typesMin && valueOn(rules.typesMin, on).value,
    gapMonths: rules.gapMonths && valueOn(rules.gapMonths, on).value,
    featured: rules.featured && valueOn(rules.featured, on).value,
  };
}

/** The scheme's name of a type, as in the dated list; empty when the activity has none yet. */
export const typeLabel = (scheme: Scheme, type: ActivityType | null): string =>
  scheme.activityTypes.find((one) => one.type === type)?.label ?? '';

/** The name of a profession by its code; empty for an unknown one. */
export const professionName = (scheme: Scheme, code: string): string =>
  scheme.professions.find((one) => one.code === code)?.name ?? '';
