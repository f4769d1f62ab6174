// What is told of amounts in two ways: with numbers, and in words that do not judge, for who wants to see no scores.
import { counted } from './date-text.ts';

export interface Told {
  /** With its numbers: "2 activities in this cycle." */
  text: string;
  /** Without: "Some activities in this cycle." */
  inWords: string;
}

/** "3 activities", or "some activities"; of one it may be said that it is one. */
export const toldCount = (count: number, one: string, many = `${one}s`): Told => ({
  text: counted(count, one, many),
  inWords: count === 0 ? `no ${many}` : count === 1 ? `one ${one}` : `some ${many}`,
});

/** What says the same in both ways is given once. */
export const same = (text: string): Told => ({ text, inWords: text });

type Part = Told | string | number | false | null | undefined;

const parted = (part: Part): Told =>
  typeof part === 'object' && part !== null ? part : same(part || part === 0 ? String(part) : '');

/** A sentence around what is told: told`${toldCount(2, 'gap')} to explain.` It begins with a capital letter either way. */
export function told(words: TemplateStringsArray, ...parts: readonly Part[]): Told {
  const fill = (way: keyof Told) => {
    const text = words.map((word, index) => word + parted(parts[index])[way]).join('');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  return { text: fill('text'), inWords: fill('inWords') };
}

/** Sentences one after the other; what is not there is left out. */
export const sentences = (...parts: readonly Part[]): Told => {
  const fill = (way: keyof Told) => parts.flatMap((part) => parted(part)[way] || []).join(' ');
  return { text: fill('text'), inWords: fill('inWords') };
};
