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

/** When cycles begin and end: on days that are the same for all, or counted from a day of the person's own. */
export type CycleRule =
  | {
      anchor: 'fixed';
      months: number;
      /** The last day of one such cycle, whichever; the last of February stands for it in leap years too. */
      ends: LocalDate;
      /** Calendar months for which renewal is open, the deadline's own month included; null where it is not known. */
      windowMonths: number | null;
    }
  | { anchor: 'person'; months: number; windowMonths: number | null };

export interface Profession {
  /** The regulator's own code, such as `OT`, with which HCPC's numbers begin; ours where it has none. */
  code: string;
  /** For one person: "Occupational therapist". */
  name: string;
  /** Where it differs from one profession to the next; otherwise the scheme's. */
  cycle?: Dated<CycleRule>;
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

/** Something that a scheme asks to be said of an activity beside its type, such as "verifiable" or "with others". */
export interface SchemeTag {
  /** Letters, digits and hyphens; kept on the activity as `<scheme>:<key>`. */
  key: string;
  label: string;
  /** May be empty. */
  hint: string;
}

export const UNITS = ['activities', 'hours', 'points', 'credits'] as const;
/** What is counted. Hours come from the minutes of an activity; points and credits are given by the person. */
export type Unit = (typeof UNITS)[number];

export const SPANS = ['cycle', 'year', 'twoYears'] as const;
/** In which time: a cycle, each year of it, or any two of its years that follow one another. */
export type QuantitySpan = (typeof SPANS)[number];

/** So much of something in a time. A minimum within another is a quantity with a tag. */
export interface Quantity {
  key: string;
  /** What is counted, for a heading: "Hours with others". */
  label: string;
  unit: Unit;
  min: number;
  per: QuantitySpan;
  /** Only what has one of these tags counts. */
  tags?: readonly string[];
  /** `tags` are asked for one by one: so much under each. */
  isEach?: boolean;
  /** Only for these professions. */
  professions?: readonly string[];
}

/** Something that is asked for and is no activity: the person says that it is done, and when. */
export interface RequiredPart {
  key: string;
  /** "Written reflective accounts". */
  label: string;
  /** May be empty. */
  hint: string;
  /** How many of them in a cycle. */
  count: number;
  professions?: readonly string[];
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
  /** How many years the record is to be kept. */
  retentionYears: number | null;
  /** The share of each profession whose record is asked for at a renewal, from 0 to 1. */
  sampleShare: number | null;
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
  /** Null where each profession has its own, and for a period of one's own. */
  cycle: Dated<CycleRule> | null;
  professions: readonly Profession[];
  deadlineExceptions: readonly DeadlineException[];
  activityTypes: readonly SchemeActivityType[];
  standards: Dated<readonly Standard[]> | null;
  evidenceKinds: Dated<readonly EvidenceKindGroup[]>;
  rules: DatedRules;
  tags: Dated<readonly SchemeTag[]> | null;
  quantities: Dated<readonly Quantity[]> | null;
  required: Dated<readonly RequiredPart[]> | null;
  /** The unit of points or credits as the scheme calls it, for one and for several: "CEU", "CEUs". Null where none are counted. */
  unitName: readonly [one: string, many: string] | null;
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
    retentionYears: rules.retentionYears && valueOn(rules.retentionYears, on).value,
    sampleShare: rules.sampleShare && valueOn(rules.sampleShare, on).value,
  };
}

/** The scheme's name of a type, as in the dated list; empty when the activity has none yet. */
export const typeLabel = (scheme: Scheme, type: ActivityType | null): string =>
  scheme.activityTypes.find((one) => one.type === type)?.label ?? '';

/** What of a list that may depend on the profession is asked of this one. */
export const askedOf = <One extends { professions?: readonly string[] }>(
  asked: Dated<readonly One[]> | null,
  profession: string,
  on: LocalDate,
): One[] =>
  asked ? valueOn(asked, on).value.filter(({ professions }) => !professions || professions.includes(profession)) : [];

/** The name of a profession by its code; empty for an unknown one. */
export const professionName = (scheme: Scheme, code: string): string =>
  scheme.professions.find((one) => one.code === code)?.name ?? '';
