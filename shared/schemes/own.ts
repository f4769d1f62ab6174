// A period of one's own: for students, support workers and people between registrations. No regulator, so no numbers.
import { makeLocalDate } from '../model/dates.ts';
import { ACTIVITY_TYPE_LABELS } from './activity-types.ts';
import { EVIDENCE_KINDS } from './evidence-kinds.ts';
import type { Scheme } from './scheme.ts';

export const own: Scheme = {
  key: 'own',
  shortName: '',
  regulator: '',
  url: '',
  readOn: makeLocalDate(2026, 11, 23),
  cycle: null,
  professions: [],
  deadlineExceptions: [],
  activityTypes: ACTIVITY_TYPE_LABELS,
  standards: null,
  evidenceKinds: EVIDENCE_KINDS,
  rules: {
    summaryWordsMax: null,
    statementWordsMax: null,
    listAdvice: null,
    typesMin: null,
    gapMonths: null,
    featured: null,
    retentionYears: null,
  },
  tags: null,
  quantities: null,
  required: null,
  unitName: null,
  registrationDigitsMax: null,
};
