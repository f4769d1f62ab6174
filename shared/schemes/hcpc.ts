// HCPC's scheme: what the Health and Care Professions Council asks of a CPD record, as dated and sourced values.
import { makeLocalDate } from '../model/dates.ts';
import { NO_RULES, PLAIN_SCHEME } from './dated.ts';
import { HCPC_DEADLINE_EXCEPTIONS, HCPC_PROFESSIONS } from './hcpc-professions.ts';
import type { Dated, Scheme } from './scheme.ts';

// CPD became a condition of registration in July 2006 (HPC press release 212); the five standards read the same since 2012.
const FROM = makeLocalDate(2006, 7, 1);

const since2006 = <T>(value: T, source: string, verified = true): Dated<T> => [{ value, from: FROM, source, verified }];

const SUBMITTING = 'hcpc-uk.org: submitting your CPD profile';

export const hcpc: Scheme = {
  ...PLAIN_SCHEME,
  key: 'hcpc',
  shortName: 'HCPC',
  regulator: 'Health and Care Professions Council',
  url: 'https://www.hcpc-uk.org/cpd/',
  readOn: makeLocalDate(2026, 11, 23),
  professions: HCPC_PROFESSIONS,
  deadlineExceptions: HCPC_DEADLINE_EXCEPTIONS,
  standards: since2006(
    [
      { number: 1, text: 'Keep a record of your CPD that goes on, is up to date and is accurate.' },
      { number: 2, text: 'Show a mixture of kinds of learning that matter to your work now or in future.' },
      { number: 3, text: 'Aim for CPD that makes your practice and your service better.' },
      { number: 4, text: 'Aim for CPD that does the people you serve some good.' },
      { number: 5, text: 'When asked, send a profile that is your own work and is backed by evidence.' },
    ],
    'hcpc-uk.org/registrants/cpd/standards',
  ),
  rules: {
    ...NO_RULES,
    summaryWordsMax: since2006(500, SUBMITTING),
    statementWordsMax: since2006(1_500, SUBMITTING),
    listAdvice: since2006({ min: 12, max: 50 }, SUBMITTING),
    typesMin: since2006(2, 'hpc-uk.org/registrants/cpd/activities'),
    gapMonths: since2006(3, 'hcpc-uk.org: dos and don’ts of CPD profiles, 2 October 2019'),
    featured: since2006({ min: 4, max: 6 }, SUBMITTING),
    sampleShare: [
      // The first two professions to be audited, in 2008, had 5 %.
      { value: 0.05, from: makeLocalDate(2008, 1, 1), source: 'HPC press release 212', verified: true },
      { value: 0.025, from: makeLocalDate(2009, 1, 1), source: 'hcpc-uk.org/registrants/cpd/audit', verified: true },
    ],
  },
  registrationDigitsMax: since2006(6, 'hcpc-uk.org/check-the-register/how-to-check'),
};
