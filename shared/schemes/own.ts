// A period of one's own: for students, support workers and people between registrations. No regulator, so no numbers.
import { makeLocalDate } from '../model/dates.ts';
import { PLAIN_SCHEME } from './dated.ts';
import type { Scheme } from './scheme.ts';

export const own: Scheme = {
  ...PLAIN_SCHEME,
  key: 'own',
  shortName: '',
  regulator: '',
  url: '',
  readOn: makeLocalDate(2026, 11, 23),
};
