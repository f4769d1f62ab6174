// Makes of a picture another one in which parts are covered or cut away: the pixels are gone, and so is all that the file said.
import { type Box, type PixelBox, toPixels } from './boxes.ts';
import { loadPicture } from './load-picture.ts';

export type CoverStyle = 'solid' | 'squares';

export interface Changes {
  boxes: readonly Box[];
  style: CoverStyle;
  /** What stays of it; null for all. */
  crop: Box | null;
}

export type Covered =
  | { state: 'done'; file: File; remarks: string[] }
  /** Why not, in whole sentences. */
  | { state: 'failed'; why: string };

type Context = OffscreenCanvasRenderingContext2D;

/** As many pixels as a canvas may have on an iPhone; a larger picture is made smaller. */
const PIXELS_MAX = 4_096 * 4_096;
/** A picture above this is not even loaded: no device of a pocket could take it apart. */
const LOADED_PIXELS_MAX = 250_000_000;
/** A square of averages is at least this wide, and the shorter side of a box has no more than four of them: letters do not survive that. */
const SQUARE_PX_MIN = 16;
const SQUARES_MAX = 4;

export const UNREADABLE =
  'This browser cannot show this picture, so it cannot be changed here. Save it as a JPEG or PNG with another program, then add that.';
const bySize = (width: number, height: number): string =>
  `${width.toLocaleString('en-GB')} by ${height.toLocaleString('en-GB')} pixels`;

/** Why a picture of this size is not changed here; empty when it may be. */
export const tooLarge = ({ width, height }: { width: number; height: number }): string =>
  width * height > LOADED_PIXELS_MAX
    ? `This picture is too large to be changed here: ${bySize(width, height)}. Make it smaller with another program first.`
    : '';

function averageSquares(context: Context, { left, top, width, height }: PixelBox): void {
  const side = Math.max(SQUARE_PX_MIN, Math.ceil(Math.min(width, height) / SQUARES_MAX));
  for (let y = top; y < top + height; y += side)
    for (let x = left; x < left + width; x += side) {
      const wide = Math.min(side, left + width - x);
      const high = Math.min(side, top + height - y);
      const { data } = context.getImageData(x, y, wide, high);
      const sums = [0, 0, 0];
      for (let at = 0; at < data.length; at += 4)
        for (const channel of [0, 1, 2]) sums[channel] = (sums[channel] ?? 0) + (data[at + channel] ?? 0);
      const mean = sums.map((sum) => Math.round(sum / (data.length / 4)));
      context.fillStyle = `rgb(${mean.join(' ')})`;
      context.fillRect(x, y, wide, high);
    }
}

/** Covers the boxes on what is drawn already; they are shares of `size`, which begins at `from` of the canvas. */
export function paintBoxes(
  context: Context,
  { boxes, style }: Pick<Changes, 'boxes' | 'style'>,
  size: { width: number; height: number },
  from: { left: number; top: number } = { left: 0, top: 0 },
): void {
  for (const box of boxes) {
    const whole = toPixels(box, size);
    const left = Math.max(0, whole.left - from.left);
    const top = Math.max(0, whole.top - from.top);
    const width = Math.min(context.canvas.width, whole.left + whole.width - from.left) - left;
    const height = Math.min(context.canvas.height, whole.top + whole.height - from.top) - top;
    if (width <= 0 || height <= 0) continue;
    if (style === 'squares') averageSquares(context, { left, top, width, height });
    else {
      context.fillStyle = '#000';
      context.fillRect(left, top, width, height);
    }
  }
}

/** A photograph stays one; what has clear edges stays exact. */
const typeOf = ({ type }: File): string => (type === 'image/jpeg' || type === 'image/webp' ? type : 'image/png');
const ENDINGS: Record<string, string> = { 'image/jpeg': 'jpg', 'image/webp': 'webp', 'image/png': 'png' };
function named(name: string, type: string): string {
  const ending = ENDINGS[type] ?? 'png';
  const isSo = new RegExp(ending === 'jpg' ? '\\.jpe?g$' : `\\.${ending}$`, 'i').test(name);
  return isSo ? name : `${name.replace(/\.[^.\s]{1,10}$/, '')}.${ending}`;
}

/** The picture is taken apart once, at the size at which it is kept, and only the part that stays. */
export async function cover(file: File, { boxes, style, crop }: Changes): Promise<Covered> {
  const loaded = await loadPicture(file);
  if (!loaded) return { state: 'failed', why: UNREADABLE };
  const { image, width, height, close } = loaded;
  try {
    const why = tooLarge(loaded);
    if (why) return { state: 'failed', why };
    const whole = crop ?? { x: 0, y: 0, width: 1, height: 1 };
    const scale = Math.min(1, Math.sqrt(PIXELS_MAX / (whole.width * width * whole.height * height)));
    const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
    const kept = toPixels(whole, size);
    const canvas = new OffscreenCanvas(kept.width, kept.height);
    const context = canvas.getContext('2d', { willReadFrequently: style === 'squares' });
    if (!context) return { state: 'failed', why: UNREADABLE };
    context.imageSmoothingQuality = 'high';
    context.drawImage(
      image,
      kept.left / scale,
      kept.top / scale,
      kept.width / scale,
      kept.height / scale,
      0,
      0,
      kept.width,
      kept.height,
    );
    paintBoxes(context, { boxes, style }, size, kept);
    // a browser that makes no such type makes a PNG
    const blob = await canvas.convertToBlob({ type: typeOf(file), quality: 0.92 });
    const remarks =
      scale < 1
        ? [
            `The picture was very large (${bySize(width, height)}), so this one is smaller: ${bySize(kept.width, kept.height)}.`,
          ]
        : [];
    if (file.type === 'image/gif') remarks.push('If it moved, it stands still now.');
    return { state: 'done', file: new File([blob], named(file.name, blob.type), { type: blob.type }), remarks };
  } catch {
    return {
      state: 'failed',
      why: `This device has not enough memory to change this picture (${bySize(width, height)}). Nothing was changed; make it smaller with another program first.`,
    };
  } finally {
    close();
  }
}
