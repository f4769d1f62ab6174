// What is measured inside a page of the corpus, in a real browser: Waymark, Readability and Defuddle on the same document.
import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { readText } from '../../extension/capture/readable-text.ts';
import { extractPage } from '../../extension/extractors/index.ts';
import type { Reading, Variant } from './reading.ts';

const JSON_LD = 'script[type^="application/ld+json" i]';
const CITATION = /^(?:citation_|bepress_citation_|dc\.|dcterms\.|dc:|dcterms:|prism\.|prism:|eprints\.)/i;

/** Takes away what many real pages lack, so that the rest has to do. */
function strip(page: Document, variant: Variant): void {
  if (variant === 'as-is') return;
  for (const block of page.querySelectorAll(JSON_LD)) block.remove();
  if (variant === 'without-json-ld') return;
  for (const tag of page.querySelectorAll('meta[name], meta[property]')) {
    if (CITATION.test(tag.getAttribute('name') ?? tag.getAttribute('property') ?? '')) tag.remove();
  }
}

/** The page again, as a document of its own that a library may take apart. */
function copyOf(page: Document): Document {
  const copy = new DOMParser().parseFromString(page.documentElement.outerHTML, 'text/html');
  const base = copy.createElement('base');
  base.href = page.baseURI;
  copy.head.prepend(base);
  return copy;
}

const BLOCK = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR CAPTION DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL OPTION IFRAME VIDEO IMG'.split(
    ' ',
  ),
);

/** Text with a break between blocks, so that the last word of one and the first of the next stay two. */
function words(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  if (/^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(node.nodeName)) return '';
  const inner = [...node.childNodes].map(words).join('');
  return BLOCK.has(node.nodeName) ? `\n${inner}\n` : inner;
}

const textOfHtml = (html: string): string => words(new DOMParser().parseFromString(html, 'text/html').body);

/** Libraries give authors in one line. */
const namesIn = (line: string | null | undefined): string[] =>
  (line ?? '').split(/\s*(?:,|;|\band\b|&|\n)\s*/).filter(Boolean);

/** What a library makes of the page; nothing where it fails, as in use. */
function attempt(read: () => Reading): Reading {
  try {
    return read();
  } catch {
    return { title: '', authors: [], publishedOn: '', text: '' };
  }
}

const byWaymark = (page: Document, url: string): Reading => {
  const startedAtMs = performance.now();
  const { metadata } = extractPage(page, url);
  const understoodAtMs = performance.now();
  const { html } = readText(page);
  const { title, authors, publishedOn, doi, provider, workload } = metadata;
  return {
    ...{ title, authors, publishedOn, doi, provider, workload },
    text: textOfHtml(html),
    understandingMs: understoodAtMs - startedAtMs,
    readingMs: performance.now() - understoodAtMs,
  };
};

const byReadability = (page: Document): Reading => {
  const article = new Readability(copyOf(page)).parse();
  return {
    title: article?.title ?? '',
    authors: namesIn(article?.byline),
    publishedOn: article?.publishedTime ?? '',
    text: textOfHtml(article?.content ?? ''),
  };
};

const byDefuddle = (page: Document, url: string): Reading => {
  const { title, author, published, content } = new Defuddle(copyOf(page), { url, useAsync: false }).parse();
  return {
    title,
    authors: namesIn(author),
    publishedOn: published,
    text: textOfHtml(content),
  };
};

/** Reads the document as it stands, or less; what was taken away stays away. */
function read(variant: Variant, url: string) {
  strip(document, variant);
  return {
    waymark: byWaymark(document, url),
    readability: attempt(() => byReadability(document)),
    defuddle: attempt(() => byDefuddle(document, url)),
    html: variant === 'as-is' ? '' : `<!doctype html>${document.documentElement.outerHTML}`,
  };
}

export const corpusBench = { read };

declare global {
  interface Window {
    corpusBench: typeof corpusBench;
  }
}
Object.assign(globalThis, { corpusBench });
