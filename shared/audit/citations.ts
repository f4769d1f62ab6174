// References to numbered evidence in a statement: "Evidence 3", "evidence 1 and 2", "Evidence 4-6".
import type { ProfileDocument } from './profile-document.ts';

const NUMBERS = String.raw`\d{1,3}(?:\s*(?:,|and|&|to|-|–)\s*\d{1,3})*`;
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
