// Reads a PDF or a picture: kept as it is, with what a PDF says of itself as first details.
import { emptyMetadata, type PageMetadata } from '../../shared/model/capture.ts';
import { toEntry } from './entry.ts';
import type { ImportedEntry, ImportedFile } from './imported.ts';
import { titleFromFileName } from './title-from-file-name.ts';

const byName = (name: string): PageMetadata => ({ ...emptyMetadata(), title: titleFromFileName(name) });

interface ReadDetails {
  /** In a sentence; empty when it could be read. */
  problem: string;
  kind: 'pdf' | 'certificate' | 'page';
  metadata: PageMetadata;
  text: string;
}

const unreadable = (name: string): string =>
  `“${name}” is locked or damaged, so nothing could be read from it. It is kept as it is.`;

async function lookAtPicture(name: string, bytes: Uint8Array<ArrayBuffer>, mime: string): Promise<ReadDetails> {
  const shown = await createImageBitmap(new Blob([bytes], { type: mime })).catch(() => null);
  shown?.close();
  const problem = shown ? '' : `“${name}” is a picture that this browser cannot show. It is kept as it is.`;
  return { problem, kind: 'page', metadata: byName(name), text: '' };
}

/** What a PDF says of itself. One that cannot be read (scanned, locked) is kept all the same. */
async function readPdfDetails(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ReadDetails> {
  const [{ readPdf }, { certificateIn }] = await Promise.all([
    import('../../shared/documents/pdf.ts'),
    import('../../shared/documents/pdf-certificate.ts'),
  ]);
  const read = await readPdf(bytes).catch(() => null);
  if (!read) return { problem: unreadable(name), kind: 'pdf', metadata: byName(name), text: '' };
  const { title, authors, doi, container, publishedOn, language, text } = read;
  const named = title || titleFromFileName(name);
  const metadata = { ...emptyMetadata(), title: named, authors, doi, container, publishedOn, language };
  const certificate = certificateIn(read.firstLines);
  if (!certificate) return { problem: '', kind: 'pdf', metadata, text };
  // a DOI on a certificate is of what was read for it, and would make it that article
  return { problem: '', kind: 'certificate', metadata: { ...metadata, doi: '', ...certificate }, text };
}

export async function readDocument(
  { name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> },
  { source, mime }: { source: 'pdf' | 'picture'; mime: string },
): Promise<{ entries: ImportedEntry[]; problems: string[] }> {
  if (mime === 'image/png') {
    const { readBadge } = await import('./badge/read-badge.ts');
    const badge = await readBadge({ name, bytes }, mime);
    if (badge) return { entries: [badge], problems: [] };
  }
  const isPdf = source === 'pdf';
  const { problem, kind, metadata, text } = isPdf
    ? await readPdfDetails(name, bytes)
    : await lookAtPicture(name, bytes, mime);
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
  return { entries: entry ? [entry] : [], problems: problem ? [problem] : [] };
}
