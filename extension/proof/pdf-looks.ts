// PDFs that are looked through before anything of them is kept. The worker loads no pdf.js, so their bytes wait in its memory, and
// nowhere else, for the page that reads them.
import type { ReadPdf } from '../../shared/documents/pdf.ts';
import { newId, type RecordId } from '../../shared/model/id.ts';
import { encodeBytes } from '../../shared/sync/bytes.ts';

/** What the reading itself may take (shared/documents/pdf.ts), and the opening of the page for it. */
const LOOK_MS = 32_000;
/** How often the page is asked for: one that was just closing when it was asked reads nothing any more. */
const ASK_AGAIN_MS = 1_000;
/** A file that ended the page which read it is begun once more and then left. */
const BEGINS_MAX = 2;
/** Bytes carried to the page at a time: browsers limit a message to 64 MB. */
export const PIECE_BYTES = 4 * 1024 * 1024;

export interface PdfToLookAt {
  lookId: RecordId;
  sizeBytes: number;
}

export interface PdfLooks {
  /** What the PDF says; null when it is none, locked or broken. Rejects with NotLookedThrough when nothing read it in time. */
  read(bytes: Uint8Array<ArrayBuffer>): Promise<ReadPdf | null>;
  /** For the page that reads: the next one; null when there is none. */
  next(): PdfToLookAt | null;
  /** Its bytes from here on, as `encodeBytes` writes them; empty when nobody waits for it any more. */
  piece(lookId: RecordId, from: number): string;
  settle(lookId: RecordId, pdf: ReadPdf | null): void;
}

export class NotLookedThrough extends Error {
  override name = 'NotLookedThrough';
}

interface Look {
  bytes: Uint8Array<ArrayBuffer>;
  begins: number;
  settle: (pdf: ReadPdf | null) => void;
}

export function openPdfLooks(openReader: () => Promise<void>, timeMs = LOOK_MS): PdfLooks {
  const looks = new Map<RecordId, Look>();

  return {
    async read(bytes) {
      const lookId = newId();
      const { promise, resolve, reject } = Promise.withResolvers<ReadPdf | null>();
      looks.set(lookId, { bytes, begins: 0, settle: resolve });
      const ask = () => void openReader().catch(() => undefined);
      const asking = setInterval(ask, ASK_AGAIN_MS);
      const late = setTimeout(() => reject(new NotLookedThrough()), timeMs);
      ask();
      try {
        return await promise;
      } finally {
        clearInterval(asking);
        clearTimeout(late);
        looks.delete(lookId);
      }
    },
    next() {
      for (const [lookId, look] of looks) {
        if (look.begins >= BEGINS_MAX) continue;
        look.begins += 1;
        return { lookId, sizeBytes: look.bytes.length };
      }
      return null;
    },
    piece(lookId, from) {
      const bytes = looks.get(lookId)?.bytes.subarray(from, from + PIECE_BYTES);
      return bytes ? encodeBytes(bytes) : '';
    },
    settle: (lookId, pdf) => looks.get(lookId)?.settle(pdf),
  };
}
