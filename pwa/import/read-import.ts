// Reads whatever a person brings: files of any of the kinds below, or words that were pasted. What cannot be read is said, file by file.
import { decodeText, detectBinary, detectText } from './detect.ts';
import type { ImportedEntry, ReadImport } from './imported.ts';
import { apartFromStyles } from './inert-html.ts';
import { readDocument } from './read-document.ts';
import { isOfficeFile } from './table/read-tables.ts';

/** Files above this are not taken: a browser's storage for one site is not meant for films. */
export const FILE_MAX_BYTES = 100_000_000;
const KINDS =
  'Waymark reads RIS, BibTeX, bookmarks (HTML), OPML, reading lists (CSV, or one address a line), tables of what you did, pages saved with SingleFile, PDFs and pictures.';
/** Lines with cells, and no names above them that are known. */
const isTableOfUnknown = (text: string): boolean => {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim());
  return lines.length > 1 && lines.every((line) => line.includes('\t'));
};

/** A file as the browser gives it, or a paste with an empty name. */
export interface Brought {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface ReadingOptions {
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

const refused = (name: string, sentence: string): ReadImport => ({
  name,
  source: null,
  entries: [],
  problems: [sentence],
});

const tableAlone = (called: string): string =>
  `${called} is a table. Choose it by itself: you are then asked what its columns are.`;

const nothingIn = (name: string, what: string): string =>
  name ? `“${name}” holds no ${what} that could be read.` : `There is no ${what} in it that could be read.`;

export async function readImport({ name, bytes }: Brought, options: ReadingOptions = {}): Promise<ReadImport> {
  const called = name ? `“${name}”` : 'What you pasted';
  if (bytes.length === 0) return refused(name, `${called} is empty.`);
  if (bytes.length > FILE_MAX_BYTES)
    return refused(name, `${called} is larger than 100 MB. Waymark keeps files up to that size.`);
  if (isOfficeFile(name))
    return refused(name, `${called} is an office file. Choose it by itself to bring in the tables in it.`);
  const binary = detectBinary(bytes);
  if (binary) return { name, source: binary.source, ...(await readDocument({ name, bytes }, binary)) };
  const badge = await badgeIn({ name, bytes });
  if (badge) return { name, source: 'badge', entries: [badge], problems: [] };
  const text = decodeText(bytes);
  const source = detectText(text);
  if (!source) {
    if (/^\s*<(?:!doctype html|html)/i.test(text))
      return refused(
        name,
        `${called} is a web page that does not say where it was saved from. Keep the page with the Waymark extension, or save it with SingleFile.`,
      );
    if (isTableOfUnknown(text)) return refused(name, tableAlone(called));
    return refused(name, `${called} is of a kind that Waymark cannot read. ${KINDS}`);
  }
  const { entries, problems } = await readText(source, text, bytes, options);
  if (entries.length === 0 && problems.length === 0) problems.push(nothingIn(name, 'entry'));
  return { name, source, entries, problems };
}

/** A badge in words: SVG, JSON, or what was signed alone. Pictures are looked into where they are read. */
async function badgeIn(file: Brought): Promise<ImportedEntry | null> {
  const start = new TextDecoder().decode(file.bytes.subarray(0, 300)).trimStart();
  if (!/^(?:<\?xml|<!doctype svg|<svg|\{|eyJ|\uFEFF)/i.test(start)) return null;
  const { readBadge } = await import('./badge/read-badge.ts');
  return readBadge(
    file,
    start.startsWith('<') ? 'image/svg+xml' : start.startsWith('eyJ') ? 'text/plain' : 'application/json',
  );
}

interface Read {
  entries: ImportedEntry[];
  problems: string[];
}

async function readText(
  source: NonNullable<ReturnType<typeof detectText>>,
  text: string,
  bytes: Uint8Array<ArrayBuffer>,
  options: ReadingOptions,
): Promise<Read> {
  switch (source) {
    case 'ris':
    case 'bibtex':
      return (await import('./read-references.ts')).readReferences(text.replace(/^\uFEFF/, ''), source, options);
    case 'csv':
      return (await import('./read-table.ts')).readTable(text.replace(/^\uFEFF/, ''));
    case 'list':
      return (await import('./read-table.ts')).readList(text);
    case 'bookmarks':
      return (await import('./read-bookmarks.ts')).readBookmarks(parsed(text, 'text/html'));
    case 'opml':
      return (await import('./read-bookmarks.ts')).readOpml(parsed(text, 'text/xml'));
    case 'singlefile': {
      const [{ readSingleFile }, { sanitisePage }] = await Promise.all([
        import('./read-single-file.ts'),
        import('./sanitise-page.ts'),
      ]);
      const entry = readSingleFile({ bytes, text, document: parsed(text, 'text/html'), sanitise: sanitisePage });
      return entry
        ? { entries: [entry], problems: [] }
        : { entries: [], problems: ['The saved page does not say which address it is from.'] };
    }
  }
}

/** A document that runs and loads nothing. */
const parsed = (text: string, type: 'text/html' | 'text/xml'): Document =>
  new DOMParser().parseFromString(
    type === 'text/xml' ? text.replace(/^\uFEFF/, '').trimStart() : apartFromStyles(text).html,
    type,
  );
