// Details as they are shown and as they are typed: names one a line, lengths in minutes, dates in words, the rest as it stands.
import { dateText } from '../../../shared/audit/date-text.ts';
import { type MetadataField, type PageMetadata, parseMetadata } from '../../../shared/model/capture.ts';
import { parseLocalDate } from '../../../shared/model/dates.ts';
import { workloadText } from '../../../shared/model/workload.ts';

const DATES: ReadonlySet<MetadataField> = new Set([
  'publishedOn',
  'onlineOn',
  'issuedOn',
  'startsAt',
  'endsAt',
  'completedOn',
]);

/** As exact as the page gave it, in the page's own time: "4 March 2026, 18:30", "March 2026", "2026". */
function pageDateInWords(given: string): string {
  const [, month, day, time] = /^(\d{4}-\d\d)(-\d\d)?(?:T(\d\d:\d\d))?/.exec(given) ?? [];
  const date = month ? parseLocalDate(`${month}${day ?? '-01'}`) : null;
  if (!date) return given;
  return `${dateText(date, day ? 'day' : 'month')}${time ? `, ${time}` : ''}`;
}

/** As it is shown; empty when there is none. */
export function shownDetail(field: MetadataField, metadata: PageMetadata): string {
  const value = metadata[field];
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'number') return `${Math.max(1, Math.round(value / 60))} minutes`;
  if (value && DATES.has(field)) return pageDateInWords(value);
  return field === 'workload' ? workloadText(value ?? '') : (value ?? '');
}

/** As it is typed. */
export function typedDetail(field: MetadataField, metadata: PageMetadata): string {
  const value = metadata[field];
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'number') return String(Math.max(1, Math.round(value / 60)));
  return value ?? '';
}

const HINTS: Partial<Record<MetadataField, string>> = {
  authors: 'One a line.',
  publishedOn: 'Such as 2026, 2026-03 or 2026-03-04.',
  onlineOn: 'Such as 2026-03-04.',
  issuedOn: 'Such as 2026 or 2026-03.',
  startsAt: 'Such as 2026-03-04, or 2026-03-04T19:00.',
  endsAt: 'Such as 2026-03-04, or 2026-03-04T20:00.',
  completedOn: 'Such as 2026-03-04.',
  doi: 'Such as 10.1000/182.',
  issn: 'Such as 1234-567X.',
  pmid: 'Figures only.',
  language: 'Such as en-GB or cy.',
  durationSeconds: 'In minutes.',
};
export const detailHint = (field: MetadataField): string | undefined => HINTS[field];

/** What was typed, as the record keeps it; null when it is not of the form that the field has. Empty is fine. */
export function parseTyped(field: MetadataField, typed: string): PageMetadata[MetadataField] | null {
  const text = typed.trim();
  if (field === 'authors') return parseMetadata({ authors: text.split(/\s*\n\s*/) }).authors;
  if (field === 'durationSeconds') {
    if (!text) return null;
    return /^\d{1,5}$/.test(text) ? Number(text) * 60 : null;
  }
  const bare = field === 'doi' ? text.replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, '') : text;
  const parsed = parseMetadata({ [field]: bare })[field];
  return bare && !parsed ? null : parsed;
}
