// Renewal of certification with NBCOT, for occupational therapy in the United States, as dated and sourced values.
import { makeLocalDate } from '../model/dates.ts';
import { dated, named, PLAIN_SCHEME } from './dated.ts';
import type { Scheme } from './scheme.ts';

const READ_ON = makeLocalDate(2026, 11, 23);
/** The oldest source that was read. */
const FROM = makeLocalDate(2025, 1, 1);
const SOURCE = 'nbcot.org: renewal';

export const nbcot: Scheme = {
  ...PLAIN_SCHEME,
  key: 'nbcot',
  shortName: 'NBCOT',
  regulator: 'National Board for Certification in Occupational Therapy',
  url: 'https://www.nbcot.org/',
  readOn: READ_ON,
  // renewal is open from January to March of the third year
  cycle: dated({ anchor: 'person', months: 36, windowMonths: 3 }, FROM, SOURCE),
  professions: [
    { code: 'OTR', name: 'Occupational therapist' },
    { code: 'COTA', name: 'Occupational therapy assistant' },
  ],
  quantities: dated(
    [{ key: 'units', label: 'Professional development units', unit: 'credits', min: 36, per: 'cycle' }],
    FROM,
    SOURCE,
  ),
  required: dated(
    [
      { ...named('log', 'Renewal log'), count: 1 },
      { ...named('attestation', 'Attestation', 'States ask for more of their own.'), count: 1 },
    ],
    FROM,
    SOURCE,
  ),
  unitName: ['unit', 'units'],
};
