// What a PDF says of itself beside what was known of it before. Apart from the record, since the popup needs it without the store.
import type { PdfReading } from '../../shared/documents/pdf-reading.ts';
import type { MetadataField, PageMetadata } from '../../shared/model/capture.ts';

/** Sources that only guess: a title from one of these gives way to the PDF's own. */
const GUESSES = new Set(['tab', 'address']);

/** Metadata with what was found, where nothing was known or only guessed; the same object when nothing is new. */
export function completedBy(known: PageMetadata, reading: PdfReading): PageMetadata {
  const { title, authors, doi, container, publishedOn, language } = reading;
  const found = { title, authors, doi, container, publishedOn, language };
  const next: PageMetadata = { ...known, sources: { ...known.sources } };
  let isNew = false;
  for (const [name, value] of Object.entries(found)) {
    const field = name as MetadataField & keyof typeof found;
    const isOpen = known[field].length === 0 || GUESSES.has(known.sources[field] ?? '');
    if (!isOpen || value.length === 0) continue;
    Object.assign(next, { [field]: value });
    next.sources[field] = 'pdf';
    isNew = true;
  }
  return isNew ? next : known;
}
