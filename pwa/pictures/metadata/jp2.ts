// JPEG 2000 (ITU-T T.800, annex I): boxes, of which those with XML or a number of their own say what the pixels do not need.
import { asciiAt, joined, viewOf } from './bytes.ts';
import { NOTHING_TOLD } from './exif.ts';
import type { ReadMetadata } from './format.ts';

const SIGNATURE = [0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20, 0x0d, 0x0a, 0x87, 0x0a];
/** Exif and XMP are in a `uuid` box or in `xml `; `uinf` leads to more of them. */
const REMOVED = new Set(['xml ', 'uuid', 'uinf']);

interface Box {
  type: string;
  whole: Uint8Array;
}

function boxesOf(bytes: Uint8Array): Box[] | null {
  const view = viewOf(bytes);
  const boxes: Box[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length) return null;
    const said = view.getUint32(at);
    // 0 is up to the end, and 1 says that the length is longer than fits: nothing in a PDF is so long
    const length = said === 0 ? bytes.length - at : said;
    if (length < 8 || at + length > bytes.length) return null;
    boxes.push({ type: asciiAt(bytes, at + 4, 4), whole: bytes.subarray(at, at + length) });
    at += length;
  }
  return boxes;
}

/** Null also for pixels that come without boxes, beside which nothing is said. */
export const readJp2: ReadMetadata = (bytes) => {
  if (!SIGNATURE.every((byte, at) => bytes[at] === byte)) return null;
  const boxes = boxesOf(bytes);
  if (!boxes) return null;
  return {
    told: { ...NOTHING_TOLD, words: boxes.some(({ type }) => REMOVED.has(type)) },
    without: () => joined(boxes.filter(({ type }) => !REMOVED.has(type)).map(({ whole }) => whole)),
  };
};

/** Pixels without boxes (annex A). */
export const isBareJp2 = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0x4f;
