// PNG (W3C, third edition): chunks of words, Exif and time beside those that hold the pixels.
import { asciiAt, joined, viewOf } from './bytes.ts';
import { bothTold, NOTHING_TOLD, orientationBlock, readExif, type Told, toldByXmp } from './exif.ts';
import type { ReadMetadata } from './format.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const REMOVED = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);

interface Chunk {
  type: string;
  whole: Uint8Array;
  content: Uint8Array;
}

function chunksOf(bytes: Uint8Array): Chunk[] | null {
  if (!SIGNATURE.every((byte, at) => bytes[at] === byte)) return null;
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const type = asciiAt(bytes, at + 4, 4);
    chunks.push({ type, whole: bytes.subarray(at, end), content: bytes.subarray(at + 8, end - 4) });
    // whatever stands behind the end is no part of the picture
    if (type === 'IEND') return chunks;
    at = end;
  }
  return null;
}

function toldBy({ type, content }: Chunk): Told {
  if (type === 'eXIf') return readExif(content).told;
  if (type === 'tIME') return { ...NOTHING_TOLD, time: true };
  if (!REMOVED.has(type)) return NOTHING_TOLD;
  const keyword = asciiAt(content, 0, Math.max(0, Math.min(80, content.indexOf(0))));
  if (keyword === 'XML:com.adobe.xmp') return toldByXmp(content);
  if (/^(?:creation time|date:)/i.test(keyword)) return { ...NOTHING_TOLD, time: true };
  if (/^software$/i.test(keyword)) return { ...NOTHING_TOLD, device: true };
  return { ...NOTHING_TOLD, words: true };
}

/** CRC-32 as PNG has it, over type and content. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export function pngChunk(type: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(content.length + 12);
  const view = viewOf(whole);
  view.setUint32(0, content.length);
  whole.set(new TextEncoder().encode(type), 4);
  whole.set(content, 8);
  view.setUint32(content.length + 8, crc32(whole.subarray(4, content.length + 8)));
  return whole;
}

export const readPng: ReadMetadata = (bytes) => {
  const chunks = chunksOf(bytes);
  if (!chunks) return null;
  const exif = chunks.find(({ type }) => type === 'eXIf');
  const orientation = exif ? readExif(exif.content).orientation : 1;
  return {
    told: chunks.map(toldBy).reduce(bothTold, NOTHING_TOLD),
    without() {
      const [head, ...others] = chunks.filter(({ type }) => !REMOVED.has(type)).map(({ whole }) => whole);
      const turned = orientation === 1 ? [] : [pngChunk('eXIf', orientationBlock(orientation))];
      return head ? joined([bytes.subarray(0, 8), head, ...turned, ...others]) : null;
    },
  };
};
