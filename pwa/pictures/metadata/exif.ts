// Reads of an Exif block only what it tells of a person (where, when, with what, who) and how the picture is to be turned.
// Source: Exif 2.32 (CIPA DC-008-2019), which is TIFF 6.0 with tags of its own.

export interface Told {
  /** Where it was taken. */
  place: boolean;
  /** When it was taken or made. */
  time: boolean;
  /** With which device or program. */
  device: boolean;
  /** Names, titles or descriptions. */
  words: boolean;
}

export const NOTHING_TOLD: Told = { place: false, time: false, device: false, words: false };

export const bothTold = (one: Told, other: Told): Told => ({
  place: one.place || other.place,
  time: one.time || other.time,
  device: one.device || other.device,
  words: one.words || other.words,
});

const ORIENTATION = 0x0112;
const EXIF_IFD = 0x8769;
const GPS_IFD = 0x8825;
const TAGS = {
  time: new Set([0x0132, 0x9003, 0x9004]),
  device: new Set([0x010f, 0x0110, 0x0131, 0x013c, 0xa431, 0xa433, 0xa434, 0xa435, 0xc62f]),
  // description, artist, copyright, comment, owner, and the words that Windows writes
  words: new Set([0x010e, 0x013b, 0x8298, 0x9286, 0xa430, 0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f]),
};
/** Latitude and longitude; a block of GPS may hold nothing but its version. */
const GPS_PLACE = new Set([0x0002, 0x0004]);
/** A directory with more entries than this is no camera's. */
const ENTRIES_MAX = 1_000;

export interface Exif {
  told: Told;
  /** 1 to 8; 1 is as it lies. */
  orientation: number;
}

/** Of a block that begins with its TIFF header; what is broken tells nothing. */
export function readExif(block: Uint8Array): Exif {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const told = { ...NOTHING_TOLD };
  let orientation = 1;
  const mark = block.length >= 8 ? view.getUint16(0) : 0;
  if (mark !== 0x4949 && mark !== 0x4d4d) return { told, orientation };
  const isLittle = mark === 0x4949;
  const seen = new Set<number>();

  function directory(at: number, onEntry: (tag: number, valueAt: number) => void): void {
    if (seen.has(at) || at < 8 || at + 2 > block.length) return;
    seen.add(at);
    const count = Math.min(view.getUint16(at, isLittle), ENTRIES_MAX);
    for (let index = 0; index < count; index++) {
      const entry = at + 2 + index * 12;
      if (entry + 12 > block.length) return;
      onEntry(view.getUint16(entry, isLittle), entry + 8);
    }
  }
  function main(tag: number, valueAt: number): void {
    if (tag === ORIENTATION) orientation = view.getUint16(valueAt, isLittle);
    if (TAGS.time.has(tag)) told.time = true;
    if (TAGS.device.has(tag)) told.device = true;
    if (TAGS.words.has(tag)) told.words = true;
    if (tag === EXIF_IFD) directory(view.getUint32(valueAt, isLittle), main);
    if (tag === GPS_IFD)
      directory(view.getUint32(valueAt, isLittle), (inGps) => {
        if (GPS_PLACE.has(inGps)) told.place = true;
      });
  }
  directory(view.getUint32(4, isLittle), main);
  return { told, orientation: orientation >= 1 && orientation <= 8 ? orientation : 1 };
}

/** An Exif block that says how the picture is to be turned, and nothing else. */
export function orientationBlock(orientation: number): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(26);
  const view = new DataView(block.buffer);
  view.setUint16(0, 0x4d4d);
  view.setUint16(2, 42);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, ORIENTATION);
  view.setUint16(12, 3);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return block;
}

/** Of an XMP packet, which is XML: by the names that it uses. */
export function toldByXmp(packet: Uint8Array): Told {
  const text = new TextDecoder().decode(packet);
  return {
    place: /GPSL(?:atitude|ongitude)|Location|photoshop:City/.test(text),
    time: /(?:DateTimeOriginal|CreateDate|DateCreated|ModifyDate|MetadataDate)/.test(text),
    device: /(?:tiff:Model|SerialNumber|CreatorTool)/.test(text),
    words: /(?:dc:(?:creator|title|description|subject|rights)|PersonInImage|mwg-rs:Name)/.test(text),
  };
}
