// CPD with the General Osteopathic Council, as dated and sourced values.
import { makeLocalDate } from '../model/dates.ts';
import { dated, named, PLAIN_SCHEME } from './dated.ts';
import type { Scheme } from './scheme.ts';

const READ_ON = makeLocalDate(2026, 11, 23);

import type { Dated, Quantity, RequiredPart } from './scheme.ts';

/** The scheme began on 1 October 2018. */
const FROM = makeLocalDate(2018, 10, 1);
const SOURCE = 'cpd.osteopathy.org.uk; its first day is general knowledge';
const REVISED = makeLocalDate(2026, 1, 1);
const REVISED_SOURCE = 'cpd.osteopathy.org.uk, before the changes that followed a consultation in 2025';
const THEMES = ['theme-a', 'theme-b', 'theme-c', 'theme-d'];

const QUANTITIES: readonly Quantity[] = [
  { key: 'hours', label: 'Hours of CPD', unit: 'hours', min: 90, per: 'cycle' },
  { key: 'others', label: 'Hours of learning with others', unit: 'hours', min: 45, per: 'cycle', tags: ['others'] },
  {
    key: 'themes',
    label: 'All four themes of the practice standards',
    unit: 'activities',
    min: 1,
    per: 'cycle',
    tags: THEMES,
    isEach: true,
  },
  { key: 'objective', label: 'Objective activity', unit: 'activities', min: 1, per: 'cycle', tags: ['objective'] },
  { key: 'consent', label: 'Communication and consent', unit: 'activities', min: 1, per: 'cycle', tags: ['consent'] },
];
const REQUIRED: readonly RequiredPart[] = [{ ...named('review', 'Peer Discussion Review'), count: 1 }];

/** As it was read, and taken on unread since the changes. */
const carriedOn = <T>(value: T): Dated<T> => [
  { value, from: FROM, source: SOURCE, verified: true },
  { value, from: REVISED, source: REVISED_SOURCE, verified: false },
];

export const gosc: Scheme = {
  ...PLAIN_SCHEME,
  key: 'gosc',
  shortName: 'GOsC',
  regulator: 'General Osteopathic Council',
  url: 'https://cpd.osteopathy.org.uk/',
  readOn: READ_ON,
  cycle: carriedOn({ anchor: 'person', months: 36, windowMonths: null }),
  professions: [{ code: 'osteopath', name: 'Osteopath' }],
  tags: dated(
    [
      named('others', 'Learning with others'),
      named('objective', 'Objective activity', 'Feedback, an audit, or a case that others looked at.'),
      named('consent', 'Communication and consent'),
      named('theme-a', 'Theme A: communication and patient partnership'),
      named('theme-b', 'Theme B: knowledge, skills and performance'),
      named('theme-c', 'Theme C: safety and quality in practice'),
      named('theme-d', 'Theme D: professionalism'),
    ],
    FROM,
    `${SOURCE}; names of the themes from general knowledge`,
    false,
  ),
  quantities: carriedOn(QUANTITIES),
  required: carriedOn(REQUIRED),
};
