// What was found, as it may be shown to the person who has the page in front: enough to find it there, not enough to note it down.
import type { Found, IdentifierKind } from './found.ts';

const NAMES: Record<IdentifierKind, string> = {
  'nhs-number': 'NHS number',
  'chi-number': 'CHI number',
  'record-number': 'Hospital or case number',
  'date-of-birth': 'Date of birth',
  name: 'Name',
};

const DOT = '•';
export const masked = (text: string): string => text.replace(/[\p{L}\p{N}]/gu, DOT);

/** "943 ••• ••19": the first and last characters, for spotting it. */
export function maskedNumber(text: string): string {
  const start = Math.min(3, Math.floor(text.length / 3));
  return `${text.slice(0, start)}${masked(text.slice(start, -2))}${text.slice(-2)}`;
}

/** "3 ••• ••••": a date of birth tells by its year. */
const dateMasked = (text: string): string => `${text.slice(0, 2)}${masked(text.slice(2))}`;

/** "Mrs A. S•••••": the title, and initials. */
const nameMasked = (text: string): string =>
  text
    .split(/\s+/)
    .map((word, at) => (at === 0 ? word : `${word.slice(0, 1)}${masked(word.slice(1))}`))
    .join(' ');

const MASKS: Partial<Record<IdentifierKind, (text: string) => string>> = {
  'date-of-birth': dateMasked,
  name: nameMasked,
};

/** "NHS number 943 ••• ••19"; what was found more than once is told once, at most `max` in all. */
export function maskedFinds(text: string, finds: readonly Found[], max: number): string[] {
  const lines = finds
    .filter(({ severity }) => severity !== 'low')
    .map(({ kind, start, end }) => {
      const words = text.slice(start, end).replace(/\s+/g, ' ');
      return `${NAMES[kind]} ${(MASKS[kind] ?? maskedNumber)(words)}`;
    });
  return [...new Set(lines)].slice(0, max);
}
