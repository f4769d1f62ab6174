// What a PDF says of itself beside what was known of it before. Apart from the record, since the popup needs it without the store.
import type { ReadPdf } from '../../shared/documents/pdf.ts';
import { certificateIn } from '../../shared/documents/pdf-certificate.ts';
import { type PdfReading, parsePdfReading } from '../../shared/documents/pdf-reading.ts';
import type { CaptureKind, MetadataField, PageMetadata } from '../../shared/model/capture.ts';
import type { Details } from '../../shared/model/details.ts';
import { asLines, asRecord } from '../../shared/model/parse.ts';
import { withoutSecrets } from '../../shared/model/secret-parameters.ts';

/** Lines of a PDF's first pages, at most: a certificate has far fewer. */
const FIRST_LINES_MAX = 400;
/** Sources that only guess: a title from one of these gives way to the PDF's own. */
const GUESSES = new Set(['tab', 'address']);

/** What was read of a PDF, as it comes over a message. */
export function parseReadPdf(value: unknown): ReadPdf | null {
  const reading = parsePdfReading(value);
  return reading && { ...reading, firstLines: asLines(asRecord(value).firstLines, FIRST_LINES_MAX) };
}

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

/** What is known of a PDF before and after it was read. */
interface KnownPdf {
  url: string;
  kind: CaptureKind;
  metadata: PageMetadata;
}

/**
 * What is known of a PDF with what it says itself; a certificate is known by its wording, as on a page. What the person gave
 * stays. The same object when nothing is new.
 */
export function understoodWith<T extends KnownPdf>(known: T, pdf: ReadPdf): T {
  const metadata = completedBy(known.metadata, pdf);
  // a certificate that was understood before keeps the kind that the person has left it or given it
  const mayBe = known.kind === 'pdf' && !known.metadata.sources.awardedTo;
  const certificate = mayBe ? certificateIn(pdf.firstLines) : null;
  if (!certificate) return metadata === known.metadata ? known : { ...known, metadata };
  // by its kind alone it would no longer be known that the page is a file
  const pdfUrl = metadata.pdfUrl || withoutSecrets(known.url);
  return { ...known, kind: 'certificate', metadata: withCertificate({ ...metadata, pdfUrl }, certificate) };
}

function withCertificate(metadata: PageMetadata, found: Details): PageMetadata {
  const given = Object.entries(found).filter(([field]) => metadata.sources[field as MetadataField] !== 'me');
  const sources = Object.fromEntries(given.map(([field]) => [field, 'pdf']));
  return { ...metadata, ...Object.fromEntries(given), sources: { ...metadata.sources, ...sources } };
}
