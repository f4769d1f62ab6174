// Hospital, case and unit numbers: no pattern is common to them, so the words before decide.
import type { Detector } from './found.ts';

/** "Hospital number: K123456", "MRN 0012345", "RiO no. 1234567", "case note number". */
const CUED =
  /\b(?:mrn|pas(?:\s+number)?|hosp(?:ital)?\.?\s+(?:no|number|id)|unit\s+(?:no|number)|case\s?notes?\s+(?:no|number)|patient\s+(?:no|number|id)|(?:rio|systmone|emis|lorenzo|epic)\s+(?:no|number|id)|k-number)\b\.?\s*[:#=]?\s*([A-Z]{0,3}[- ]?\d{5,10}[A-Z]?)(?![\p{L}\p{N}])/giu;

export const findRecordNumbers: Detector = (text) =>
  [...text.matchAll(CUED)].map((match) => {
    const number = match[1] ?? '';
    const end = match.index + match[0].length;
    return { kind: 'record-number', severity: 'medium', start: end - number.length, end };
  });
