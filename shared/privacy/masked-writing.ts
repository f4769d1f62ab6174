// What was found in a text, said in a sentence that shows enough of it to find it there, and no more to whoever looks over a shoulder.
import { masked, maskedNumber } from './masked.ts';
import type { FoundInWriting, WrittenKind } from './written-kinds.ts';
import { WRITTEN_NAMES } from './written-kinds.ts';

/** "LS6 2••": the part of a town, which tells where it stands in the text. */
const postcode = (text: string): string => text.replace(/\p{L}{2}$/u, '••');
/** "j•••@mail.example". */
const email = (text: string): string => `${text.slice(0, 1)}•••${text.slice(text.indexOf('@'))}`;
/** The first letter of each word, and a title. */
const name = (text: string): string =>
  text.replace(/\p{L}[\p{L}'’-]*/gu, (word) =>
    /^(?:Mrs?|Miss|Ms|Mx|Dr|Prof|Professor|Doctor|Sister|Sir|Dame|Lady)$/.test(word)
      ? word
      : `${word.slice(0, 1)}${'•'.repeat(Math.max(1, word.length - 1))}`,
  );
const date = (text: string): string => `${text.slice(0, 2)}${masked(text.slice(2))}`;
const age = (text: string): string => text.replace(/\d(?=\D*$)/, '•');

const MASKS: Partial<Record<WrittenKind, (text: string) => string>> = {
  postcode,
  email,
  name,
  'own-word': name,
  'date-of-birth': date,
  age,
};

const HOW_SURE: Record<FoundInWriting['severity'], string> = {
  high: 'This is very likely',
  medium: 'This looks like',
  low: 'This may be',
};

/** What stands there, masked: "943 ••• ••19". */
export const maskedWords = (text: string, { kind, start, end }: FoundInWriting): string =>
  (MASKS[kind] ?? maskedNumber)(text.slice(start, end).replace(/\s+/g, ' '));

/** "This looks like a postcode: LS6 2••." */
export function foundInWords(text: string, find: FoundInWriting): string {
  const said = find.kind === 'own-word' ? 'This is' : HOW_SURE[find.severity];
  return `${said} ${WRITTEN_NAMES[find.kind]}: ${maskedWords(text, find)}.`;
}
