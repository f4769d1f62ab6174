// An entry from what a format says of it, with what every entry must have: a title, a clean address, sources for its details.
import { emptyMetadata, METADATA_FIELDS, type PageMetadata, parseMetadata } from '../../shared/model/capture.ts';
import { type Instant, type LocalDate, localDateOf, parseInstant, parseLocalDate } from '../../shared/model/dates.ts';
import { asLine, asText, asWebAddress } from '../../shared/model/parse.ts';
import { titleFrom } from '../records/title-from.ts';
import type { ImportedEntry, ImportSource } from './imported.ts';

const NOTE_MAX = 10_000;

/** What a format may say of an entry; all of it from outside. */
export interface SaidOfEntry {
  url?: unknown;
  title?: unknown;
  metadata?: PageMetadata;
  kind?: ImportedEntry['kind'];
  /** A moment, ISO 8601; or a day. */
  keptAt?: unknown;
  seenOn?: unknown;
  note?: unknown;
  tags?: readonly string[];
  files?: ImportedEntry['files'];
}

/** Seconds, milliseconds or microseconds since 1970 (bookmarks, Pocket), or a date in words that browsers read; null for others. */
export function momentOf(value: unknown): Instant | null {
  const text = asLine(value, 80).replace(/\s*\([^)]*\)$/, '');
  if (!text || /^\d{1,8}$|^\d{18,}$/.test(text)) return null;
  const numeric = /^\d{9,17}$/.test(text) ? Number(text) : null;
  // 1 September 2001 is the first second with ten digits; each further unit has three more
  const scaled =
    numeric === null ? null : numeric > 1e14 ? numeric / 1_000 : numeric > 1e11 ? numeric : numeric * 1_000;
  const date = new Date(scaled ?? (/^\d{4}-\d\d-\d\d \d/.test(text) ? `${text.replace(' ', 'T')}` : text));
  const year = date.getFullYear();
  if (Number.isNaN(date.getTime()) || year < 1980 || year > 2199) return null;
  return parseInstant(date.toISOString());
}

/** The entry, or null when there is nothing by which to know it: neither title nor address. */
export function toEntry(source: ImportSource, said: SaidOfEntry): ImportedEntry | null {
  const url = asWebAddress(said.url);
  const given = asLine(said.title) || said.metadata?.title || '';
  const title = given || titleFrom(url);
  if (!title) return null;
  const metadata = said.metadata ?? { ...emptyMetadata(), title: given };
  const empty = emptyMetadata();
  const told = METADATA_FIELDS.filter((field) => JSON.stringify(metadata[field]) !== JSON.stringify(empty[field]));
  const tags = (said.tags ?? []).map((tag) => asLine(tag, 100)).filter(Boolean);
  const words = asText(said.note, NOTE_MAX).trim();
  const keptAt = momentOf(said.keptAt);
  const seenOn = parseLocalDate(asLine(said.seenOn, 10)) ?? (keptAt ? localDateOf(new Date(keptAt)) : null);
  return {
    source,
    kind: said.kind ?? 'page',
    metadata: parseMetadata({ ...metadata, sources: Object.fromEntries(told.map((field) => [field, source])) }),
    title,
    url,
    keptAt,
    seenOn: seenOn as LocalDate | null,
    note: [words, tags.length > 0 ? `Keywords: ${tags.join(', ')}` : ''].filter(Boolean).join('\n\n'),
    files: said.files ?? [],
  };
}
