// What the popup can say of a PDF before it is kept: the file is fetched in the person's session and read here, in the popup.
import { browser } from 'wxt/browser';
import { certificateIn } from '../../shared/documents/pdf-certificate.ts';
import type { Details } from '../../shared/model/details.ts';
import { withoutSecrets } from '../../shared/model/secret-parameters.ts';
import { countIdentifiers } from '../../shared/privacy/scan.ts';
import { type PageReading, readingFromTab } from '../capture/page-reading.ts';
import { fetchPdf } from './fetch-file.ts';
import { completedBy } from './pdf-details.ts';

/** The reading of the PDF that a tab shows, from the file itself; null where the file is not to be had or cannot be read. */
export async function readPdfOfTab(tabId: number): Promise<PageReading | null> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const known = tab && readingFromTab(tab);
  if (!tab?.url || !known) return null;
  const fetched = await fetchPdf({ url: tab.url, tabId, isRetry: false });
  if (fetched.kind === 'none') return null;
  const { readPdf } = await import('../../shared/documents/pdf.ts');
  const pdf = await readPdf(fetched.bytes);
  // scanned pages without a word tell no more than the tab does
  if (!pdf || (!pdf.title && !pdf.text.trim())) return null;
  const metadata = completedBy({ ...known.metadata, pdfUrl: withoutSecrets(tab.url) }, pdf);
  const certificate = certificateIn(pdf.firstLines);
  const reading: PageReading = {
    ...known,
    kind: 'pdf',
    metadata,
    isReadable: true,
    identifiers: countIdentifiers(pdf.text),
  };
  return certificate ? { ...reading, kind: 'certificate', metadata: withCertificate(metadata, certificate) } : reading;
}

function withCertificate(metadata: PageReading['metadata'], found: Details): PageReading['metadata'] {
  const sources = Object.fromEntries(Object.keys(found).map((field) => [field, 'pdf']));
  return { ...metadata, ...found, sources: { ...metadata.sources, ...sources } };
}
