// Health and Care numbers of Northern Ireland: built like NHS numbers, in a range of their own.
import type { Detector } from './found.ts';
import { passesMod11, tenDigitNumbers } from './ten-digits.ts';

/** 320 000 001 to 399 999 999 before the check digit (NHS Data Dictionary, H&C NUMBER). */
export const findHealthCareNumbers: Detector<'health-care-number'> = (text) =>
  tenDigitNumbers(text).flatMap(({ digits, start, end }) => {
    const first = Number(digits.slice(0, 3));
    return first >= 320 && first < 400 && passesMod11(digits)
      ? [{ kind: 'health-care-number', severity: 'high', start, end }]
      : [];
  });
