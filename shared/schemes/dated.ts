// The parts that most schemes share: values with their day and source, and a scheme that sets no rules.
import type { LocalDate } from '../model/dates.ts';
import { ACTIVITY_TYPE_LABELS } from './activity-types.ts';
import { EVIDENCE_KINDS } from './evidence-kinds.ts';
import type { Dated, DatedRules, Scheme } from './scheme.ts';

/** One value that has held since a day and was read in one place. */
export const dated = <T>(value: T, from: LocalDate, source: string, verified = true): Dated<T> => [
  { value, from, source, verified },
];

/** Something to choose from: letters for the record, words for the screen, and a hint. */
export const named = (key: string, label: string, hint = '') => ({ key, label, hint });

export const NO_RULES: DatedRules = {
  summaryWordsMax: null,
  statementWordsMax: null,
  listAdvice: null,
  typesMin: null,
  gapMonths: null,
  featured: null,
  retentionYears: null,
  sampleShare: null,
};

/** What a scheme is before it says anything of its own: the five types of learning and the kinds of evidence hold for all. */
export const PLAIN_SCHEME: Omit<Scheme, 'key' | 'shortName' | 'regulator' | 'url' | 'readOn'> = {
  cycle: null,
  professions: [],
  deadlineExceptions: [],
  activityTypes: ACTIVITY_TYPE_LABELS,
  standards: null,
  evidenceKinds: EVIDENCE_KINDS,
  rules: NO_RULES,
  tags: null,
  quantities: null,
  required: null,
  unitName: null,
  registrationDigitsMax: null,
};
