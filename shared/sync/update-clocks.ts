// Reads from a Yjs update (format 1) which clocks it holds, and makes nothing else of it: a large portfolio has a million structs, and
// most of an update's reading is their texts and values.
import { createDecoder, type Decoder, readUint8, readVarInt, readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';

/** Told of each stretch of one client's clock, in the order of the update. */
export type OnClocks = (client: number, clock: number, length: number) => void;

export interface ClockListener {
  onStructs: OnClocks;
  onDeletes: OnClocks;
}

/** Tells of the structs and deletions of an update. Throws when it is none; what was told until then is to be left aside. */
export function readClocks(update: Uint8Array, { onStructs, onDeletes }: ClockListener): void {
  const decoder = createDecoder(update);
  readStructs(decoder, onStructs);
  readDeletes(decoder, onDeletes);
}

/** The same by Yjs itself, which makes all of it: for updates that are written in a way that is not known here. */
export function readClocksWithYjs(update: Uint8Array, { onStructs, onDeletes }: ClockListener): void {
  const { structs, ds } = Y.decodeUpdate(update);
  for (const struct of structs)
    if (!(struct instanceof Y.Skip)) onStructs(struct.id.client, struct.id.clock, struct.length);
  for (const [client, items] of ds.clients) for (const { clock, len } of items) onDeletes(client, clock, len);
}

// as Yjs marks what it writes of a struct
const KIND = 0b0001_1111;
const HAS_KEY = 0b0010_0000;
const HAS_RIGHT = 0b0100_0000;
const HAS_LEFT = 0b1000_0000;
const GAP = 10;

function readStructs(decoder: Decoder, onStructs: OnClocks): void {
  for (let clients = readVarUint(decoder); clients > 0; clients--) {
    let left = readVarUint(decoder);
    const client = readVarUint(decoder);
    let clock = readVarUint(decoder);
    for (; left > 0; left--) {
      const info = readUint8(decoder);
      const isContent = (info & KIND) !== 0 && info !== GAP;
      if (isContent) skipPlace(decoder, info);
      const length = isContent ? skipContent(decoder, info & KIND) : readVarUint(decoder);
      if (info !== GAP) onStructs(client, clock, length);
      clock += length;
    }
  }
}

function readDeletes(decoder: Decoder, onDeletes: OnClocks): void {
  for (let clients = readVarUint(decoder); clients > 0; clients--) {
    const client = readVarUint(decoder);
    for (let left = readVarUint(decoder); left > 0; left--)
      onDeletes(client, readVarUint(decoder), readVarUint(decoder));
  }
}

function skipId(decoder: Decoder): void {
  readVarUint(decoder);
  readVarUint(decoder);
}

/** What a struct stands beside; its parent, where it stands beside nothing. */
function skipPlace(decoder: Decoder, info: number): void {
  if (info & HAS_LEFT) skipId(decoder);
  if (info & HAS_RIGHT) skipId(decoder);
  if (info & (HAS_LEFT | HAS_RIGHT)) return;
  if (readVarUint(decoder) === 1) skipBytes(decoder);
  else skipId(decoder);
  if (info & HAS_KEY) skipBytes(decoder);
}

/** Contents by the numbers that Yjs gives them. */
const CONTENT = {
  deleted: 1,
  json: 2,
  binary: 3,
  text: 4,
  embed: 5,
  format: 6,
  type: 7,
  values: 8,
  document: 9,
} as const;
/** Of types, an XML element and a hook have names. */
const NAMED_TYPES = [3, 5];

/** Gives how much of the clock it takes. */
function skipContent(decoder: Decoder, kind: number): number {
  switch (kind) {
    case CONTENT.deleted:
      return readVarUint(decoder);
    case CONTENT.text:
      return skipText(decoder);
    case CONTENT.json:
      return skipSeveral(decoder, skipBytes);
    case CONTENT.values:
      return skipSeveral(decoder, skipValue);
    case CONTENT.binary:
    case CONTENT.embed:
      skipBytes(decoder);
      return 1;
    case CONTENT.format:
      skipBytes(decoder);
      skipBytes(decoder);
      return 1;
    case CONTENT.type:
      if (NAMED_TYPES.includes(readVarUint(decoder))) skipBytes(decoder);
      return 1;
    case CONTENT.document:
      skipBytes(decoder);
      skipValue(decoder);
      return 1;
    default:
      throw new TypeError('no content is of this kind');
  }
}

function skipSeveral(decoder: Decoder, skipOne: (decoder: Decoder) => void): number {
  const length = readVarUint(decoder);
  for (let left = length; left > 0; left--) skipOne(decoder);
  return length;
}

function skip(decoder: Decoder, byteCount: number): void {
  if (decoder.pos + byteCount > decoder.arr.length) throw new RangeError('the update is cut off');
  decoder.pos += byteCount;
}

const skipBytes = (decoder: Decoder): void => skip(decoder, readVarUint(decoder));

/** Gives the length of the text in UTF-16 units, which is what Yjs counts. */
function skipText(decoder: Decoder): number {
  const byteCount = readVarUint(decoder);
  const from = decoder.pos;
  skip(decoder, byteCount);
  let units = byteCount;
  for (let at = from; at < decoder.pos; at++) {
    const byte = decoder.arr[at] ?? 0;
    // of each letter all bytes but the first say nothing new, but for those of four bytes, which are two units
    if (byte >= 0x80 && byte < 0xc0) units -= 1;
    else if (byte >= 0xf0) units += 1;
  }
  return units;
}

/** A value as `lib0` writes it (`encoding.writeAny`). */
function skipValue(decoder: Decoder): void {
  const kind = readUint8(decoder);
  if (kind === 125) readVarInt(decoder);
  else if (kind === 124) skip(decoder, 4);
  else if (kind === 123 || kind === 122) skip(decoder, 8);
  else if (kind === 119 || kind === 116) skipBytes(decoder);
  else if (kind === 118 || kind === 117) {
    for (let left = readVarUint(decoder); left > 0; left--) {
      if (kind === 118) skipBytes(decoder);
      skipValue(decoder);
    }
  } else if (kind > 127 || kind < 116) throw new TypeError('no value begins like this');
}
