// Draws the first page of a PDF small, for lists. The file is taken apart in pdf.js's own worker, and drawn on a canvas of the page.
import { openPdf } from './pdf-engine.ts';

export interface PictureSize {
  /** Pixels that the picture may have across and down. */
  width: number;
  height: number;
}

/** A page that takes longer than this to draw is left alone: it is a map or an attack, and a list must not wait for it. */
const DRAW_MS = 8_000;

/** Null when it is no PDF that can be drawn. Leaves `bytes` as they are. */
export async function pdfPicture(bytes: Uint8Array<ArrayBuffer>, { width, height }: PictureSize): Promise<Blob | null> {
  const opened = await openPdf(bytes, { drawsFonts: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const pdf = await opened.pdf;
    const page = await pdf.getPage(1);
    const whole = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: Math.min(width / whole.width, height / whole.height) });
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(viewport.width));
    canvas.height = Math.max(1, Math.round(viewport.height));
    const drawing = page.render({ canvas, viewport, background: '#ffffff' });
    timer = setTimeout(() => drawing.cancel(), DRAW_MS);
    await drawing.promise;
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/webp', 0.85));
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    await opened.close();
  }
}
