// Whether a device may be called so, in a sentence where it may not.
import { asLine } from '../../../shared/model/parse.ts';

export const NAME_LETTERS = 40;

/** The name as it is kept, or what to do about it. */
export function checkDeviceName(typed: string): { name: string; problem: null } | { name: null; problem: string } {
  const name = asLine(typed, 1_000);
  const letters = [...name].length;
  if (letters === 0) return { name: null, problem: 'Enter a name, such as “Work laptop”' };
  if (letters > NAME_LETTERS) {
    return { name: null, problem: `A name has up to ${NAME_LETTERS} letters; this one has ${letters}. Shorten it` };
  }
  return { name, problem: null };
}
