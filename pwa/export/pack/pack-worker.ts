// Makes a pack beside the page: whatever it takes, typing and scrolling go on. Ending the worker is how it is cancelled.
import { getFile, openFiles } from '../../../shared/files/files.ts';
import { DOCX_MIME, drawDocx } from '../docx/draw-docx.ts';
import { drawDocument } from '../pdf/draw-document.ts';
import { loadFonts } from '../pdf/load-fonts.ts';
import { makePack } from './make-pack.ts';
import type { DocumentAsk, MadeDocument, PackAsk, PackTold } from './pack-messages.ts';
import { redraw } from './redraw.ts';

const tell = (told: PackTold): void => postMessage(told);

async function make({ request, files }: PackAsk): Promise<void> {
  const fonts = await loadFonts();
  const db = openFiles(files);
  try {
    const made = await makePack(request, {
      readFile: async (sha256) => (await getFile(db, sha256))?.bytes ?? null,
      redraw,
      draw: (described) => drawDocument(described, fonts),
      tell: (progress) => tell({ progress }),
      now: new Date(),
    });
    tell({ made });
  } finally {
    db.close();
  }
}

async function draw({ described, as }: DocumentAsk): Promise<MadeDocument> {
  if (as === 'docx')
    return { blob: new Blob([await drawDocx(described)], { type: DOCX_MIME }), pages: 0, missingCharacters: [] };
  const { bytes, pages, missingCharacters } = drawDocument(described, await loadFonts());
  return { blob: new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), pages, missingCharacters };
}

addEventListener('message', ({ data }: MessageEvent<PackAsk | DocumentAsk>) => {
  const work = 'request' in data ? make(data) : draw(data).then((document) => tell({ document }));
  work.catch((error: unknown) => {
    // engines say it each in their own way
    const isMemory = error instanceof RangeError || /memory|quota|allocation|NotReadable/i.test(String(error));
    const failed = isMemory ? 'memory' : /^Error: The fonts/.test(String(error)) ? 'fonts' : 'other';
    tell({ failed, message: String(error) });
  });
});
