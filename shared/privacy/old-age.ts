// Ages over 89: so few people reach them that an age and a place can be enough to know who it is.
import type { Detector } from './found.ts';

const AGE = '9\\d|1[01]\\d';
/** Groups of a study or a leaflet are nobody in particular. */
const NO_GROUP = '(?!\\d|[.,]\\d|\\s?[+%–-]\\s?\\d?|\\s(?:years\\s)?(?:and|or)\\s(?:over|above|older|more))';
const PATTERNS = [
  new RegExp(`\\b(?:aged|age|aet)\\b\\.?:?[ \\u00a0]?(?:of[ \\u00a0])?(${AGE})${NO_GROUP}`, 'giu'),
  new RegExp(
    `(?<![\\p{L}\\p{N}.,£$€–-])(${AGE})(?:[ \\u00a0-]ye?a?rs?[ \\u00a0-]old|[ \\u00a0]?y\\/?o|[ \\u00a0]years of age)(?![\\p{L}\\p{N}])(?!s?\\s(?:and|or)\\s(?:over|above|older|more))`,
    'giu',
  ),
];

export const findOldAges: Detector<'age'> = (text) =>
  PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const start = match.index;
      return { kind: 'age' as const, severity: 'medium' as const, start, end: start + match[0].length };
    }),
  );
