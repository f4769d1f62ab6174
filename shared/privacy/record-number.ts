// Hospital, case and unit numbers: no pattern is common to them, so the words before decide.
import type { Detector } from './found.ts';

/**
 * "Hospital number: K123456", "MRN 0012345", "RiO no. 1234567", "case note number". White space is counted: a page of nothing else would be looked through for minutes.
 */
const CUED =
  /\b(?:mrn|pas(?:\s{1,9}number)?|hosp(?:ital)?\.?\s{1,9}(?:no|number|id)|unit\s{1,9}(?:no|number)|case\s?notes?\s{1,9}(?:no|number)|patient\s{1,9}(?:no|number|id)|(?:rio|systmone|emis|lorenzo|epic)\s{1,9}(?:no|number|id)|k-number)\b\.?\s{0,9}(?:[:#=]\s{0,9})?([A-Z]{0,3}[- ]?\d{5,10}[A-Z]?)(?![\p{L}\p{N}])/giu;

export const findRecordNumbers: Detector = (text) =>
  [...text.matchAll(CUED)].map((match) => {
    const number = match[1] ?? '';
    const end = match.index + match[0].length;
    return { kind: 'record-number', severity: 'medium', start: end - number.length, end };
  });
