// Revalidation with the General Pharmaceutical Council, as dated and sourced values.
import { makeLocalDate } from '../model/dates.ts';
import { dated, named, PLAIN_SCHEME } from './dated.ts';
import type { Scheme } from './scheme.ts';

const READ_ON = makeLocalDate(2026, 11, 23);
/** Revalidation began on 30 March 2018. */
const FROM = makeLocalDate(2018, 3, 30);
const SOURCE = 'pharmacyregulation.org: revalidation; pharmaceutical-journal.com; its first day is general knowledge';

export const gphc: Scheme = {
  ...PLAIN_SCHEME,
  key: 'gphc',
  shortName: 'GPhC',
  regulator: 'General Pharmaceutical Council',
  url: 'https://www.pharmacyregulation.org/',
  readOn: READ_ON,
  cycle: dated({ anchor: 'person', months: 12, windowMonths: null }, FROM, SOURCE),
  professions: [
    { code: 'pharmacist', name: 'Pharmacist' },
    { code: 'technician', name: 'Pharmacy technician' },
  ],
  tags: dated([named('planned', 'Planned', 'Decided on before it was done.')], FROM, SOURCE),
  quantities: dated(
    [
      { key: 'records', label: 'CPD records', unit: 'activities', min: 4, per: 'cycle' },
      { key: 'planned', label: 'Planned CPD records', unit: 'activities', min: 2, per: 'cycle', tags: ['planned'] },
    ],
    FROM,
    SOURCE,
  ),
  required: dated(
    [
      { ...named('peer', 'Peer discussion'), count: 1 },
      {
        ...named(
          'account',
          'Reflective account',
          'A summary of your practice, with examples for the standards that GPhC chose for the year.',
        ),
        count: 1,
      },
    ],
    FROM,
    SOURCE,
  ),
};
