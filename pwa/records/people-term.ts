// What a person calls those they work for, put into prompts and hints. The stored keys and the models themselves stay as they are.
import { capitalised } from '../../shared/wording/capitalised.ts';

/** Where our prompts speak of them in general words: with "your" before the person's own word, or the bare word. */
const YOURS = /\b(t)he people (?:you (?:work for|serve)|who use your service)\b/gi;
const BARE = /\bservice users\b/gi;

/** A prompt or hint in the person's words; as it is while they have chosen none. `term` is a plural, such as "patients". */
export function inPeopleTerm(text: string, term: string): string {
  if (!term) return text;
  return text
    .replace(YOURS, (_, first: string) => (first === 'T' ? capitalised(`your ${term}`) : `your ${term}`))
    .replace(BARE, (found) => (found.startsWith('S') ? capitalised(term) : term));
}
