// Reads the words of PDFs, and what they say of themselves. Runs in pages, not in workers.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { pdfDetails } from './pdf-details.ts';
import { openPdf } from './pdf-engine.ts';
import { linesOf, type PdfLine, paragraphsOf, type TextPiece } from './pdf-lines.ts';
import { PDF_TEXT_MAX, type PdfReading } from './pdf-reading.ts';

export interface PdfLimits {
  /** After this much time what is read so far is all. */
  timeMs: number;
  pagesMax: number;
}

const LIMITS: PdfLimits = { timeMs: 12_000, pagesMax: 1_000 };

export interface ReadPdf extends PdfReading {
  /** The lines of its first pages, for who looks for more in them. */
  firstLines: string[];
}

async function linesOnPage(pdf: PDFDocumentProxy, number: number): Promise<{ lines: PdfLine[]; height: number }> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const [, bottom = 0, , top = 0] = page.view;
  const lines = linesOf(items.filter((item): item is typeof item & TextPiece => 'str' in item));
  page.cleanup();
  return { lines: lines.map((line) => ({ ...line, y: line.y - bottom })), height: top - bottom };
}

async function readPages(pdf: PDFDocumentProxy, { timeMs, pagesMax }: PdfLimits) {
  const deadlineMs = performance.now() + timeMs;
  const pages: { lines: PdfLine[]; height: number }[] = [];
  const paragraphs: string[] = [];
  let length = 0;
  for (let number = 1; number <= Math.min(pdf.numPages, pagesMax); number++) {
    if (performance.now() > deadlineMs || length > PDF_TEXT_MAX) return { pages, paragraphs, isWhole: false };
    // a page that cannot be read is no reason to lose the others
    const page = await linesOnPage(pdf, number).catch(() => ({ lines: [], height: 0 }));
    if (number <= 3) pages.push(page);
    const found = paragraphsOf(page.lines);
    paragraphs.push(...found);
    length += found.reduce((sum, paragraph) => sum + paragraph.length + 2, 0);
  }
  return { pages, paragraphs, isWhole: pdf.numPages <= pagesMax && length <= PDF_TEXT_MAX };
}

/** What the PDF says; null when it is none, is locked by a password, or is broken beyond reading. Leaves `bytes` as they are. */
export async function readPdf(
  bytes: Uint8Array<ArrayBuffer>,
  limits: Partial<PdfLimits> = {},
): Promise<ReadPdf | null> {
  const opened = await openPdf(bytes, { drawsFonts: false });
  try {
    const pdf = await opened.pdf;
    const { info, metadata } = await pdf.getMetadata();
    const { pages, paragraphs, isWhole } = await readPages(pdf, { ...LIMITS, ...limits });
    const named = info as Record<string, unknown>;
    const self = {
      info: named,
      xmp: (name: string): unknown => metadata?.get(name),
      language: typeof named.Language === 'string' ? named.Language : '',
    };
    const { lines = [], height = 0 } = pages[0] ?? {};
    const beginning = pages
      .slice(0, 2)
      .flatMap((page) => page.lines.map(({ text }) => text))
      .join('\n');
    return {
      ...pdfDetails(self, lines, height, beginning),
      pages: pdf.numPages,
      text: paragraphs.join('\n\n').slice(0, PDF_TEXT_MAX),
      isWhole,
      firstLines: pages.flatMap((page) => page.lines.map(({ text }) => text)),
    };
  } catch {
    return null;
  } finally {
    await opened.close();
  }
}
