// CPD with the General Optical Council, as dated and sourced values.
import { makeLocalDate } from '../model/dates.ts';
import { dated, named, PLAIN_SCHEME } from './dated.ts';
import type { Scheme } from './scheme.ts';

const READ_ON = makeLocalDate(2026, 11, 23);

import type { Dated, Quantity, RequiredPart, SchemeTag } from './scheme.ts';

const FROM = makeLocalDate(2022, 1, 1);
const SOURCE = 'optical.org and aop.org.uk: CPD scheme of 2022 to 2024';
/** The rules of the next cycle were not read. */
const NEXT = makeLocalDate(2025, 1, 1);
const NEXT_SOURCE = 'The rules of 2022 to 2024; those of 2025 to 2027 were not read';
const DOMAINS = ['professionalism', 'communication', 'clinical', 'leadership'];

const points = { unit: 'points', per: 'cycle' } as const;
const QUANTITIES: readonly Quantity[] = [
  { ...points, key: 'points', label: 'Points', min: 36, professions: ['optometrist', 'optician'] },
  { ...points, key: 'points-specialty', label: 'Points', min: 54, professions: ['specialty'] },
  { ...points, key: 'interactive', label: 'Interactive points', min: 18, tags: ['interactive'] },
  { ...points, key: 'provider', label: 'Provider-led points', min: 18, tags: ['provider'] },
  { ...points, key: 'domains', label: 'Points in each domain', min: 1, tags: DOMAINS, isEach: true },
];
const REQUIRED: readonly RequiredPart[] = [
  { ...named('plan', 'Personal development plan', 'Written at the start of the cycle.'), count: 1 },
  { ...named('peer', 'Peer review'), count: 1 },
  { ...named('reflection', 'Reflective exercise with a peer', 'By the end of the cycle.'), count: 1 },
];
const TAGS: readonly SchemeTag[] = [
  named('interactive', 'Interactive', 'With others who take part.'),
  named('provider', 'Provider-led', 'From a provider that GOC approved.'),
  named('professionalism', 'Domain: professionalism'),
  named('communication', 'Domain: communication'),
  named('clinical', 'Domain: clinical practice'),
  named('leadership', 'Domain: leadership and accountability'),
];

/** As it was read for 2022 to 2024, and taken on unread from 2025. */
const carriedOn = <T>(value: T): Dated<T> => [
  { value, from: FROM, source: SOURCE, verified: true },
  { value, from: NEXT, source: NEXT_SOURCE, verified: false },
];

export const goc: Scheme = {
  ...PLAIN_SCHEME,
  key: 'goc',
  shortName: 'GOC',
  regulator: 'General Optical Council',
  url: 'https://optical.org/',
  readOn: READ_ON,
  cycle: carriedOn({ anchor: 'fixed', months: 36, ends: makeLocalDate(2024, 12, 31), windowMonths: null }),
  professions: [
    { code: 'optometrist', name: 'Optometrist' },
    { code: 'optician', name: 'Dispensing optician' },
    { code: 'specialty', name: 'Registrant with a specialty' },
  ],
  tags: dated(TAGS, FROM, `${SOURCE}; names of the domains from general knowledge`, false),
  quantities: carriedOn(QUANTITIES),
  required: carriedOn(REQUIRED),
  unitName: ['point', 'points'],
};
