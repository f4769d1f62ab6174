// References to numbered evidence in a statement: "Evidence 3", "evidence 1 and 2", "Evidence 4-6".
import { listText } from '../wording/list-text.ts';
import type { ProfileDocument } from './profile-document.ts';

/** "12 March" after a reference is a day, and no piece. */
const NO_DAY = String.raw`(?!\d)(?!\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)`;
const NUMBERS = String.raw`\d{1,3}(?!\d)(?:\s*(?:,|and|&|to|-|–)\s*\d{1,3}${NO_DAY})*`;
const REFERENCE = new RegExp(String.raw`\bevidence\s+(?:items?\s+|nos?\.?\s+|numbers?\s+)?(${NUMBERS})`, 'giu');
/** A span of more than this is a mistake of typing, and not so many pieces. */
const SPAN_MAX = 50;

/** The numbers of the evidence that a text refers to, each once, the lowest first. */
export function numbersCited(text: string): number[] {
  const found = new Set<number>();
  for (const [, list = ''] of text.matchAll(REFERENCE)) {
    const parts = list.split(/\s*(?:,|and|&)\s*/u);
    for (const part of parts) {
      const [from = Number.NaN, to = from] = part.split(/\s*(?:to|-|–)\s*/u).map(Number);
      for (let number = from; number <= Math.min(to, from + SPAN_MAX); number++) found.add(number);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** A reference to a piece that no longer goes along: its number is another one's by now. */
const NO_NUMBER = '?';

/**
 * A text whose references follow when the piece of this number is left out: later ones move up by one, and references to it lose
 * their number. Spans of numbers are written out.
 */
export const withoutNumber = (text: string, number: number, count = Number.POSITIVE_INFINITY): string =>
  renumbered(text, count, (one) => (one === number ? null : one > number ? one - 1 : one));

/** A text whose references follow when two pieces change places. */
export const withSwapped = (text: string, number: number, other: number, count = Number.POSITIVE_INFINITY): string =>
  renumbered(text, count, (one) => (one === number ? other : one === other ? number : one));

/** `count`: how many pieces there are; a run of numbers with a higher one among them says something else, and stays. */
function renumbered(text: string, count: number, moved: (number: number) => number | null): string {
  return text.replace(REFERENCE, (reference: string, list: string) => {
    const numbers = numbersCited(`evidence ${list}`);
    if (numbers.some((one) => one > count)) return reference;
    const now = numbers.map(moved);
    const there = now.filter((one) => one !== null).sort((a, b) => a - b);
    if (there.join() === numbers.join()) return reference;
    const told = now.includes(null) ? [NO_NUMBER, ...there.map(String)] : there.map(String);
    return reference.slice(0, reference.length - list.length) + listText(told);
  });
}

/** Whether a reference has lost its number. */
export const hasLostNumber = (text: string): boolean => /\bevidence\s+(?:\d[\d,\s]*(?:and\s+)?)?\?/iu.test(text);

export interface Citations {
  /** Referred to, and there is no evidence of that number. */
  missing: number[];
  /** Evidence that goes along and that the statement never refers to. */
  uncited: { number: number; title: string }[];
}

export function citationsOf({ statement, evidence }: Pick<ProfileDocument, 'statement' | 'evidence'>): Citations {
  const cited = numbersCited(statement.text);
  const there = new Set(evidence.map(({ number }) => number));
  return {
    missing: cited.filter((number) => !there.has(number)),
    uncited: evidence.filter(({ number }) => !cited.includes(number)).map(({ number, title }) => ({ number, title })),
  };
}

/** How evidence is referred to in a text. */
export const referenceTo = (number: number): string => `(Evidence ${number})`;
