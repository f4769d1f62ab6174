// The details of a page as texts in the form: how each value is shown, and read back from what the person typed.
import { METADATA_FIELDS, type MetadataField, type PageMetadata, parseMetadata } from '../../shared/model/capture.ts';
import { asWebAddress } from '../../shared/model/parse.ts';
import { fail, ok, type Result } from '../../shared/model/result.ts';
import { workloadText } from '../../shared/model/workload.ts';
import { splitNames } from '../extractors/names.ts';
import { dateText, readDateText } from './date-text.ts';

export type Value = PageMetadata[MetadataField];

const DATES: ReadonlySet<MetadataField> = new Set([
  'publishedOn',
  'onlineOn',
  'issuedOn',
  'startsAt',
  'endsAt',
  'completedOn',
]);
export const isDateField = (field: MetadataField): boolean => DATES.has(field);

/** As it stands in the form. Names are separated by semicolons, since a degree may follow a comma; a length is in minutes. */
export function textOf(field: MetadataField, value: Value): string {
  if (Array.isArray(value)) return value.join('; ');
  if (typeof value === 'number') return String(Math.round(value / 60));
  if (value === null) return '';
  if (field === 'workload') return workloadText(value);
  return DATES.has(field) ? dateText(value) : value;
}

const namesIn = (text: string): string[] =>
  text.includes(';')
    ? text
        .split(';')
        .map((name) => name.trim())
        .filter(Boolean)
    : splitNames(text);

/** What to do about a text that its field cannot hold, in a sentence. */
const ADVICE: Partial<Record<MetadataField, string>> = {
  doi: 'A DOI begins with 10. and has a slash, such as 10.5555/abc. Correct it, or empty the field.',
  issn: 'An ISSN has eight characters, such as 1234-567X. Correct it, or empty the field.',
  pmid: 'A PubMed number has digits only. Correct it, or empty the field.',
  durationSeconds: 'Give the length in whole minutes, such as 45, or empty the field.',
  pdfUrl: 'An address begins with https://. Correct it, or empty the field.',
};
const DATE_ADVICE = 'Give a date such as 4 March 2026, March 2026 or 2026, or empty the field.';

/** A text of the form as the value that is kept, or a sentence on what to correct. An empty text is an empty value. */
export function readTyped(field: MetadataField, typed: string): Result<Value, string> {
  const text = typed.trim();
  const empty = parseMetadata({})[field];
  if (!text) return ok(empty);
  let raw: unknown = text;
  if (field === 'authors') raw = namesIn(text);
  else if (DATES.has(field)) raw = readDateText(text);
  else if (field === 'durationSeconds') raw = /^\d{1,4}$/.test(text) ? Number(text) * 60 : null;
  else if (field === 'doi') raw = text.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  else if (field === 'pdfUrl') raw = asWebAddress(text);
  else if (field === 'issn') raw = text.toUpperCase().replace(/^(\w{4})(\w{4})$/, '$1-$2');
  const value = parseMetadata({ [field]: raw })[field];
  if (value === null || (typeof value !== 'number' && value.length === 0))
    return fail(DATES.has(field) ? DATE_ADVICE : (ADVICE[field] ?? 'Correct this, or empty the field.'));
  return ok(value);
}

export const textsOf = (metadata: PageMetadata): Record<MetadataField, string> =>
  Object.fromEntries(METADATA_FIELDS.map((field) => [field, textOf(field, metadata[field])])) as Record<
    MetadataField,
    string
  >;
