// CPD with the Occupational Therapy Board of Australia, as dated and sourced values.
import { makeLocalDate } from '../model/dates.ts';
import { dated, NO_RULES, named, PLAIN_SCHEME } from './dated.ts';
import type { Scheme } from './scheme.ts';

const READ_ON = makeLocalDate(2026, 11, 23);

import type { Quantity } from './scheme.ts';

const BEFORE = makeLocalDate(2012, 7, 1);
const SINCE = makeLocalDate(2019, 12, 1);
const SOURCE = 'occupationaltherapyboard.gov.au, 24 October 2019';
const HOURS = { key: 'hours', label: 'Hours of CPD', unit: 'hours', per: 'cycle' } as const;
const INTERACTIVE: Quantity = {
  key: 'interactive',
  label: 'Interactive hours',
  unit: 'hours',
  min: 5,
  per: 'cycle',
  tags: ['interactive'],
};

export const ahpraOt: Scheme = {
  ...PLAIN_SCHEME,
  key: 'ahpra-ot',
  shortName: 'OT Board of Australia',
  regulator: 'Occupational Therapy Board of Australia (Ahpra)',
  url: 'https://www.occupationaltherapyboard.gov.au/',
  readOn: READ_ON,
  cycle: dated(
    { anchor: 'fixed', months: 12, ends: makeLocalDate(2026, 11, 30), windowMonths: null },
    BEFORE,
    'Registration to 30 November, as said on secondary pages',
    false,
  ),
  professions: [{ code: 'OT', name: 'Occupational therapist' }],
  tags: dated([named('interactive', 'Interactive', 'Together with others.')], SINCE, SOURCE),
  quantities: [
    { value: [{ ...HOURS, min: 30 }], from: BEFORE, source: SOURCE, verified: true },
    { value: [{ ...HOURS, min: 20 }, INTERACTIVE], from: SINCE, source: SOURCE, verified: true },
  ],
  required: dated(
    [
      { ...named('goals', 'Learning goals, with what you plan to do'), count: 1 },
      { ...named('reflection', 'Reflection on how practice improved'), count: 1 },
    ],
    SINCE,
    SOURCE,
  ),
  rules: { ...NO_RULES, retentionYears: dated(5, SINCE, SOURCE) },
};
