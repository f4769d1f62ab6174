// WebP (RFC 9649): a RIFF file whose chunks EXIF and XMP stand beside the pixels, and whose VP8X says which of them are there.
import { asciiAt, joined, viewOf } from './bytes.ts';
import { bothTold, NOTHING_TOLD, orientationBlock, readExif, type Told, toldByXmp } from './exif.ts';
import type { ReadMetadata } from './format.ts';

const EXIF_FLAG = 0x08;
const XMP_FLAG = 0x04;

interface Chunk {
  type: string;
  /** With its head, and padded to an even length. */
  whole: Uint8Array;
  content: Uint8Array;
}

function chunksOf(bytes: Uint8Array): Chunk[] | null {
  if (bytes.length < 12 || asciiAt(bytes, 0, 4) !== 'RIFF' || asciiAt(bytes, 8, 4) !== 'WEBP') return null;
  const view = viewOf(bytes);
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true));
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const length = view.getUint32(at + 4, true);
    const next = at + 8 + length + (length % 2);
    if (at + 8 + length > end) return null;
    const content = bytes.subarray(at + 8, at + 8 + length);
    chunks.push({ type: asciiAt(bytes, at, 4), whole: riffChunk(asciiAt(bytes, at, 4), content), content });
    at = next;
  }
  return chunks.length > 0 ? chunks : null;
}

export function riffChunk(type: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(8 + content.length + (content.length % 2));
  whole.set(new TextEncoder().encode(type), 0);
  viewOf(whole).setUint32(4, content.length, true);
  whole.set(content, 8);
  return whole;
}

/** Some programs put JPEG's own mark before the block. */
const exifIn = (content: Uint8Array): Uint8Array =>
  asciiAt(content, 0, 6) === 'Exif\0\0' ? content.subarray(6) : content;

function toldBy({ type, content }: Chunk): Told {
  if (type === 'EXIF') return readExif(exifIn(content)).told;
  return type === 'XMP ' ? toldByXmp(content) : NOTHING_TOLD;
}

export const readWebp: ReadMetadata = (bytes) => {
  const chunks = chunksOf(bytes);
  if (!chunks) return null;
  const exif = chunks.find(({ type }) => type === 'EXIF');
  const orientation = exif ? readExif(exifIn(exif.content)).orientation : 1;
  return {
    told: chunks.map(toldBy).reduce(bothTold, NOTHING_TOLD),
    without() {
      const turned = orientation === 1 ? [] : [riffChunk('EXIF', orientationBlock(orientation))];
      const kept = chunks
        .filter(({ type }) => type !== 'EXIF' && type !== 'XMP ')
        .map(({ type, whole }) => {
          if (type !== 'VP8X') return whole;
          const head = whole.slice();
          head[8] = ((head[8] ?? 0) & ~(EXIF_FLAG | XMP_FLAG)) | (turned.length > 0 ? EXIF_FLAG : 0);
          return head;
        });
      const content = joined([new TextEncoder().encode('WEBP'), ...kept, ...turned]);
      return riffChunk('RIFF', content);
    },
  };
};
