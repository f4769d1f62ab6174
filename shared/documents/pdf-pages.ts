// A PDF of which one page after the other is drawn and read: for looking at it, and for making pictures of its pages. Runs in pages, not in workers.
import type { PDFPageProxy } from 'pdfjs-dist';
import { openPdf } from './pdf-engine.ts';
import { type PageWords, wordsOnPage } from './pdf-words.ts';

export interface PdfPages {
  count: number;
  /** Draws a page, counted from 1, as it is shown, on white. The canvas has at most `pixelsMax` pixels. */
  draw(page: number, size: { dpi: number; pixelsMax: number }): Promise<HTMLCanvasElement>;
  /** In points, as it is shown. */
  sizeOf(page: number): Promise<{ width: number; height: number }>;
  wordsOf(page: number): Promise<PageWords>;
  close(): Promise<void>;
}

const POINTS_AN_INCH = 72;

/** Why a PDF cannot be opened: a password is wanted, or it is broken. */
export type Unopened = 'locked' | 'broken';

/** Leaves `bytes` as they are. */
export async function openPages(bytes: Uint8Array<ArrayBuffer>): Promise<PdfPages | Unopened> {
  const opened = await openPdf(bytes, { drawsFonts: true });
  try {
    const pdf = await opened.pdf;
    const withPage = async <T>(number: number, work: (page: PDFPageProxy) => T | Promise<T>): Promise<T> => {
      const page = await pdf.getPage(number);
      try {
        return await work(page);
      } finally {
        page.cleanup();
      }
    };
    return {
      count: pdf.numPages,
      sizeOf: (number) =>
        withPage(number, (page) => {
          const { width, height } = page.getViewport({ scale: 1 });
          return { width, height };
        }),
      wordsOf: (number) => withPage(number, wordsOnPage),
      draw: (number, { dpi, pixelsMax }) =>
        withPage(number, async (page) => {
          const whole = page.getViewport({ scale: 1 });
          const most = Math.sqrt(pixelsMax / (whole.width * whole.height));
          const viewport = page.getViewport({ scale: Math.min(dpi / POINTS_AN_INCH, most) });
          const canvas = document.createElement('canvas');
          canvas.width = Math.max(1, Math.floor(viewport.width));
          canvas.height = Math.max(1, Math.floor(viewport.height));
          await page.render({ canvas, viewport, background: '#ffffff' }).promise;
          return canvas;
        }),
      close: opened.close,
    };
  } catch (error) {
    await opened.close();
    return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'broken';
  }
}
