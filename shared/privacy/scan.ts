// Looks through a page for what could identify a patient. It warns; that nothing is found proves nothing.
// What a person writes is looked through for more: `scanWriting`.
import { asAmount, asOneOf, asRecord } from '../model/parse.ts';
import { listText } from '../wording/list-text.ts';
import { findChiNumbers } from './chi-number.ts';
import { findDatesOfBirth } from './date-of-birth.ts';
import { type Found, IDENTIFIER_KINDS, IDENTIFIER_NAMES, type IdentifierKind } from './found.ts';
import { findNhsNumbers } from './nhs-number.ts';
import { findRecordNumbers } from './record-number.ts';
import { findTitledNames } from './titled-name.ts';

const overlaps = (one: Found, other: Found): boolean => one.start < other.end && other.start < one.end;

/** Everything found, in the order of the text. A number that is a CHI and an NHS number by its digits is told once, as CHI. */
export function scanPage(text: string): Found[] {
  const chi = findChiNumbers(text);
  const numbers = [...chi, ...findNhsNumbers(text).filter((nhs) => !chi.some((one) => overlaps(one, nhs)))];
  const records = findRecordNumbers(text).filter((one) => !numbers.some((other) => overlaps(one, other)));
  const found = [...numbers, ...records, ...findDatesOfBirth(text)];
  return [...found, ...findTitledNames(text, found)].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** How many of each kind, without any of the text: what may leave the page that was looked through. */
export type IdentifierCounts = Partial<Record<IdentifierKind, number>>;

/** What is worth a warning, counted. Numbers for tests and the like are left out. */
export const countIdentifiers = (text: string): IdentifierCounts => counted(scanPage(text));

/** The same of what was found already. */
export function counted(finds: readonly Found[]): IdentifierCounts {
  const counts: IdentifierCounts = {};
  for (const { kind, severity } of finds) if (severity !== 'low') counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

export function parseCounts(value: unknown): IdentifierCounts {
  const from = asRecord(value);
  return Object.fromEntries(
    IDENTIFIER_KINDS.flatMap((kind) => {
      const count = Math.min(999, Math.round(asAmount(from[kind]) ?? 0));
      return asOneOf(kind, IDENTIFIER_KINDS) && count > 0 ? [[kind, count]] : [];
    }),
  );
}

/** "an NHS number and a date of birth"; "3 NHS numbers" where there are several. Empty for none. */
export function countsInWords(counts: IdentifierCounts): string {
  const named = IDENTIFIER_KINDS.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    if (count === 0) return [];
    if (count === 1) return [IDENTIFIER_NAMES[kind]];
    const plural = IDENTIFIER_NAMES[kind].replace(/^an? /, '').replace(/^date of/, 'dates of');
    return [`${count} ${plural.startsWith('dates of') ? plural : `${plural}s`}`];
  });
  return listText(named);
}
