// The person's own list: names of service users and colleagues that they want to be told of wherever they write them.
import type { Found } from './found.ts';

/** So many words, and so long each, as are looked for; a longer list is a directory. */
export const OWN_WORDS_MAX = 500;
export const OWN_WORD_LENGTH_MAX = 80;

/** Words as a pattern that fits them alone. */
export const literal = (words: string): string => words.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
const escaped = (word: string): string => literal(word).replace(/\s+/g, '\\s{1,3}');

function patternOf(words: readonly string[]): RegExp | null {
  const wanted = words
    .map((word) => word.trim())
    .filter((word) => word && word.length <= OWN_WORD_LENGTH_MAX)
    .slice(0, OWN_WORDS_MAX)
    .sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.map(escaped).join('|')})(?:['’]s)?(?![\\p{L}\\p{N}])`, 'giu');
}

/** A list is asked about once for each text: of 500 names, making the pattern takes eight times as long as looking for it. */
const patterns = new WeakMap<readonly string[], RegExp | null>();

/** Whole words in any case, and with an s for what is theirs: "Doris" also in "doris’s". The longest first, so that it is told whole. */
export function findOwnWords(text: string, words: readonly string[]): Found<'own-word'>[] {
  const pattern = patterns.get(words) ?? patternOf(words);
  patterns.set(words, pattern);
  if (!pattern) return [];
  return [...text.matchAll(pattern)].map((match) => {
    const start = match.index;
    return { kind: 'own-word', severity: 'high', start, end: start + match[0].length };
  });
}
