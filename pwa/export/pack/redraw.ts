// Draws a picture anew on a canvas of the worker, as JPEG on white: what no PDF holds, and what a camera's note turns.
import type { Redraw } from './ready-picture.ts';

/** More than this on a side says nothing more on paper, and phones have no canvas for it. */
const SIDE_MAX = 4_000;
const QUALITY = 0.92;

export const redraw: Redraw = async (bytes, mime) => {
  const image = await createImageBitmap(new Blob([bytes], { type: mime }), { imageOrientation: 'from-image' }).catch(
    () => null,
  );
  if (!image) return null;
  try {
    const scale = Math.min(1, SIDE_MAX / image.width, SIDE_MAX / image.height);
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(image.width * scale)),
      Math.max(1, Math.round(image.height * scale)),
    );
    const pen = canvas.getContext('2d', { alpha: false });
    if (!pen) return null;
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
    const { width, height } = canvas;
    return { format: 'JPEG', bytes: new Uint8Array(await jpeg.arrayBuffer()), width, height };
  } finally {
    image.close();
  }
};
