// CPD with Social Work England, as dated and sourced values.
import { makeLocalDate } from '../model/dates.ts';
import { dated, NO_RULES, named, PLAIN_SCHEME } from './dated.ts';
import type { Scheme, SchemeTag } from './scheme.ts';

const READ_ON = makeLocalDate(2026, 11, 23);
/** The oldest source that was read. */
const FROM = makeLocalDate(2025, 1, 1);
const SOURCE = 'socialworkengland.org.uk: CPD, what you need to know; researchinpractice.org.uk, 2025';
/** What was read says that CPD is recorded against 4.1 to 4.8, and not what each of them asks. */
const TAGS_SOURCE = 'Standard 4 of the professional standards in our own words, from general knowledge';
const TAGS: readonly SchemeTag[] = [
  named('peer', 'With peer reflection', 'Talked over with another practitioner.'),
  named('standard-4-1', '4.1 Feedback', 'Used in your learning, also from people with experience of your work.'),
  named('standard-4-2', '4.2 Supervision', 'Used, with feedback, to see what you need to learn.'),
  named('standard-4-3', '4.3 Up to date', 'How research and theory inform your practice and your judgement.'),
  named('standard-4-4', '4.4 Subject knowledge', 'Of social work, and of what changes in society and its policies.'),
  named('standard-4-5', '4.5 A culture of learning', 'Talked over and shared where you work.'),
  named('standard-4-6', '4.6 Impact', 'What your learning changed in the quality of your practice.'),
  named('standard-4-7', '4.7 Regular recording', 'Learning and reflection written down as you go.'),
  named('standard-4-8', '4.8 Your own values', 'And what they do to your practice.'),
];

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
  tags: dated(TAGS, FROM, TAGS_SOURCE, false),
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
