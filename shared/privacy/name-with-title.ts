// A title and a name in what somebody writes: "Mrs A. Sample". On pages they are left alone (`titled-name.ts`), here they are not.
import type { Detector, Found } from './found.ts';

const WORD = "(?:(?:\\p{Lu}\\.){1,3}|\\p{Lu}[\\p{L}'’-]{0,40})";
/** "Master Class", "Baby Friendly", "Miss" at the start of a heading: no people. */
const NO_NAME =
  '(?!(?:Class|Classes|Degree|Friendly|Clinic|Thesis|Trainer|Programme|Course|Unit|Ward|Hospital|Charity|Company|Act)\\b)';
const TITLED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(Mr|Mrs|Ms|Mx|Dr|Prof|Rev)\\.?|(Miss|Master|Baby|Sir|Dame|Lady|Doctor|Professor|Sister|Reverend))[ \\u00a0]${NO_NAME}(${WORD}(?:[ \\u00a0]${WORD}){0,2})(?![\\p{L}\\p{N}])`,
  'gu',
);
/** Of these many teach and write what others learn from. */
const OF_A_TEACHER = /^(?:Dr|Doctor|Prof|Professor|Sister|Rev|Reverend)$/;

/** `low` for a bare letter too, as in "Mr X": most who write it so mean nobody to be known by it. */
export const findNamesWithTitle: Detector<'name'> = (text) =>
  [...text.matchAll(TITLED)].map((match): Found<'name'> => {
    const [found, short = '', title = short, name = ''] = match;
    const start = match.index;
    const severity = OF_A_TEACHER.test(title) || /^\p{L}\.?$/u.test(name) ? 'low' : 'medium';
    return { kind: 'name', severity, start, end: start + found.length };
  });
