// A registration number looked at for slips of the hand. It only hints: the register decides, and the person may be right.
import type { LocalDate } from '../model/dates.ts';
import { professionName, type Scheme, valueOn } from './scheme.ts';

/** As the register prints it: capital letters, no spaces. */
export const tidyRegistrationNumber = (number: string): string => number.replace(/[\s.-]+/g, '').toUpperCase();

/** What looks unusual about a number, in a sentence; null when nothing does, when it is empty or when the scheme sets no form. */
export function registrationNumberHint(
  scheme: Scheme,
  { number, profession }: { number: string; profession: string },
  on: LocalDate,
): string | null {
  const tidy = tidyRegistrationNumber(number);
  if (!tidy || !scheme.registrationDigitsMax) return null;
  const digitsMax = valueOn(scheme.registrationDigitsMax, on).value;
  const [, letters = '', digits = ''] = /^([A-Z]*)(.*)$/.exec(tidy) ?? [];
  const owner = professionName(scheme, letters);
  if (!owner) {
    const example = profession || 'OT';
    return `${scheme.shortName} numbers begin with letters for the profession, such as ${example}012345.`;
  }
  if (!/^\d+$/.test(digits) || digits.length > digitsMax)
    return `After ${letters}, ${scheme.shortName} numbers have up to ${digitsMax} digits.`;
  if (profession && letters !== profession)
    return `${letters} stands for ${owner.toLowerCase()}. You chose ${professionName(scheme, profession).toLowerCase()}.`;
  return null;
}
