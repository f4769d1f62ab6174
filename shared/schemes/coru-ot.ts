// CPD with the Occupational Therapists Registration Board in Ireland, as dated and sourced values.
import { makeLocalDate } from '../model/dates.ts';
import { dated, named, PLAIN_SCHEME } from './dated.ts';
import type { Scheme } from './scheme.ts';

const READ_ON = makeLocalDate(2026, 11, 23);
const FROM = makeLocalDate(2021, 4, 1);
const SOURCE = 'coru.ie: CPD audit';

export const coruOt: Scheme = {
  ...PLAIN_SCHEME,
  key: 'coru-ot',
  shortName: 'CORU',
  regulator: 'CORU, Occupational Therapists Registration Board',
  url: 'https://www.coru.ie/',
  readOn: READ_ON,
  // the periods that an audit looks at
  cycle: dated({ anchor: 'fixed', months: 24, ends: makeLocalDate(2025, 3, 31), windowMonths: null }, FROM, SOURCE),
  professions: [{ code: 'OT', name: 'Occupational therapist' }],
  quantities: dated(
    [{ key: 'credits', label: 'CPD credits in each 12 months', unit: 'credits', min: 30, per: 'year' }],
    FROM,
    SOURCE,
  ),
  required: dated(
    [
      { ...named('review', 'Review of learning needs'), count: 2 },
      { ...named('plan', 'Plan for the next 12 months'), count: 2 },
      { ...named('reflection', 'Evaluation and reflection'), count: 2 },
    ],
    FROM,
    SOURCE,
  ),
  unitName: ['credit', 'credits'],
};
