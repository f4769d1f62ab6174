// Makes a large picture smaller: no wider than it is shown on a sharp screen, and as WebP.
import { ownBytes } from './asset-bytes.ts';

/** Screens have up to so many dots a CSS pixel that matter for evidence. */
const DENSITY = 2;
const WIDTH_MAX = 1_600;
const QUALITY = 0.8;
/** More dots than this are not decoded: a picture made to exhaust memory. */
const DOTS_MAX = 80_000_000;

/** The picture as WebP, or null when it cannot be read. `widthPx` is how wide it is shown, 0 when not known. */
export async function smallerPicture(picture: Blob, widthPx: number): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const whole = await createImageBitmap(picture);
    if (whole.width * whole.height > DOTS_MAX) return null;
    const width = Math.min(whole.width, WIDTH_MAX, widthPx > 0 ? Math.ceil(widthPx * DENSITY) : WIDTH_MAX);
    return await asWebp(whole, width, Math.max(1, Math.round((whole.height * width) / whole.width)));
  } catch {
    return null;
  }
}

/** What a picture, film or canvas shows, as WebP; null when the browser does not give it away. */
export async function asWebp(
  source: ImageBitmap | HTMLVideoElement | HTMLCanvasElement,
  width: number,
  height: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY });
  return blob.type === 'image/webp' ? ownBytes(await blob.arrayBuffer()) : null;
}
