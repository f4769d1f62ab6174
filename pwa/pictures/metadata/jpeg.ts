// JPEG (ITU-T T.81): segments before and between the pixels. Exif and XMP are APP1, IPTC is APP13; what says how colours look stays.
import { asciiAt, joined, viewOf } from './bytes.ts';
import { bothTold, NOTHING_TOLD, orientationBlock, readExif, type Told, toldByXmp } from './exif.ts';
import type { ReadMetadata } from './format.ts';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const EXIF = 'Exif\0\0';
const XMP = 'http://ns.adobe.com/xap/1.0/\0';

interface Segment {
  marker: number;
  /** Marker and length included. */
  whole: Uint8Array;
  /** What stands after marker and length. */
  content: Uint8Array;
}

const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= START);
const isApplication = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef;

/** Needed to show the pixels as they were meant: density, colour profile, and the colour space that Adobe's programs note. */
const isOfColour = ({ marker, content }: Segment): boolean =>
  (marker === 0xe0 && asciiAt(content, 0, 5) === 'JFIF\0') ||
  (marker === 0xe2 && asciiAt(content, 0, 12) === 'ICC_PROFILE\0') ||
  (marker === 0xee && asciiAt(content, 0, 5) === 'Adobe');

/** Where the coded pixels that begin at `at` end: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, at: number): number {
  for (let next = bytes.indexOf(0xff, at); next >= 0; next = bytes.indexOf(0xff, next + 1)) {
    const marker = bytes[next + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return next;
  }
  return bytes.length;
}

/** Segments with their pixels, up to the end of the picture; null when it is no JPEG that can be walked through. */
function segmentsOf(bytes: Uint8Array): Segment[] | null {
  const view = viewOf(bytes);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  const segments: Segment[] = [];
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // behind the end stand further pictures with words of their own, or a film
    if (marker === END) return [...segments, { marker, whole: bytes.subarray(at, at + 2), content: new Uint8Array() }];
    const length = isAlone(marker) ? 0 : at + 4 <= bytes.length ? view.getUint16(at + 2) : 0;
    if (!isAlone(marker) && length < 2) return null;
    const headEnd = at + 2 + length;
    if (headEnd > bytes.length) return null;
    const end = marker === SCAN ? endOfScan(bytes, headEnd) : headEnd;
    segments.push({ marker, whole: bytes.subarray(at, end), content: bytes.subarray(at + 4, headEnd) });
    at = end;
  }
  return segments.some(({ marker }) => marker === SCAN) ? segments : null;
}

function toldBy({ marker, content }: Segment): Told {
  if (marker === COMMENT) return { ...NOTHING_TOLD, words: true };
  if (marker === 0xe1 && asciiAt(content, 0, 6) === EXIF) return readExif(content.subarray(6)).told;
  if (marker === 0xe1 && asciiAt(content, 0, XMP.length) === XMP) return toldByXmp(content.subarray(XMP.length));
  // Photoshop's block of IPTC: captions, names, places
  if (marker === 0xed) return { ...NOTHING_TOLD, words: true };
  return NOTHING_TOLD;
}

function exifSegment(block: Uint8Array): Uint8Array {
  const head = new Uint8Array(10);
  viewOf(head).setUint16(0, 0xffe1);
  viewOf(head).setUint16(2, 8 + block.length);
  head.set(new TextEncoder().encode(EXIF), 4);
  return joined([head, block]);
}

export const readJpeg: ReadMetadata = (bytes) => {
  const segments = segmentsOf(bytes);
  if (!segments) return null;
  const exif = segments.find(({ marker, content }) => marker === 0xe1 && asciiAt(content, 0, 6) === EXIF);
  const orientation = exif ? readExif(exif.content.subarray(6)).orientation : 1;
  return {
    told: segments.map(toldBy).reduce(bothTold, NOTHING_TOLD),
    without() {
      const kept = segments.filter((one) => isOfColour(one) || !(isApplication(one.marker) || one.marker === COMMENT));
      const turned = orientation === 1 ? [] : [exifSegment(orientationBlock(orientation))];
      // JFIF stands first by its own rule, Exif next
      const first = kept[0]?.marker === 0xe0 ? 1 : 0;
      const parts = kept.map(({ whole }) => whole);
      return joined([bytes.subarray(0, 2), ...parts.slice(0, first), ...turned, ...parts.slice(first)]);
    },
  };
};
