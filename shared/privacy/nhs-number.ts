// NHS numbers of England, Wales and the Isle of Man, and Health and Care numbers of Northern Ireland.
import type { Detector, Found } from './found.ts';
import { passesMod11, tenDigitNumbers } from './ten-digits.ts';

const CUE = /(?:\bnhs\b|\bh\s?&\s?c\b|\bhcn\b|health and care|patient)[^.;]{0,30}$/;
/** Nothing but the name of the number stands before it. */
const NAMED =
  /(?:\bnhs|\bh\s?&\s?c|\bhcn|\bhealth and care)(?:\s+(?:no|nos|num|number|id))?\.?\s*(?:\bis\b|\bwas\b)?\s*[:#=(]?\s*$/;

/**
 * First three digits in use: 400 to 499 and 600 to 799, and 320 to 399 in Northern Ireland. 999 is for tests and never given.
 * (NHS Data Dictionary, NHS NUMBER; H&C NUMBER.)
 */
function rangeOf(digits: string): 'issued' | 'test' | 'other' {
  const first = Number(digits.slice(0, 3));
  if (first === 999) return 'test';
  return (first >= 320 && first < 500) || (first >= 600 && first < 800) ? 'issued' : 'other';
}

/**
 * A number with a right check digit. Without a word beside it, one in eleven numbers of ten digits has that by chance. One that is
 * called an NHS number and has a wrong digit is a hint: somebody's number may be misspelt.
 */
export const findNhsNumbers: Detector = (text) =>
  tenDigitNumbers(text).flatMap(({ digits, start, end, isGrouped, before }): Found[] => {
    if (!passesMod11(digits)) return NAMED.test(before) ? [{ kind: 'nhs-number', severity: 'low', start, end }] : [];
    const range = rangeOf(digits);
    const hasCue = CUE.test(before);
    if (range === 'test') return [{ kind: 'nhs-number', severity: 'low', start, end }];
    if (range === 'other' && !hasCue) return [];
    return [{ kind: 'nhs-number', severity: hasCue || isGrouped ? 'high' : 'medium', start, end }];
  });
