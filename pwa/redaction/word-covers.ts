// Which words of a text are covered: places in it, in their order, none over another and none beyond its line. Pure.
import { literal } from '../../shared/privacy/own-words.ts';

/** First character, and the one after the last. */
export interface Place {
  start: number;
  end: number;
}

const IN_WORD = /[\p{L}\p{N}]/u;
const APOSTROPHE = /['’]/;
/** A word as it is stepped over: "O’Neill", "jo@mail.example", "LS6"; without the comma after it. */
const WORD = /[\p{L}\p{N}]+(?:['’@./:_+-]+[\p{L}\p{N}]+)*/gu;
/** No word that is stepped back over is longer. */
const WORD_MAX = 400;

/** Whether a word goes on over this border: a letter or number stands on either side, or beyond an apostrophe. */
function isInWord(text: string, at: number): boolean {
  const is = (index: number) => IN_WORD.test(text[index] ?? '');
  const isSign = (index: number) => APOSTROPHE.test(text[index] ?? '');
  return (is(at - 1) && is(at)) || (is(at - 1) && isSign(at) && is(at + 1)) || (is(at - 2) && isSign(at - 1) && is(at));
}

/** The same place in whole words: half a name would tell the other half. */
function inWholeWords(text: string, { start, end }: Place): Place {
  let [from, to] = [start, end];
  while (from > 0 && isInWord(text, from)) from -= 1;
  while (to < text.length && isInWord(text, to)) to += 1;
  return { start: from, end: to };
}

/** The part of it on each line, without the spaces around; none where nothing but spaces stands. */
export function onLines(text: string, { start, end }: Place): Place[] {
  return [...text.slice(start, end).matchAll(/[^\n]+/g)].flatMap((match) => {
    const [line] = match;
    const words = line.trim();
    const from = start + match.index + line.indexOf(words);
    return words ? { start: from, end: from + words.length } : [];
  });
}

/** What a selection covers: whole words, line by line. */
export const placesIn = (text: string, { start, end }: Place): Place[] =>
  // spaces first: a selection often ends with one, and the word after it is not meant
  onLines(text, { start, end }).flatMap((place) => onLines(text, inWholeWords(text, place)));

/** With these places too; what meets or overlaps, or is parted by spaces alone, becomes one. */
export function withCovers(text: string, covers: readonly Place[], more: readonly Place[]): Place[] {
  const all = [...covers, ...more].sort((a, b) => a.start - b.start);
  const joined: Place[] = [];
  for (const { start, end } of all) {
    const last = joined.at(-1);
    if (last && (start <= last.end || /^ +$/.test(text.slice(last.end, start)))) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Whether every word of the place is covered. */
export const isCovered = (text: string, covers: readonly Place[], place: Place): boolean =>
  onLines(text, place).every(({ start, end }) => covers.some((cover) => cover.start <= start && cover.end >= end));

/** Wherever these words stand, in any case and with any spaces between them, as whole words. */
export function placesOf(text: string, words: string): Place[] {
  const wanted = words.trim().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const escaped = wanted.map((word) => literal(word).replace(/['’]/g, "['’]"));
  const whole = wanted.join(' ');
  const before = IN_WORD.test(whole[0] ?? '') ? '(?<![\\p{L}\\p{N}])' : '';
  const after = IN_WORD.test(whole.at(-1) ?? '') ? '(?![\\p{L}\\p{N}])' : '';
  return [...text.matchAll(new RegExp(`${before}${escaped.join('\\s+')}${after}`, 'giu'))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A stretch of a line: as it is, found by a detector, or covered. */
export interface Stretch extends Place {
  state: 'plain' | 'found' | 'covered';
}

/** The line from end to end; what is covered is so though it was found. */
export function stretchesOf(line: Place, covers: readonly Place[], finds: readonly Place[]): Stretch[] {
  const within = ({ start, end }: Place) => ({ start: Math.max(start, line.start), end: Math.min(end, line.end) });
  const stretches: Stretch[] = [];
  const plain = (from: number, to: number) => {
    let at = from;
    for (const find of finds) {
      const start = Math.max(find.start, at);
      const end = Math.min(find.end, to);
      if (end <= start) continue;
      if (start > at) stretches.push({ start: at, end: start, state: 'plain' });
      stretches.push({ start, end, state: 'found' });
      at = end;
    }
    if (to > at) stretches.push({ start: at, end: to, state: 'plain' });
  };
  let at = line.start;
  for (const { start, end } of covers.map(within)) {
    if (end <= start) continue;
    plain(at, start);
    stretches.push({ start, end, state: 'covered' });
    at = end;
  }
  plain(at, line.end);
  return stretches;
}

/** The next word after a place, or the one before it; null at the end. */
export function wordBeside(text: string, { start, end }: Place, way: 'next' | 'before'): Place | null {
  const from = way === 'next' ? end : Math.max(0, start - WORD_MAX);
  const words = text.slice(from, way === 'next' ? end + 2 * WORD_MAX : start).matchAll(WORD);
  const word = way === 'next' ? words.next().value : [...words].at(-1);
  return word ? { start: from + word.index, end: from + word.index + word[0].length } : null;
}
