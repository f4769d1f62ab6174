// Telephone numbers of the United Kingdom, written with 0 or +44. The first group holds at least three digits: dates do not.
import type { Detector, Severity } from './found.ts';

const NUMBER =
  /(?<![\p{L}\p{N}/.,=#_@£$€+-])(?:\+44[ \u00a0-]?(?:\(0\)[ \u00a0]?)?|0044[ \u00a0]?|\(?0)([12379]\d{1,4}|8\d{2,3})\)?(?:[ \u00a0-]{0,2}\d){4,8}(?![\p{L}\p{N}/_@=]|[.,-]\d)/gu;
/** What stands before other numbers that begin with 0. */
const OTHER =
  /(?:isbn(?:-1[03])?|issn|doi|pmid|isrctn|nct|order|invoice|account|grant|ref(?:erence)?|charity|company|vat|mrn|hosp(?:ital)?\.?)\.?(?:\s?(?:no|number|id))?\.?\s?[:#]?\s?$/i;
const BEFORE_MAX = 32;

/** Kept free for films and books, by their digits after the 0 (Ofcom, numbers for drama). */
const INVENTED =
  /^(?:7700900|1632960|2079460|808157|909879|3069990|1134960|1144960|1154960|1164960|1174960|1184960|1214960|1314960|1414960|1514960|1614960|1914980|2896496|2920180)/;

/** Numbers of services and firms are not often somebody's own. */
function severityOf(digits: string): Severity {
  if (INVENTED.test(digits)) return 'low';
  return /^[127]/.test(digits) ? 'medium' : 'low';
}

export const findTelephones: Detector<'telephone'> = (text) =>
  [...text.matchAll(NUMBER)].flatMap((match) => {
    const start = match.index;
    const digits = match[0]
      .replace(/\(0\)/, '')
      .replace(/\D/g, '')
      .replace(/^(?:0044|44|0)/, '');
    if (digits.length < 9 || digits.length > 10) return [];
    if (OTHER.test(text.slice(Math.max(0, start - BEFORE_MAX), start))) return [];
    return [{ kind: 'telephone', severity: severityOf(digits), start, end: start + match[0].length }];
  });
