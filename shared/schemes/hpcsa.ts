// CPD with the Health Professions Council of South Africa, as dated values; none of them could be verified.
import { makeLocalDate } from '../model/dates.ts';
import { dated, named, PLAIN_SCHEME } from './dated.ts';
import type { Scheme } from './scheme.ts';

const READ_ON = makeLocalDate(2026, 11, 23);
const BEFORE = makeLocalDate(2019, 1, 1);
/** Board Notice 701 of 2024. */
const SINCE = makeLocalDate(2024, 12, 13);
const SOURCE = 'Board Notice 701 of 2024, as told by saslha.co.za and hpcsa-blogs.co.za';
const OLDER = 'hpcsa.co.za: older CPD pages';

export const hpcsa: Scheme = {
  ...PLAIN_SCHEME,
  key: 'hpcsa',
  shortName: 'HPCSA',
  regulator: 'Health Professions Council of South Africa',
  url: 'https://www.hpcsa.co.za/',
  readOn: READ_ON,
  // how long units stay valid went from 24 months to 12
  cycle: [
    {
      value: { anchor: 'person', months: 24, windowMonths: null },
      from: BEFORE,
      source: OLDER,
      verified: false,
    },
    {
      value: { anchor: 'person', months: 12, windowMonths: null },
      from: SINCE,
      source: SOURCE,
      verified: false,
    },
  ],
  professions: [
    { code: 'OT', name: 'Occupational therapist' },
    { code: 'other', name: 'Another profession' },
  ],
  tags: dated([named('ethics', 'Ethics, human rights or health law')], BEFORE, SOURCE, false),
  quantities: dated(
    [
      { key: 'units', label: 'Continuing education units in 12 months', unit: 'credits', min: 30, per: 'year' },
      { key: 'ethics', label: 'Units on ethics in 12 months', unit: 'credits', min: 5, per: 'year', tags: ['ethics'] },
    ],
    BEFORE,
    `${SOURCE}; some boards are said to ask for 15 units, 2 of them on ethics`,
    false,
  ),
  unitName: ['CEU', 'CEUs'],
};
