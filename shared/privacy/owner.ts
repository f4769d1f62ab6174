// Who writes: their own number and name are no secret in their own profile.
import type { FoundInWriting } from './written-kinds.ts';

export interface Owner {
  /** As on the profile's cover. */
  names: readonly string[];
  /** Registration numbers, in whatever spelling. */
  numbers: readonly string[];
}

export const NOBODY: Owner = { names: [], numbers: [] };

const tidy = (number: string): string => number.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
const wordsOf = (name: string): string[] => name.toLowerCase().match(/\p{L}[\p{L}'’-]*/gu) ?? [];
const TITLE = /^(?:mr|mrs|miss|ms|mx|dr|doctor|prof|professor|sir|dame|lady|sister|rev|reverend)\.?\s/i;

function isNameOf(found: string, name: string): boolean {
  const own = wordsOf(name);
  const words = wordsOf(found.replace(TITLE, ''));
  const isOne = (word: string) => own.some((one) => one === word || (word.length === 1 && one.startsWith(word)));
  return words.some((word) => word.length > 1 && own.includes(word)) && words.every(isOne);
}

/** Whether what was found is the writer's own: their name with a title, or their registration number. */
export function isOwn({ kind }: FoundInWriting, words: string, { names, numbers }: Owner): boolean {
  if (kind === 'name') return names.some((name) => isNameOf(words, name));
  if (kind === 'registration-number') return numbers.some((number) => number && tidy(number) === tidy(words));
  return false;
}
