// Enhanced CPD with the General Dental Council, as dated and sourced values.
import { makeLocalDate } from '../model/dates.ts';
import { dated, named, PLAIN_SCHEME } from './dated.ts';
import type { Scheme } from './scheme.ts';

const READ_ON = makeLocalDate(2026, 11, 23);
/** Enhanced CPD began in 2018. */
const FROM = makeLocalDate(2018, 1, 1);
const SOURCE = 'gdc-uk.org: enhanced CPD; BDJ Team, 2023; its first day is general knowledge';
/** What each outcome is about is our reading of its usual title. */
const TAGS_SOURCE = 'gdc-uk.org: enhanced CPD, development outcomes A to D; hints in our own words';

const verifiable = { unit: 'hours', tags: ['verifiable'] } as const;

export const gdc: Scheme = {
  ...PLAIN_SCHEME,
  key: 'gdc',
  shortName: 'GDC',
  regulator: 'General Dental Council',
  url: 'https://www.gdc-uk.org/education-cpd/cpd',
  readOn: READ_ON,
  // a dentist's years begin on 1 January, those of all others on 1 August; in which year is the person's own
  cycle: dated({ anchor: 'person', months: 60, windowMonths: null }, FROM, SOURCE),
  professions: [
    { code: 'dentist', name: 'Dentist' },
    { code: 'therapist', name: 'Dental therapist' },
    { code: 'hygienist', name: 'Dental hygienist' },
    { code: 'orthodontic-therapist', name: 'Orthodontic therapist' },
    { code: 'clinical-technician', name: 'Clinical dental technician' },
    { code: 'nurse', name: 'Dental nurse' },
    { code: 'technician', name: 'Dental technician' },
  ],
  tags: dated(
    [
      named('verifiable', 'Verifiable', 'With a certificate that says what, when and how long.'),
      named('outcome-a', 'Outcome A', 'Talking with patients, the team and others.'),
      named('outcome-b', 'Outcome B', 'Managing yourself and others, and leading.'),
      named('outcome-c', 'Outcome C', 'Knowledge and skill in your field.'),
      named('outcome-d', 'Outcome D', 'Attitudes that keep patients’ trust.'),
    ],
    FROM,
    TAGS_SOURCE,
    false,
  ),
  quantities: dated(
    [
      {
        ...verifiable,
        key: 'hours-100',
        label: 'Verifiable hours',
        min: 100,
        per: 'cycle',
        professions: ['dentist'],
      },
      {
        ...verifiable,
        key: 'hours-75',
        label: 'Verifiable hours',
        min: 75,
        per: 'cycle',
        professions: ['therapist', 'hygienist', 'orthodontic-therapist', 'clinical-technician'],
      },
      {
        ...verifiable,
        key: 'hours-50',
        label: 'Verifiable hours',
        min: 50,
        per: 'cycle',
        professions: ['nurse', 'technician'],
      },
      { ...verifiable, key: 'two-years', label: 'Verifiable hours in any two years', min: 10, per: 'twoYears' },
    ],
    FROM,
    SOURCE,
  ),
  required: dated(
    [
      { ...named('plan', 'Personal development plan'), count: 1 },
      { ...named('log', 'Log of activities'), count: 1 },
      { ...named('annual', 'Annual statements', 'Also for a year without any hours.'), count: 4 },
      { ...named('end', 'Statement at the end of the cycle', 'Due within 28 days of its end.'), count: 1 },
    ],
    FROM,
    SOURCE,
  ),
};
