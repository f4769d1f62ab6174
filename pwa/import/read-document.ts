// Reads a PDF or a picture: kept as it is, with what a PDF says of itself as first details.
import { emptyMetadata, type PageMetadata } from '../../shared/model/capture.ts';
import { asLine } from '../../shared/model/parse.ts';
import { toEntry } from './entry.ts';
import type { ImportedEntry, ImportedFile } from './imported.ts';

/** "fatigue_after-stroke (2).pdf" as words: "fatigue after stroke". */
export const titleFromFileName = (name: string): string =>
  asLine(
    name
      .replace(/\.\w{2,5}$/, '')
      .replace(/\s*\(\d+\)$/, '')
      .replace(/[_]+|-(?=\p{L})/gu, ' '),
  );

const byName = (name: string): PageMetadata => ({ ...emptyMetadata(), title: titleFromFileName(name) });

interface ReadDetails {
  kind: 'pdf' | 'certificate' | 'page';
  metadata: PageMetadata;
  text: string;
}

/** What a PDF says of itself. One that cannot be read (scanned, locked) is kept all the same. */
async function readPdfDetails(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ReadDetails> {
  const [{ readPdf }, { certificateIn }] = await Promise.all([
    import('../../shared/documents/pdf.ts'),
    import('../../shared/documents/pdf-certificate.ts'),
  ]);
  const read = await readPdf(bytes).catch(() => null);
  if (!read) return { kind: 'pdf', metadata: byName(name), text: '' };
  const { title, authors, doi, container, publishedOn, language, text } = read;
  const named = title || titleFromFileName(name);
  const metadata = { ...emptyMetadata(), title: named, authors, doi, container, publishedOn, language };
  const certificate = certificateIn(read.firstLines);
  if (!certificate) return { kind: 'pdf', metadata, text };
  // a DOI on a certificate is of what was read for it, and would make it that article
  return { kind: 'certificate', metadata: { ...metadata, doi: '', ...certificate }, text };
}

export async function readDocument(
  { name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> },
  { source, mime }: { source: 'pdf' | 'picture'; mime: string },
): Promise<{ entries: ImportedEntry[]; problems: string[] }> {
  const isPdf = source === 'pdf';
  const read: ReadDetails = isPdf
    ? await readPdfDetails(name, bytes)
    : { kind: 'page', metadata: byName(name), text: '' };
  const { kind, metadata, text } = read;
  const words: ImportedFile[] = text
    ? [{ bytes: new TextEncoder().encode(text), mime: 'text/plain', role: 'text', notes: [] }]
    : [];
  const entry = toEntry(source, {
    title: metadata.title || (isPdf ? 'PDF' : 'Picture'),
    metadata,
    kind,
    url: metadata.doi ? `https://doi.org/${metadata.doi}` : '',
    seenOn: metadata.completedOn,
    files: [{ bytes, mime, role: 'main', notes: [] }, ...words],
  });
  return { entries: entry ? [entry] : [], problems: [] };
}
