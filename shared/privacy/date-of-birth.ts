// A date of birth: the words for it, and a date right after them.
import type { Detector } from './found.ts';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DATE = `(?:[0-3]?\\d\\s?[./-]\\s?[01]?\\d\\s?[./-]\\s?(?:19|20)?\\d\\d|(?:19|20)\\d\\d-[01]\\d-[0-3]\\d|[0-3]?\\d(?:st|nd|rd|th)?[\\s-]+${MONTH}[\\s,-]+(?:19|20)?\\d\\d)`;
/** White space is counted, and each piece of it has one way to be taken: a page of nothing else must not be looked through for hours. */
const BORN = new RegExp(
  `(?:\\bd\\.?\\s?o\\.?\\s?b\\b\\.?|\\bdate of birth\\b|\\bborn(?: on)?\\b)\\s{0,9}(?:\\([^)]{0,20}\\)\\s{0,9})?(?:(?:is|was)\\s{0,9})?(?:[:=–-]\\s{0,9})?(${DATE})(?!\\d)`,
  'giu',
);

/** `high` after "DOB" or "date of birth"; `low` after "born", which is said of authors and of anybody in the news too. */
export const findDatesOfBirth: Detector = (text) =>
  [...text.matchAll(BORN)].map((match) => {
    const end = match.index + match[0].length;
    const severity = /^born/i.test(match[0]) ? 'low' : 'high';
    return { kind: 'date-of-birth', severity, start: end - (match[1] ?? '').length, end };
  });
