// Finds a quotation in a text by its words and what stood around them, also where words were changed since.
import search from 'approx-string-match';

/** What is looked for; white space folded as in the text. */
export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
  /** Where it stood when it was marked, in UTF-16 units. */
  start: number;
}

export interface Found {
  start: number;
  end: number;
  /** 1 for the same words in the same surroundings. */
  score: number;
}

/** Weights of the quotation, what is before, what is after, and how near it is to where it stood. */
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const WHOLE = WEIGHTS.quote + WEIGHTS.prefix + WEIGHTS.suffix + WEIGHTS.position;
/** Most changes in a quotation that is still taken for the same. */
const ERRORS_MAX = 256;
/** Characters searched at once, so that the clock can be looked at between. */
const STRETCH = 60_000;
/** Equal passages that are compared by their surroundings. */
const EQUALS_MAX = 500;
/** Strings this unlike each other are found in any text: two English sentences agree on about as many letters. */
const BY_CHANCE = 0.45;
/** A quotation of this length does not stand twice by chance. */
const TELLING_LENGTH = 24;

/** How much of `wanted` is in `there`: 0 for what chance gives, 1 for all of it. */
function likeness(there: string, wanted: string): number {
  if (!wanted) return there ? 0.5 : 1;
  if (there === wanted) return 1;
  const [best] = search(there, wanted, wanted.length);
  const alike = best ? 1 - best.errors / wanted.length : 0;
  return Math.max(0, (alike - BY_CHANCE) / (1 - BY_CHANCE));
}

interface Surroundings {
  prefix: number;
  suffix: number;
}

const around = (text: string, { prefix, suffix }: Quote, start: number, end: number): Surroundings => ({
  prefix: likeness(text.slice(Math.max(0, start - prefix.length - 1), start).trim(), prefix.trim()),
  suffix: likeness(text.slice(end, end + suffix.length + 1).trim(), suffix.trim()),
});

const scoreOf = (text: string, quote: Quote, start: number, { prefix, suffix }: Surroundings, alike: number): number =>
  (WEIGHTS.quote * alike +
    WEIGHTS.prefix * prefix +
    WEIGHTS.suffix * suffix +
    WEIGHTS.position * (1 - Math.abs(start - quote.start) / Math.max(text.length, 1))) /
  WHOLE;

/** Where the words stand unchanged: the place whose surroundings are most like those of the marked one. Null when nowhere. */
export function findExact(text: string, quote: Quote): Found | null {
  let best: (Found & { near: number }) | null = null;
  let count = 0;
  for (let at = text.indexOf(quote.exact); at >= 0 && count < EQUALS_MAX; at = text.indexOf(quote.exact, at + 1)) {
    count += 1;
    const end = at + quote.exact.length;
    const surroundings = around(text, quote, at, end);
    const near = Math.max(surroundings.prefix, surroundings.suffix);
    const score = scoreOf(text, quote, at, surroundings, 1);
    if (!best || score > best.score) best = { start: at, end, score, near };
  }
  // short words stand in many places: without any of their surroundings they are not the passage
  const isTelling = quote.exact.length >= TELLING_LENGTH;
  return best && (isTelling || best.near >= 0.5) ? best : null;
}

/** Stretches of a text, the one around `middle` first, then outwards; they overlap by `overlap`. */
function* stretches(text: string, middle: number, overlap: number): Generator<number> {
  const last = Math.max(0, Math.ceil(text.length / STRETCH) - 1);
  const first = Math.min(last, Math.max(0, Math.floor(middle / STRETCH)));
  const starts = new Set<number>();
  for (let distance = 0; distance <= last; distance++)
    for (const index of [first - distance, first + distance])
      if (index >= 0 && index <= last) starts.add(Math.max(0, index * STRETCH - overlap));
  yield* starts;
}

/** Where changed words stand that are most like the quotation; null when none are like enough, or the time is over. */
export function findChanged(text: string, quote: Quote, untilMs = Infinity): Found | null {
  const { exact } = quote;
  const most = Math.min(ERRORS_MAX, Math.floor(exact.length / 2));
  // few changes are found much faster than many, and are by far the more frequent
  for (const errors of [...new Set([Math.min(most, Math.ceil(exact.length / 6)), most])]) {
    const found = findWithin(text, quote, errors, untilMs);
    if (found) return found;
  }
  return null;
}

function findWithin(text: string, quote: Quote, errors: number, untilMs: number): Found | null {
  const { exact } = quote;
  let best: Found | null = null;
  for (const from of stretches(text, quote.start, exact.length * 2)) {
    if (performance.now() > untilMs) break;
    const stretch = text.slice(from, from + STRETCH + exact.length * 2);
    for (const match of search(stretch, exact, errors).slice(0, 20)) {
      const [start, end] = toEdges(text, from + match.start, from + match.end, exact);
      const surroundings = around(text, quote, start, end);
      const alike = Math.max(0, (1 - match.errors / exact.length - BY_CHANCE) / (1 - BY_CHANCE));
      const score = scoreOf(text, quote, start, surroundings, alike);
      if (isEnough(alike, surroundings, exact.length) && (!best || score > best.score)) best = { start, end, score };
    }
    if (best && best.score > 0.8) break;
  }
  return best;
}

/** Whether a changed passage is the marked one: the more its words changed, the more its surroundings must speak for it. */
function isEnough(alike: number, { prefix, suffix }: Surroundings, length: number): boolean {
  const near = (prefix + suffix) / 2;
  if (length < TELLING_LENGTH) return alike >= 0.45 && near >= 0.6;
  return (near >= 0.45 && alike >= 0.15) || alike >= (length < 2 * TELLING_LENGTH ? 0.75 : 0.5);
}

/** Units of a quotation's beginning and end that show where a changed one begins and ends. */
const EDGE = 20;

/** The place of `words` nearest to `at`, at most `within` units from it; null when there is none. */
function nearest(text: string, words: string, at: number, within: number): number | null {
  const before = text.lastIndexOf(words, at);
  const after = text.indexOf(words, at);
  const near = [before, after].filter((place) => place >= 0 && Math.abs(place - at) <= within);
  return near.sort((one, other) => Math.abs(one - at) - Math.abs(other - at))[0] ?? null;
}

/** A match of changed words from the quotation's own first words to its own last ones, where they are still there; else whole words. */
function toEdges(text: string, from: number, to: number, exact: string): [number, number] {
  if (exact.length < 2 * EDGE) return toWords(text, from, to, exact);
  const within = Math.min(exact.length, ERRORS_MAX);
  const tail = exact.slice(-EDGE);
  const first = nearest(text, exact.slice(0, EDGE), from, within);
  const last = nearest(text, tail, to - EDGE, within);
  const [start, end] = toWords(text, first ?? from, last === null ? to : last + EDGE, exact);
  return start < end ? [start, end] : [from, to];
}

const isLetter = (unit: string | undefined): boolean => unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
/** Scripts without spaces between words have no edges to go to. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** A match that cuts a word is widened to its edge, unless the quotation began or ended inside a word. At most 20 units. */
function toWords(text: string, from: number, to: number, exact: string): [number, number] {
  if (SPACELESS.test(exact)) return [from, to];
  let [start, end] = [from, to];
  while (from - start < 20 && isLetter(text[start]) && isLetter(text[start - 1])) start -= 1;
  while (end - to < 20 && isLetter(text[end - 1]) && isLetter(text[end])) end += 1;
  while (end > start && text[end - 1] === ' ') end -= 1;
  while (start < end && text[start] === ' ') start += 1;
  return [start, end];
}
