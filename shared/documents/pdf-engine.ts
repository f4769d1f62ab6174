// Opens PDFs with pdf.js, which comes with the package and is loaded when the first PDF is opened. Runs in pages, not in workers.
import type { PDFDocumentProxy } from 'pdfjs-dist';

/** Opening a file that is broken in an unlucky way may never end. */
const OPEN_MS = 15_000;

export interface OpenedPdf {
  /** Rejects for what is no PDF, is locked by a password, or is broken beyond reading. */
  pdf: Promise<PDFDocumentProxy>;
  close(): Promise<void>;
}

/** The engine and its worker, from the package: no other server is asked, and nothing is evaluated. */
async function loadEngine() {
  // the legacy build is the one for browsers older than this month's
  const [engine, { default: EngineWorker }] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.mjs?worker'),
  ]);
  return { engine, EngineWorker };
}

async function within<T>(timeMs: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the PDF took too long to open')), timeMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Leaves `bytes` as they are. `drawsFonts`: fonts that the file names and does not hold are the device's own. */
export async function openPdf(
  bytes: Uint8Array<ArrayBuffer>,
  { drawsFonts }: { drawsFonts: boolean },
): Promise<OpenedPdf> {
  const { engine, EngineWorker } = await loadEngine();
  const port = new EngineWorker();
  const worker = new engine.PDFWorker({ port } as never);
  const task = engine.getDocument({
    // pdf.js takes the bytes for its own
    data: bytes.slice(),
    worker,
    disableFontFace: true,
    useSystemFonts: drawsFonts,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    verbosity: 0,
  });
  return {
    pdf: within(OPEN_MS, task.promise),
    async close() {
      await task.destroy().catch(() => undefined);
      port.terminate();
    },
  };
}
