// Counting words, for the limits of a profile.

/**
 * Words in a plain text, in any language that parts words with spaces: runs between white space or long dashes that hold a
 * letter or a digit. A hyphenated word is one; list dashes, bullets and lone signs are none.
 */
export function countWords(text: string): number {
  return text.split(/[\s—]+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
}
