// A small copy of a picture for a list: a photograph of a phone has some 50 MB once it is unpacked, and a list may show many.

/** Twice the height at which it is shown, for fine screens. */
const HEIGHT_PX = 320;
const WIDTH_PX = 1_600;

/** Null when this browser cannot show it. */
export async function smallPicture(file: Blob): Promise<Blob | null> {
  try {
    const whole = await createImageBitmap(file);
    const scale = Math.min(1, HEIGHT_PX / whole.height, WIDTH_PX / whole.width);
    const [width, height] = [whole.width, whole.height].map((side) => Math.max(1, Math.round(side * scale)));
    const canvas = new OffscreenCanvas(width ?? 1, height ?? 1);
    canvas.getContext('2d')?.drawImage(whole, 0, 0, canvas.width, canvas.height);
    whole.close();
    return await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
  } catch {
    return null;
  }
}
