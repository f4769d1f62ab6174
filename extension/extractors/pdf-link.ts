// The PDF beside an article, as the page links to it.
import { textOf } from './page-text.ts';

const LINKS_MAX = 3_000;
const DECLARED = 'link[rel~="alternate" i][type="application/pdf" i][href]';
/** "Download PDF", "PDF (1.2 MB)", "Full text PDF"; not "How to read a PDF". */
const SAYS_PDF =
  /^(?:(?:download|view|open|get|read|save|full[- ]?text|article|this|the|as|in)\s+)*(?:e-?)?pdf\b(?:\s*[([].*)?$|^(?:download|view)\b.{0,30}\bpdf\b/i;
const IS_PDF = /\.pdf(?:$|[?#])|\/(?:e?pdf|pdfdirect|pdfft)(?:\/|$|[?#])/i;
const ELSEWHERE =
  'footer, nav, aside, [role="navigation"], [role="contentinfo"], [class*="reference" i], [id*="reference" i], [class*="related" i]';

const absolute = (address: string, base: string): string => {
  try {
    return new URL(address, base).href;
  } catch {
    return '';
  }
};

/** `named` is what the page's tags call the PDF; else the declared one, else a link that says so and whose address looks like one. */
export function pdfAddress(document: Document, url: string, named: string): string {
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? '';
  const root = absolute(base, url) || url;
  const declared = named || document.querySelector(DECLARED)?.getAttribute('href') || '';
  if (declared) return absolute(declared, root);
  const links = [...document.querySelectorAll('a[href]')].slice(0, LINKS_MAX).filter((link) => {
    const says = textOf(link) || link.getAttribute('aria-label') || link.getAttribute('title') || '';
    return IS_PDF.test(link.getAttribute('href') ?? '') && SAYS_PDF.test(says) && !link.closest(ELSEWHERE);
  });
  const addresses = new Set(links.map((link) => absolute(link.getAttribute('href') ?? '', root).replace(/#.*$/, '')));
  // the same file under two buttons is one; several files are supplements, and nothing tells which is the article
  return addresses.size === 1 ? ([...addresses][0] ?? '') : '';
}
