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

/** What a PDF says of itself. One that cannot be read (scanned, locked) is kept all the same. */
async function readPdfDetails(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ metadata: PageMetadata; text: string }> {
  const { readPdf } = await import('../../shared/documents/pdf.ts');
  const read = await readPdf(bytes).catch(() => null);
  if (!read) return { metadata: byName(name), text: '' };
  const { title, authors, doi, container, publishedOn, language, text } = read;
  const named = title || titleFromFileName(name);
  return { metadata: { ...emptyMetadata(), title: named, authors, doi, container, publishedOn, language }, text };
}

export async function readDocument(
  { name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> },
  { source, mime }: { source: 'pdf' | 'picture'; mime: string },
): Promise<{ entries: ImportedEntry[]; problems: string[] }> {
  const { metadata, text } =
    source === 'pdf' ? await readPdfDetails(name, bytes) : { metadata: byName(name), text: '' };
  const words: ImportedFile[] = text
    ? [{ bytes: new TextEncoder().encode(text), mime: 'text/plain', role: 'text', notes: [] }]
    : [];
  const entry = toEntry(source, {
    title: metadata.title || (source === 'pdf' ? 'PDF' : 'Picture'),
    metadata,
    kind: source === 'pdf' ? 'pdf' : 'page',
    url: metadata.doi ? `https://doi.org/${metadata.doi}` : '',
    files: [{ bytes, mime, role: 'main', notes: [] }, ...words],
  });
  return { entries: entry ? [entry] : [], problems: [] };
}
