// CHI numbers of Scotland: a date of birth, two digits, one for the sex, and a check digit. They tell age and sex by themselves.
import type { Detector, Found } from './found.ts';
import { passesMod10, passesMod11, tenDigitNumbers } from './ten-digits.ts';

const CUE = /\b(?:chi|community health index|patient|nhs)\b[^.;]{0,30}$/;
/** Nothing but the name of the number stands before it. */
const NAMED = /\b(?:chi|community health index)(?:\s+(?:no|nos|num|number|id))?\.?\s*(?:\bis\b|\bwas\b)?\s*[:#=(]?\s*$/;

/** DDMMYY that is a day of some year; 29 February always passes, since the century is not known. */
function isDay(digits: string): boolean {
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2000, month, 0)).getUTCDate();
}

/** Either check digit may be right (Public Health Scotland, 2026); by chance that and the date hold for 1 in 150 numbers. Called a CHI number, one with a wrong digit is a hint. */
export const findChiNumbers: Detector = (text) =>
  tenDigitNumbers(text).flatMap(({ digits, start, end, isGrouped, before }): Found[] => {
    if (!isDay(digits)) return [];
    if (!passesMod11(digits) && !passesMod10(digits))
      return NAMED.test(before) ? [{ kind: 'chi-number', severity: 'low', start, end }] : [];
    // a telephone begins with 0 and has its spaces elsewhere: without a word beside it only the usual spelling counts
    const hasCue = CUE.test(before);
    const isSpelt = isGrouped ? /^\d{6}[ \u00a0-]/.test(text.slice(start, end)) : !/^0[1-9]/.test(digits);
    if (!hasCue && !isSpelt) return [];
    return [{ kind: 'chi-number', severity: hasCue || isGrouped ? 'high' : 'medium', start, end }];
  });
