// Reads PDFs for the worker, in a page of its own: those that are to be looked through before they are kept, and kept ones. What
// ends this page is begun again a few times and then given up.
import { readPdf } from '../../shared/documents/pdf.ts';
import { type FilesDb, getFile, openFiles } from '../../shared/files/files.ts';
import { decodeBytes } from '../../shared/sync/bytes.ts';
import { askWorker } from '../ask.ts';
import type { PdfToLookAt } from './pdf-looks.ts';
import type { PdfToRead } from './proof-calls.ts';

/** Until the worker has no more of them. */
export async function readPdfs(): Promise<void> {
  const files = openFiles();
  try {
    for (;;) {
      const { next } = await askWorker('nextPdf', {});
      if (!next) return;
      if ('lookId' in next) await lookThrough(next);
      else await readKept(files, next);
    }
  } finally {
    files.close();
  }
}

async function lookThrough(next: PdfToLookAt): Promise<void> {
  const bytes = await carriedOver(next);
  // nobody waits for it any more
  if (!bytes) return;
  await askWorker('pdfLookedThrough', { lookId: next.lookId, reading: await readPdf(bytes) });
}

async function carriedOver({ lookId, sizeBytes }: PdfToLookAt): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(sizeBytes);
  for (let at = 0; at < sizeBytes; ) {
    const piece = decodeBytes((await askWorker('pdfPiece', { lookId, from: at })).piece);
    if (!piece || piece.length === 0 || at + piece.length > sizeBytes) return null;
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

async function readKept(files: FilesDb, next: PdfToRead): Promise<void> {
  const file = await getFile(files, next.sha256).catch(() => null);
  await askWorker('pdfRead', { ...next, reading: file && (await readPdf(file.bytes)) });
}
