// What can be said of a PDF before it is kept: the file is fetched in the person's session and read on this computer.
import { browser } from 'wxt/browser';
import type { ReadPdf } from '../../shared/documents/pdf.ts';
import { withoutSecrets } from '../../shared/model/secret-parameters.ts';
import { countIdentifiers } from '../../shared/privacy/scan.ts';
import { type PageReading, readingFromTab } from '../capture/page-reading.ts';
import { fetchPdf } from './fetch-file.ts';
import { understoodWith } from './pdf-details.ts';

/** Reads bytes; null where they are no PDF that can be read. Rejects when it takes too long. */
export type PdfReader = (bytes: Uint8Array<ArrayBuffer>) => Promise<ReadPdf | null>;

/** The reading of the PDF that a tab shows, from the file itself; null where the file is not to be had or cannot be read. */
export async function readPdfOfTab(tabId: number, readPdf: PdfReader): Promise<PageReading | null> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const known = tab && readingFromTab(tab);
  if (!tab?.url || !known) return null;
  const fetched = await fetchPdf({ url: tab.url, tabId, isRetry: false });
  if (fetched.kind === 'none') return null;
  const pdf = await readPdf(fetched.bytes);
  // scanned pages without a word tell no more than the tab does
  if (!pdf || (!pdf.title && !pdf.text.trim())) return null;
  const metadata = { ...known.metadata, pdfUrl: withoutSecrets(tab.url) };
  const file: PageReading = { ...known, kind: 'pdf', metadata, isReadable: true };
  return { ...understoodWith(file, pdf), identifiers: countIdentifiers(pdf.text) };
}
