// A picture as it may be sent: upright, without what it says beside its pixels, and in a format that PDFs hold.
import { readMetadata } from '../../pictures/metadata/picture-metadata.ts';

export type PictureFormat = 'jpeg' | 'png' | 'heic' | 'other' | null;

export interface ReadyPicture {
  format: 'JPEG' | 'PNG';
  bytes: Uint8Array<ArrayBuffer>;
  /** In pixels. */
  width: number;
  height: number;
}

/** Draws a picture anew as JPEG on white; null when this browser cannot show it. */
export type Redraw = (bytes: Uint8Array<ArrayBuffer>, mime: string) => Promise<ReadyPicture | null>;

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** By its first bytes: names and types are what somebody said of it. Null for what is no picture. */
export function pictureFormat(bytes: Uint8Array): PictureFormat {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'jpeg';
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (ascii(bytes, 4, 8) === 'ftyp') {
    const brands = ascii(bytes, 8, 40);
    if (/avif|avis/.test(brands)) return 'other';
    return /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? 'heic' : null;
  }
  const isWebp = ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP';
  return isWebp || /^GIF8[79]a/.test(ascii(bytes, 0, 6)) || ascii(bytes, 0, 2) === 'BM' ? 'other' : null;
}

/** JPEG and PNG keep their pixels bit for bit where a PDF can hold them; everything else is drawn anew. */
export async function readyPicture(
  bytes: Uint8Array<ArrayBuffer>,
  mime: string,
  redraw: Redraw,
): Promise<ReadyPicture | null> {
  const format = pictureFormat(bytes);
  const kept = format === 'jpeg' ? plainJpeg(bytes) : format === 'png' ? plainPng(bytes) : null;
  return kept ?? (await redraw(bytes, mime));
}

/** A JPEG that is grey or in colours of a screen, and not turned by a note of the camera. */
function plainJpeg(bytes: Uint8Array<ArrayBuffer>): ReadyPicture | null {
  const stripped = readMetadata(bytes)?.without();
  if (!stripped || isTurned(stripped)) return null;
  const view = new DataView(stripped.buffer, stripped.byteOffset, stripped.byteLength);
  for (let at = 2; at + 9 < stripped.length && stripped[at] === 0xff; ) {
    const marker = stripped[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const [height, width, colours] = [view.getUint16(at + 5), view.getUint16(at + 7), stripped[at + 9]];
      const isPlain =
        marker <= 0xc2 && stripped[at + 4] === 8 && (colours === 1 || colours === 3) && width > 0 && height > 0;
      return isPlain ? { format: 'JPEG', bytes: stripped, width, height } : null;
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** What is left of Exif after the metadata is gone says which way is up. */
const isTurned = (bytes: Uint8Array): boolean => /\xff\xe1..Exif\0\0/s.test(ascii(bytes, 0, 64));

/** A PNG of full pixels, eight bits a colour, without transparency: a PDF takes its data as it is. */
function plainPng(bytes: Uint8Array<ArrayBuffer>): ReadyPicture | null {
  if (bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height, depth, colours, interlaced] = [
    view.getUint32(16),
    view.getUint32(20),
    bytes[24],
    bytes[25],
    bytes[28],
  ];
  const isPlain = depth === 8 && (colours === 0 || colours === 2) && interlaced === 0 && width > 0 && height > 0;
  return isPlain && !has(bytes, view, 'tRNS') ? { format: 'PNG', bytes, width, height } : null;
}

function has(bytes: Uint8Array, view: DataView, name: string): boolean {
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at))
    if (ascii(bytes, at + 4, at + 8) === name) return true;
  return false;
}

/** The packed pixels of a plain PNG, one after the other. */
export function pngPixels(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: Uint8Array[] = [];
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at))
    if (ascii(bytes, at + 4, at + 8) === 'IDAT') pieces.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  pieces.reduce((at, piece) => {
    whole.set(piece, at);
    return at + piece.length;
  }, 0);
  return whole;
}
