// CPD with Social Work England, as dated and sourced values.
import { makeLocalDate } from '../model/dates.ts';
import { dated, NO_RULES, named, PLAIN_SCHEME } from './dated.ts';
import type { Scheme } from './scheme.ts';

const READ_ON = makeLocalDate(2026, 11, 23);
/** The oldest source that was read. */
const FROM = makeLocalDate(2025, 1, 1);
const SOURCE = 'socialworkengland.org.uk: CPD, what you need to know; researchinpractice.org.uk, 2025';

export const swe: Scheme = {
  ...PLAIN_SCHEME,
  key: 'swe',
  shortName: 'Social Work England',
  regulator: 'Social Work England',
  url: 'https://www.socialworkengland.org.uk/cpd/',
  readOn: READ_ON,
  cycle: dated(
    { anchor: 'fixed', months: 12, ends: makeLocalDate(2026, 11, 30), windowMonths: 3 },
    makeLocalDate(2019, 12, 2),
    SOURCE,
  ),
  professions: [{ code: 'SW', name: 'Social worker' }],
  tags: dated([named('peer', 'With peer reflection', 'Talked over with another practitioner.')], FROM, SOURCE),
  quantities: dated(
    [
      { key: 'pieces', label: 'Different pieces of CPD', unit: 'activities', min: 2, per: 'cycle' },
      { key: 'peer', label: 'CPD with peer reflection', unit: 'activities', min: 1, per: 'cycle', tags: ['peer'] },
    ],
    FROM,
    SOURCE,
  ),
  rules: { ...NO_RULES, sampleShare: dated(0.025, FROM, 'Said of Social Work England on secondary pages', false) },
};
