// HEIC and AVIF (ISO/IEC 23008-12): Exif and XMP are items beside the picture. Their bytes are blanked in place, so nothing moves.
import { asciiAt, viewOf } from './bytes.ts';
import { bothTold, NOTHING_TOLD, readExif, type Told, toldByXmp } from './exif.ts';
import type { ReadMetadata } from './format.ts';

interface Box {
  type: string;
  start: number;
  end: number;
}

interface Item {
  kind: 'exif' | 'xmp';
  start: number;
  end: number;
}

function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const view = viewOf(bytes);
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const short = view.getUint32(at);
    const isLong = short === 1 && at + 16 <= to;
    const size = short === 0 ? to - at : isLong ? Number(view.getBigUint64(at + 8)) : short;
    if (size < 8 || at + size > to) break;
    boxes.push({ type: asciiAt(bytes, at + 4, 4), start: at + (isLong ? 16 : 8), end: at + size });
    at += size;
  }
  return boxes;
}

/** Which items are Exif or XMP, by their number. */
function kindsIn(bytes: Uint8Array, info: Box): Map<number, Item['kind']> {
  const view = viewOf(bytes);
  const kinds = new Map<number, Item['kind']>();
  const isLong = bytes[info.start] !== 0;
  for (const entry of boxesIn(bytes, info.start + (isLong ? 8 : 6), info.end)) {
    const version = bytes[entry.start] ?? 0;
    if (entry.type !== 'infe' || version < 2) continue;
    const idLength = version === 2 ? 2 : 4;
    const id = idLength === 2 ? view.getUint16(entry.start + 4) : view.getUint32(entry.start + 4);
    const type = asciiAt(bytes, entry.start + 6 + idLength, 4);
    const rest = asciiAt(bytes, entry.start + 10 + idLength, entry.end - entry.start - 10 - idLength);
    if (type === 'Exif') kinds.set(id, 'exif');
    else if (type === 'mime' && rest.includes('application/rdf+xml')) kinds.set(id, 'xmp');
  }
  return kinds;
}

/** Where the items lie in the file. Items that lie elsewhere than in the file itself are left out. */
function placesIn(bytes: Uint8Array, { start, end }: Box): Map<number, { start: number; end: number }[]> {
  const view = viewOf(bytes);
  const version = bytes[start] ?? 0;
  const sizes = view.getUint16(start + 4);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version > 0 ? sizes & 15 : 0;
  let at = start + 6;
  const take = (size: number): number => {
    let value = 0;
    for (let index = 0; index < size && at < end; index++) value = value * 256 + (bytes[at++] ?? 0);
    return value;
  };
  const count = take(version < 2 ? 2 : 4);
  const places = new Map<number, { start: number; end: number }[]>();
  for (let index = 0; index < count && at < end; index++) {
    const id = take(version < 2 ? 2 : 4);
    const method = version > 0 ? take(2) & 15 : 0;
    take(2);
    const base = take(baseSize);
    const extents = Array.from({ length: Math.min(take(2), 64) }, () => {
      take(indexSize);
      const from = base + take(offsetSize);
      return { start: from, end: from + take(lengthSize) };
    });
    if (method === 0) places.set(id, extents);
  }
  return places;
}

function itemsIn(bytes: Uint8Array): Item[] | null {
  const all = boxesIn(bytes, 0, bytes.length);
  if (all[0]?.type !== 'ftyp' || !/^(?:heic|heix|mif1|msf1|avif|avis|heim|heis)/.test(asciiAt(bytes, all[0].start, 4)))
    return null;
  const meta = all.find(({ type }) => type === 'meta');
  const inside = meta ? boxesIn(bytes, meta.start + 4, meta.end) : [];
  const info = inside.find(({ type }) => type === 'iinf');
  const location = inside.find(({ type }) => type === 'iloc');
  if (!info || !location) return [];
  const places = placesIn(bytes, location);
  return [...kindsIn(bytes, info)].flatMap(([id, kind]) =>
    (places.get(id) ?? [])
      .filter(({ start, end }) => start < end && end <= bytes.length)
      .map((place) => ({ kind, ...place })),
  );
}

/** An Exif item begins with how far its TIFF header is away. */
function toldBy(bytes: Uint8Array, { kind, start, end }: Item): Told {
  if (kind === 'xmp') return toldByXmp(bytes.subarray(start, end));
  if (end - start < 12) return NOTHING_TOLD;
  return readExif(bytes.subarray(start + 4 + viewOf(bytes).getUint32(start), end)).told;
}

/** How the picture is turned stands in a property of its own in these formats, so Exif can go whole. */
export const readHeif: ReadMetadata = (bytes) => {
  const items = itemsIn(bytes);
  if (!items) return null;
  return {
    told: items.map((item) => toldBy(bytes, item)).reduce(bothTold, NOTHING_TOLD),
    without() {
      const blanked = bytes.slice();
      for (const { kind, start, end } of items) {
        blanked.fill(kind === 'xmp' ? 0x20 : 0, start, end);
        // an empty block of Exif: readers that look for one find one
        if (kind === 'exif' && end - start >= 18) blanked.set([0x4d, 0x4d, 0, 42, 0, 0, 0, 8], start + 4);
      }
      return blanked;
    },
  };
};
