// CPD with the General Chiropractic Council, as dated and sourced values.
import { makeLocalDate } from '../model/dates.ts';
import { dated, named, PLAIN_SCHEME } from './dated.ts';
import type { Scheme } from './scheme.ts';

const READ_ON = makeLocalDate(2026, 11, 23);
/** The oldest source that was read. */
const FROM = makeLocalDate(2021, 9, 1);
const SOURCE = 'gcc-uk.org: CPD pages, from 2021/22';

export const gcc: Scheme = {
  ...PLAIN_SCHEME,
  key: 'gcc',
  shortName: 'GCC',
  regulator: 'General Chiropractic Council',
  url: 'https://www.gcc-uk.org/',
  readOn: READ_ON,
  cycle: dated({ anchor: 'fixed', months: 12, ends: makeLocalDate(2026, 8, 31), windowMonths: null }, FROM, SOURCE),
  professions: [{ code: 'chiropractor', name: 'Chiropractor' }],
  tags: dated([named('others', 'Learning with others', 'With direct and immediate interaction.')], FROM, SOURCE),
  quantities: dated(
    [
      { key: 'hours', label: 'Hours of CPD', unit: 'hours', min: 30, per: 'cycle' },
      { key: 'others', label: 'Hours of learning with others', unit: 'hours', min: 15, per: 'cycle', tags: ['others'] },
    ],
    FROM,
    SOURCE,
  ),
  required: dated(
    [
      { ...named('focus', 'The topic of the year', 'GCC chooses one each year.'), count: 1 },
      { ...named('summary', 'CPD summary', 'Sent by 30 September.'), count: 1 },
    ],
    FROM,
    SOURCE,
  ),
};
