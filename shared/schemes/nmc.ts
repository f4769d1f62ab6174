// Revalidation with the Nursing and Midwifery Council, as dated and sourced values.
import { makeLocalDate } from '../model/dates.ts';
import { dated, named, PLAIN_SCHEME } from './dated.ts';
import type { Scheme } from './scheme.ts';

const READ_ON = makeLocalDate(2026, 11, 23);
/** Revalidation began in April 2016. */
const FROM = makeLocalDate(2016, 4, 1);
const SOURCE =
  'NMC revalidation requirements, as given by directmedicsnursing.co.uk, lpmde.ac.uk and logbook.co.uk, 2026; its first day is general knowledge';
/** The Code's four parts stand in no source that was read. */
const TAGS_SOURCE = 'The four parts of the NMC Code, by their names';

export const nmc: Scheme = {
  ...PLAIN_SCHEME,
  key: 'nmc',
  shortName: 'NMC',
  regulator: 'Nursing and Midwifery Council',
  url: 'https://www.nmc.org.uk/revalidation/',
  readOn: READ_ON,
  cycle: dated({ anchor: 'person', months: 36, windowMonths: null }, FROM, SOURCE),
  professions: [
    { code: 'nurse', name: 'Nurse' },
    { code: 'midwife', name: 'Midwife' },
    { code: 'nurse-midwife', name: 'Nurse and midwife' },
    { code: 'nursing-associate', name: 'Nursing associate' },
  ],
  tags: dated(
    [
      named('participatory', 'Participatory', 'Learned together with others.'),
      named('people', 'Code: prioritise people'),
      named('effectively', 'Code: practise effectively'),
      named('safety', 'Code: preserve safety'),
      named('trust', 'Code: promote professionalism and trust'),
    ],
    FROM,
    TAGS_SOURCE,
    false,
  ),
  quantities: dated(
    [
      { key: 'hours', label: 'Hours of CPD', unit: 'hours', min: 35, per: 'cycle' },
      {
        key: 'participatory',
        label: 'Participatory hours',
        unit: 'hours',
        min: 20,
        per: 'cycle',
        tags: ['participatory'],
      },
    ],
    FROM,
    SOURCE,
  ),
  required: dated(
    [
      {
        ...named('practice', 'Practice hours: 450'),
        count: 1,
        professions: ['nurse', 'midwife', 'nursing-associate'],
      },
      {
        ...named('practice-both', 'Practice hours: 900', '450 as a nurse and 450 as a midwife.'),
        count: 1,
        professions: ['nurse-midwife'],
      },
      { ...named('feedback', 'Pieces of feedback about your practice'), count: 5 },
      { ...named('accounts', 'Written reflective accounts'), count: 5 },
      { ...named('discussion', 'Reflective discussion', 'With another person on the NMC register.'), count: 1 },
      { ...named('health', 'Declaration of health and character'), count: 1 },
      { ...named('indemnity', 'Professional indemnity arrangement'), count: 1 },
      { ...named('confirmation', 'Confirmation', 'By somebody who has seen that you met all of it.'), count: 1 },
    ],
    FROM,
    SOURCE,
  ),
};
