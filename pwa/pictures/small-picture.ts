// A small copy of a picture for a list: a photograph of a phone has some 50 MB once it is unpacked, and a list may show many.
import { loadPicture } from './load-picture.ts';

/** Twice the height at which it is shown, for fine screens. */
export const SMALL_HEIGHT_PX = 320;
export const SMALL_WIDTH_PX = 1_600;

/** Null when this browser cannot show it. */
export async function smallPicture(file: Blob): Promise<Blob | null> {
  const loaded = await loadPicture(file);
  if (!loaded) return null;
  try {
    const { image, width, height } = loaded;
    const scale = Math.min(1, SMALL_HEIGHT_PX / height, SMALL_WIDTH_PX / width);
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
  } catch {
    return null;
  } finally {
    loaded.close();
  }
}
