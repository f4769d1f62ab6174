// Registration numbers of other professionals: NMC PINs by their form, HCPC and GMC numbers where a word before says so.
import type { Detector, Found } from './found.ts';

/** Two digits, a letter A to L for the month or country, four digits, a letter. */
const NMC_PIN = /(?<![\p{L}\p{N}-])\d{2}[A-L]\d{4}[A-Z](?![\p{L}\p{N}-])/gu;
const CUED =
  /\b(?:hcpc|gmc|nmc|gphc|registration|registrant|reg|pin)\b\.?(?:\s(?:registration|registrant|reg\.?|pin|no\.?|number|id|is)){0,3}\s?[:#]?\s?((?:[A-Z]{2,3}[ -]?\d{4,6}|\d{7}|\d{2}[A-L]\d{4}[A-Z]))(?![\p{L}\p{N}])/giu;

type FoundNumber = Found<'registration-number'>;

export const findRegistrationNumbers: Detector<'registration-number'> = (text) => {
  const cued = [...text.matchAll(CUED)].map((match): FoundNumber => {
    const end = match.index + match[0].length;
    return { kind: 'registration-number', severity: 'medium', start: end - (match[1] ?? '').length, end };
  });
  const pins = [...text.matchAll(NMC_PIN)].map((match): FoundNumber => {
    const start = match.index;
    return { kind: 'registration-number', severity: 'medium', start, end: start + match[0].length };
  });
  return [...cued, ...pins];
};
