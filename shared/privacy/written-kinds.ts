// What is looked for in what a person writes or sends: more than on pages, which are full of telephones, addresses and names.
import { type Found, IDENTIFIER_KINDS, IDENTIFIER_NAMES } from './found.ts';

export const WRITTEN_KINDS = [
  ...IDENTIFIER_KINDS,
  'health-care-number',
  'insurance-number',
  'registration-number',
  'age',
  'email',
  'telephone',
  'postcode',
  'own-word',
] as const;
export type WrittenKind = (typeof WRITTEN_KINDS)[number];

/**
 * Of what is written, `high`: a check digit is right, or the person asked to be told of this word; `medium`: the pattern alone;
 * `low`: only a word beside it says so, or it is of a range that is given to nobody.
 */
export type FoundInWriting = Found<WrittenKind>;

/** What a kind is called in a sentence. */
export const WRITTEN_NAMES: Record<WrittenKind, string> = {
  ...IDENTIFIER_NAMES,
  'health-care-number': 'a Health and Care number',
  'insurance-number': 'a National Insurance number',
  'registration-number': 'somebody’s registration number',
  age: 'an age over 89',
  email: 'an e-mail address',
  telephone: 'a telephone number',
  postcode: 'a postcode',
  'own-word': 'on your list of names to leave out',
};
