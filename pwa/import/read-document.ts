// Reads a PDF or a picture: kept as it is, with what a PDF says of itself as first details.
import { emptyMetadata, type PageMetadata } from '../../shared/model/capture.ts';
import { asLine } from '../../shared/model/parse.ts';
import { toEntry } from './entry.ts';
import type { ImportedEntry } from './imported.ts';

/** "fatigue_after-stroke (2).pdf" as words: "fatigue after stroke". */
export const titleFromFileName = (name: string): string =>
  asLine(
    name
      .replace(/\.\w{2,5}$/, '')
      .replace(/\s*\(\d+\)$/, '')
      .replace(/[_]+|-(?=\p{L})/gu, ' '),
  );

const withoutPdf = (name: string): PageMetadata => ({ ...emptyMetadata(), title: titleFromFileName(name) });

export async function readDocument(
  { name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> },
  { source, mime }: { source: 'pdf' | 'picture'; mime: string },
): Promise<{ entries: ImportedEntry[]; problems: string[] }> {
  const metadata = withoutPdf(name);
  const entry = toEntry(source, {
    title: metadata.title || (source === 'pdf' ? 'PDF' : 'Picture'),
    metadata,
    kind: source === 'pdf' ? 'pdf' : 'page',
    url: metadata.doi ? `https://doi.org/${metadata.doi}` : '',
    files: [{ bytes, mime, role: 'main', notes: [] }],
  });
  return { entries: entry ? [entry] : [], problems: [] };
}
