// National Insurance numbers: two letters, six digits and a last letter, without a check digit.
import type { Detector } from './found.ts';

/** Letters and prefixes that are given (HMRC, NIM39110), and QQ, which HMRC writes in its own examples. */
const NUMBER =
  /(?<![\p{L}\p{N}])(?!BG|GB|KN|NK|NT|TN|ZZ)(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)[ \u00a0]?\d{2}[ \u00a0]?\d{2}[ \u00a0]?\d{2}([ \u00a0]?[A-D])?(?![\p{L}\p{N}])/giu;
const CUE = /\b(?:ni|nino|national insurance)\b[^.;]{0,24}$/i;
const BEFORE_MAX = 48;

/** Without its last letter, or in small letters, it could be the code of a module or a ward: then the words before decide. */
export const findInsuranceNumbers: Detector<'insurance-number'> = (text) =>
  [...text.matchAll(NUMBER)].flatMap((match) => {
    const [found, last] = match;
    const start = match.index;
    const isPlain = last !== undefined && found === found.toUpperCase();
    if (!isPlain && !CUE.test(text.slice(Math.max(0, start - BEFORE_MAX), start))) return [];
    const severity = /^qq/i.test(found) ? 'low' : 'medium';
    return [{ kind: 'insurance-number', severity, start, end: start + found.length }];
  });
