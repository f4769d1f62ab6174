// Reads kept PDFs for the worker, in a page of its own. What ends this page is begun again a few times and then given up.
import { type ReadPdf, readPdf } from '../../shared/documents/pdf.ts';
import { getFile, openFiles } from '../../shared/files/files.ts';
import { askWorker } from '../ask.ts';

/** Until the worker has no more of them. */
export async function readKeptPdfs(): Promise<void> {
  const files = openFiles();
  try {
    for (;;) {
      const { next } = await askWorker('nextPdf', {});
      if (!next) return;
      const file = await getFile(files, next.sha256).catch(() => null);
      const reading: ReadPdf | null = file && (await readPdf(file.bytes));
      await askWorker('pdfRead', { ...next, reading });
    }
  } finally {
    files.close();
  }
}
