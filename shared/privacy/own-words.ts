// The person's own list: names of service users and colleagues that they want to be told of wherever they write them.
import type { Found } from './found.ts';

/** So many words, and so long each, as are looked for; a longer list is a directory. */
export const OWN_WORDS_MAX = 500;
export const OWN_WORD_LENGTH_MAX = 80;

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/\s+/g, '\\s{1,3}');

/** Whole words in any case, and with an s for what is theirs: "Doris" also in "doris’s". The longest first, so that it is told whole. */
export function findOwnWords(text: string, words: readonly string[]): Found<'own-word'>[] {
  const wanted = words
    .map((word) => word.trim())
    .filter((word) => word && word.length <= OWN_WORD_LENGTH_MAX)
    .slice(0, OWN_WORDS_MAX)
    .sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return [];
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${wanted.map(escaped).join('|')})(?:['’]s)?(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return [...text.matchAll(pattern)].map((match) => {
    const start = match.index;
    return { kind: 'own-word', severity: 'high', start, end: start + match[0].length };
  });
}
