// Reads a page that the person saved with SingleFile: its address and moment stand in a comment at its top.
import { emptyMetadata, parseMetadata } from '../../shared/model/capture.ts';
import { asLine, asWebAddress } from '../../shared/model/parse.ts';
import { toEntry } from './entry.ts';
import type { ImportedEntry, ImportedFile } from './imported.ts';

/** Address and moment of the comment; empty where it has none. */
export function savedFrom(html: string): { url: string; savedAt: string } {
  const comment = /Page saved with SingleFile([\s\S]{0,6000}?)-->/.exec(html.slice(0, 30_000))?.[1] ?? '';
  const url = asWebAddress(/^\s*url:\s*(\S+)/m.exec(comment)?.[1] ?? '');
  // "GMT+0000 (Greenwich Mean Time)": the zone's name may be of any language
  const savedAt = asLine(/^\s*saved date:\s*(.+)$/m.exec(comment)?.[1] ?? '').replace(/\s*\([^)]*\)\s*$/, '');
  return { url, savedAt };
}

/** What the page says of itself in its head. `document`: parsed and inert. */
function metadataOf(document: Document) {
  const contents = (...names: string[]) =>
    names
      .flatMap((name) => [...document.querySelectorAll(`meta[name="${name}" i], meta[property="${name}" i]`)])
      .map((tag) => asLine(tag.getAttribute('content')))
      .filter(Boolean);
  const [first, last] = [contents('citation_firstpage')[0], contents('citation_lastpage')[0]];
  const date =
    contents('citation_online_date', 'citation_publication_date', 'citation_date', 'article:published_time')[0] ?? '';
  return parseMetadata({
    ...emptyMetadata(),
    title: contents('citation_title')[0] ?? asLine(document.title),
    authors: contents('citation_author').length > 0 ? contents('citation_author') : contents('author'),
    publishedOn: date.replace(/[/.]/g, '-'),
    siteName: contents('og:site_name')[0] ?? '',
    publisher: contents('citation_publisher')[0] ?? '',
    container: contents('citation_journal_title')[0] ?? '',
    volume: contents('citation_volume')[0] ?? '',
    issue: contents('citation_issue')[0] ?? '',
    pages: first && last && first !== last ? `${first}-${last}` : (first ?? ''),
    doi: (contents('citation_doi', 'dc.identifier')[0] ?? '').replace(/^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)/i, ''),
    language: document.documentElement.lang,
    description: contents('description', 'og:description')[0] ?? '',
  });
}

const encode = (text: string) => new TextEncoder().encode(text);
/** Elements whose content is no text of the page. */
const NO_TEXT = 'script, style, noscript, template, svg, iframe, nav, form';

/** The words of the page, a paragraph for each block. */
function wordsOf(document: Document): string {
  const body = (document.querySelector('article, main') ?? document.body)?.cloneNode(true);
  if (!body || !('querySelectorAll' in body)) return '';
  const element = body as Element;
  for (const one of element.querySelectorAll(NO_TEXT)) one.remove();
  for (const one of element.querySelectorAll('p, div, li, h1, h2, h3, h4, h5, h6, tr, blockquote, pre, section, br'))
    one.after('\n\n');
  return (element.textContent ?? '')
    .split(/\n\s*\n/)
    .map((paragraph) => asLine(paragraph, 20_000))
    .filter(Boolean)
    .join('\n\n');
}

export interface SingleFileReading {
  /** The file's bytes, kept unchanged. */
  bytes: Uint8Array<ArrayBuffer>;
  text: string;
  document: Document;
  /** Makes the copy that is shown: without anything that could run or load. Null when it cannot be made. */
  sanitise: (html: string) => string | null;
}

/** The page with its original bytes, its words and the copy to look at; null when it does not say where it is from. */
export function readSingleFile({ bytes, text, document, sanitise }: SingleFileReading): ImportedEntry | null {
  const { url, savedAt } = savedFrom(text);
  if (!url) return null;
  const metadata = metadataOf(document);
  const files: ImportedFile[] = [{ bytes, mime: 'text/html', role: 'file', notes: [] }];
  const shown = sanitise(text);
  if (shown)
    files.push({
      bytes: encode(shown),
      mime: 'text/html',
      role: 'page',
      notes: ['Scripts, forms and frames of the saved page are left out. The file as you saved it is kept beside it.'],
    });
  const words = wordsOf(document);
  if (words) files.push({ bytes: encode(words), mime: 'text/plain', role: 'text', notes: [] });
  return toEntry('singlefile', {
    url,
    title: metadata.title,
    metadata,
    kind: metadata.doi || metadata.container ? 'article' : 'page',
    keptAt: savedAt,
    files,
  });
}
