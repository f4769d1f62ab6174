// Counting words, for the limits of a profile, and telling of them.
import type { Told } from './told.ts';

/**
 * Words in a plain text, in any language that parts words with spaces: runs between white space or long dashes that hold a
 * letter or a digit. A hyphenated word is one; list dashes, bullets and lone signs are none.
 */
export function countWords(text: string): number {
  return text.split(/[\s—]+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
}

const inThousands = (count: number): string => count.toLocaleString('en-GB');

/** How long a text is by now, for where it stands among others. */
export const toldWords = (count: number): Told => ({
  text: `${inThousands(count)} ${count === 1 ? 'word' : 'words'}`,
  inWords: count === 0 ? 'not begun' : 'begun',
});

/** How long a text is against its limit, if it has one. What goes over it is said in either way. */
export function toldOfLimit(count: number, limit: number | null): Told {
  if (limit === null) return toldWords(count);
  const [words, most] = [inThousands(count), inThousands(limit)];
  if (count > limit)
    return {
      text: `${words} words: ${inThousands(count - limit)} more than the ${most} allowed`,
      inWords: `longer than the ${most} words allowed`,
    };
  return { text: `${words} of ${most} words`, inWords: count === 0 ? 'not begun' : `within the ${most} words allowed` };
}
