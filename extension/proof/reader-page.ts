// Opens the page in which PDFs are read. The worker cannot do it itself: it may load no code late, and pdf.js in it would make every start slower.
import { browser } from 'wxt/browser';

const PAGE = '/read-pdf.html' as const;

/** In Chromium an offscreen page; in Firefox a frame in the background page. It closes itself when nothing is left to read. */
export async function openReaderPage(): Promise<void> {
  const url = browser.runtime.getURL(PAGE);
  if (browser.offscreen) {
    const justification = 'Reads title, authors and words of a PDF that is kept, on this computer.';
    // one at a time: when it is open already, it goes on with the next
    await browser.offscreen.createDocument({ url, reasons: ['WORKERS'], justification }).catch(() => undefined);
    return;
  }
  if (typeof document === 'undefined' || document.querySelector(`iframe[src="${url}"]`)) return;
  const frame = document.createElement('iframe');
  frame.src = url;
  document.body.append(frame);
}
