// The pillars and levels of RCOT's Career Development Framework: an activity may be tagged by them. Names only; RCOT endorses nothing of it.
import { makeLocalDate } from '../model/dates.ts';
import { markKey } from '../model/marks.ts';
import { dated, named } from './dated.ts';

/** Marks of an activity begin with this: `rcot:<pillar>`, true or the level. */
const RCOT = 'rcot';

/** The second edition was launched in January 2022; a review was announced since, so another may follow. */
export const RCOT_PILLARS = dated(
  [
    named('practice', 'Professional Practice'),
    named('learning', 'Facilitation of Learning'),
    named('leadership', 'Leadership'),
    named('evidence', 'Evidence, Research and Development'),
  ],
  makeLocalDate(2022, 1, 1),
  'RCOT: Career Development Framework, guiding principles for occupational therapy, second edition',
);

/** In each pillar, from basic general knowledge to advanced and innovative work. */
export const RCOT_LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export const pillarMark = (pillar: string): string => markKey(RCOT, pillar);
