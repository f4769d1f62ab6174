// Numbers of ten digits that stand alone in a text, as NHS, Health and Care and CHI numbers do.

export interface TenDigits {
  digits: string;
  start: number;
  end: number;
  /** Written in groups (`943 476 5919`, `010203 4567`), not in one. */
  isGrouped: boolean;
  /** The words just before, in lower case. */
  before: string;
}

/** 10, 3-3-4 or 6-4 digits; not a piece of a longer number, an address, a DOI, a price or a decimal. */
const TEN =
  /(?<![\p{L}\p{N}/.,=#_+@£$€%-]|\d:)(?:\d{10}|\d{3}([ \u00a0-])\d{3}\1\d{4}|\d{6}[ \u00a0-]\d{4})(?![\p{L}\p{N}/_%@=-]|[.,:]\d|[ \u00a0]\d)/gu;

/** What stands before other numbers of ten digits: telephones, books, accounts, articles, trials. */
const OTHER =
  /(?:isbn(?:-10)?|issn|doi|pmid|pmc(?:id)?|isrctn|nct|eudract|tel(?:ephone)?|phone|mobile|fax|call|text|ring|order|invoice|account|grant|award|ref(?:erence)?|charity|company|registered|vat|orcid)\.?(?:\s*(?:no|number|id))?\.?\s*[:#]?\s*\(?$/;

const BEFORE_MAX = 48;

/** All of them, less those that say themselves that they are something else. */
export function tenDigitNumbers(text: string): TenDigits[] {
  return [...text.matchAll(TEN)].flatMap((match) => {
    const start = match.index;
    const before = text.slice(Math.max(0, start - BEFORE_MAX), start).toLowerCase();
    if (OTHER.test(before)) return [];
    const digits = match[0].replace(/\D/g, '');
    return [{ digits, start, end: start + match[0].length, isGrouped: match[0].length > 10, before }];
  });
}

/** The check of NHS, Health and Care and most CHI numbers: weights 10 to 2, modulo 11 (NHS Data Dictionary). */
export function passesMod11(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += Number(digits[place]) * (10 - place);
  const check = 11 - (sum % 11);
  return check !== 10 && (check === 11 ? 0 : check) === Number(digits[9]);
}

/** The check of CHI numbers given since 2026 where a day has run out of the others: Luhn, modulo 10 (Public Health Scotland). */
export function passesMod10(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < 9; place += 1) {
    const value = Number(digits[place]) * (place % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return (10 - (sum % 10)) % 10 === Number(digits[9]);
}
