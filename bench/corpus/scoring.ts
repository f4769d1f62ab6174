// How near what was understood of a page is to what is known of it: titles, author sets, days, and texts as bags of words.

const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}]+/gu;

/** Words in lower case; a character of a script without spaces is a word. */
export const tokens = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(WORD) ?? [];

/** Titles are equal when their words are: quotation marks, dashes and capitals are the printer's. */
export const sameTitle = (found: string, known: string): boolean =>
  tokens(found).length > 0 && tokens(found).join(' ') === tokens(known).join(' ');

/** A name without "by" and without degrees, its words in any order. */
const nameOf = (name: string): string =>
  tokens(name.replace(/\b(?:by|dr|prof|md|phd|rn)\b\.?/gi, ' '))
    .sort()
    .join(' ');

export function sameAuthors(found: readonly string[], known: readonly string[]): boolean {
  const [one, other] = [found, known].map((names) => new Set(names.map(nameOf).filter(Boolean)));
  return (
    one !== undefined && other !== undefined && one.size === other.size && [...other].every((name) => one.has(name))
  );
}

export function hasFirstAuthor(found: readonly string[], known: readonly string[]): boolean {
  const [first] = known;
  return first !== undefined && found.some((name) => nameOf(name) === nameOf(first));
}

/** The day as it was written and the day it was in UTC then: which of the two a page means, nothing says. */
function daysOf(date: string): string[] {
  const written = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?/.exec(date.trim());
  const local = written
    ? [written[1], written[2], written[3]].filter((part) => part !== undefined).map((part) => part.padStart(2, '0'))
    : [];
  const instant = new Date(date);
  return [local.join('-'), Number.isNaN(instant.getTime()) ? '' : instant.toISOString().slice(0, 10)].filter(Boolean);
}

/** Whether two dates are of the same day, or of the same month where one of them names no day. */
export const sameDay = (found: string, known: string): boolean =>
  daysOf(found).some((one) =>
    daysOf(known).some((other) => {
      const length = Math.min(one.length, other.length);
      return length >= 7 && one.slice(0, length) === other.slice(0, length);
    }),
  );

export interface TextScore {
  precision: number;
  recall: number;
  /** The harmonic mean of the two, 0 to 1. */
  f1: number;
}

/** Words that two texts share, counted as often as they stand in both. */
export function scoreText(found: string, known: string): TextScore {
  const [one, other] = [tokens(found), tokens(known)];
  const left = new Map<string, number>();
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of one) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  const precision = one.length > 0 ? shared / one.length : 0;
  const recall = other.length > 0 ? shared / other.length : 1;
  return { precision, recall, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0 };
}
