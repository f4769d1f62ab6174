// Covers parts of a PDF: each page with a box becomes a picture of itself with the box burnt in, so that nothing is left beneath it.

import { openPages, type PdfPages } from '../../shared/documents/pdf-pages.ts';
import { errorKind } from '../../shared/model/error-kind.ts';
import { capitalised } from '../../shared/wording/capitalised.ts';
import { pagesInWords } from '../confidentiality/words-of-file.ts';
import { type Box, toPixels } from '../pictures/boxes.ts';
import type { PagePicture } from './rebuild-pdf.ts';

export type CoveredPdf =
  | { state: 'done'; file: File; remarks: string[] }
  /** Why not, in whole sentences. */
  | { state: 'failed'; why: string };

export interface CoveringPdf {
  /** By page, from 1. */
  boxes: ReadonlyMap<number, readonly Box[]>;
  onPage?: (page: number, pages: number) => void;
  signal?: AbortSignal;
}

/** Fine enough to be read and printed. */
const DPI = 200;
/** As many pixels as a canvas may have on an iPhone. */
const PIXELS_MAX = 4_096 * 4_096;
const QUALITY = 0.9;

export const LOCKED =
  'This PDF is locked by a password, so it cannot be changed here. Save it without the password with another program, then add that.';
export const BROKEN =
  'This PDF cannot be opened, so it cannot be changed here. Save or print it anew as a PDF with another program, then add that.';
const TOO_LITTLE_MEMORY =
  'This device has not enough memory to change this PDF. Nothing was changed; cover it on a larger device, or send only the pages that matter.';

/** The page with its boxes, as a picture of its whole size. */
async function pictureOf(pages: PdfPages, number: number, boxes: readonly Box[]): Promise<PagePicture> {
  const canvas = await pages.draw(number, { dpi: DPI, pixelsMax: PIXELS_MAX });
  const context = canvas.getContext('2d');
  if (!context) throw new RangeError('no canvas');
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#000';
  for (const box of boxes) {
    const { left, top, width, height } = toPixels(box, canvas);
    context.fillRect(left, top, width, height);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  // the memory of a canvas is given back when it has no pixels, not when nobody knows it any more
  canvas.width = 0;
  if (!blob) throw new RangeError('no picture came out');
  return { jpeg: new Uint8Array(await blob.arrayBuffer()), ...(await pages.sizeOf(number)) };
}

/** Whether as many pages came out, and no words on those that were covered. */
async function isAsWanted(bytes: Uint8Array<ArrayBuffer>, count: number, covered: Iterable<number>): Promise<boolean> {
  const made = await openPages(bytes);
  if (typeof made === 'string') return false;
  try {
    if (made.count !== count) return false;
    for (const page of covered) if ((await made.wordsOf(page)).text.trim() !== '') return false;
    return true;
  } finally {
    await made.close();
  }
}

export async function coverPdf(file: File, { boxes, onPage, signal }: CoveringPdf): Promise<CoveredPdf> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pages = await openPages(bytes);
  if (typeof pages === 'string') return { state: 'failed', why: pages === 'locked' ? LOCKED : BROKEN };
  const { rebuildPdf } = await import('./rebuild-pdf.ts');
  const covered = new Set([...boxes].flatMap(([page, some]) => (some.length > 0 ? page : [])));
  try {
    const rebuilt = await rebuildPdf(bytes, {
      covered,
      picture: (page) => pictureOf(pages, page, boxes.get(page) ?? []),
      ...(onPage ? { onPage } : {}),
      ...(signal ? { signal } : {}),
    });
    if (rebuilt.state !== 'done') return { state: 'failed', why: rebuilt.state === 'locked' ? LOCKED : BROKEN };
    if (!(await isAsWanted(rebuilt.bytes, pages.count, covered))) return { state: 'failed', why: BROKEN };
    const { besides } = rebuilt;
    const inWords = pagesInWords(besides);
    const remarks =
      besides.length > 0
        ? [
            `${capitalised(inWords)} became ${besides.length === 1 ? 'a picture' : 'pictures'} too, with what is seen on ${besides.length === 1 ? 'it' : 'them'}: there are notes, fields, layers or other parts, which could hold more than one sees.`,
          ]
        : [];
    return { state: 'done', file: new File([rebuilt.bytes], file.name, { type: 'application/pdf' }), remarks };
  } catch (error) {
    if (signal?.aborted) throw error;
    if (error instanceof RangeError) return { state: 'failed', why: TOO_LITTLE_MEMORY };
    console.error('Waymark redaction:', errorKind(error));
    return { state: 'failed', why: BROKEN };
  } finally {
    await pages.close();
  }
}
