// Takes out of a page's drawing instructions what draws nothing: comments, words for reading aloud, and what no instruction takes
// (ISO 32000-1, 7.8.2 and annex A). All else stays byte for byte, so that the page looks as it did.
import { joined } from '../pictures/metadata/bytes.ts';
import { Unfollowed } from './unfollowed.ts';

/** How many operands each instruction takes, the last before it; null for any number of numbers and names. */
const TAKES: Readonly<Record<string, number | null>> = {
  ...{ q: 0, Q: 0, cm: 6, w: 1, J: 1, j: 1, M: 1, d: 2, ri: 1, i: 1, gs: 1 },
  ...{ m: 2, l: 2, c: 6, v: 4, y: 4, h: 0, re: 4, W: 0, 'W*': 0 },
  ...{ S: 0, s: 0, f: 0, F: 0, 'f*': 0, B: 0, 'B*': 0, b: 0, 'b*': 0, n: 0 },
  ...{ BT: 0, ET: 0, Tc: 1, Tw: 1, Tz: 1, TL: 1, Tf: 2, Tr: 1, Ts: 1, Td: 2, TD: 2, Tm: 6, 'T*': 0 },
  ...{ Tj: 1, TJ: 1, "'": 1, '"': 3, d0: 2, d1: 6 },
  ...{ CS: 1, cs: 1, SC: null, SCN: null, sc: null, scn: null, G: 1, g: 1, RG: 3, rg: 3, K: 4, k: 4 },
  ...{ sh: 1, Do: 1, MP: 1, DP: 2, BMC: 1, BDC: 2, EMC: 0, BX: 0, EX: 0 },
};
const SHOWS_TEXT = new Set(['Tj', 'TJ', "'", '"']);
const MARKS = new Set(['DP', 'BDC']);
/** Of a picture that stands among the instructions (8.9.7). */
const PICTURE_KEYS = new Set(
  (
    'BPC BitsPerComponent CS ColorSpace D Decode DP DecodeParms F Filter H Height IM ImageMask I Interpolate W Width ' +
    'L Length Intent'
  ).split(' '),
);
/** What these hold may say as much as a file, and lies here in pieces. */
const PICTURE_FILES = new Set(['DCT', 'DCTDecode', 'JPX', 'JPXDecode']);

type Kind = 'plain' | 'name' | 'text' | 'list' | 'lookup';
interface Operand {
  kind: Kind;
  start: number;
  end: number;
  /** Of a list, what is in it. */
  parts: Operand[];
}

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const ENDS_TOKEN = new Set([...SPACE, ...[...'()<>[]{}/%'].map((one) => one.charCodeAt(0))]);
const [PERCENT, SLASH, OPEN, CLOSE, ESCAPE] = [0x25, 0x2f, 0x28, 0x29, 0x5c];
const [LESS, MORE, LIST, LIST_END] = [0x3c, 0x3e, 0x5b, 0x5d];
/** What is deeper is made to trouble readers. */
const DEPTH_MAX = 50;

const refuse = (): never => {
  throw new Unfollowed();
};

class Reading {
  at = 0;
  /** Ranges that are taken out, in any order; one may lie in another. */
  readonly cuts: { start: number; end: number; instead: string }[] = [];
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Goes to what comes next, and takes out the comments before it. */
  skip(): void {
    for (;;) {
      while (SPACE.has(this.bytes[this.at] ?? -1)) this.at += 1;
      if (this.bytes[this.at] !== PERCENT) return;
      const start = this.at;
      while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at += 1;
      this.cuts.push({ start, end: this.at, instead: ' ' });
    }
  }

  /** A run of letters up to the next space or bracket. */
  word(): string {
    const start = this.at;
    while (this.at < this.bytes.length && !ENDS_TOKEN.has(this.bytes[this.at] ?? -1)) this.at += 1;
    return String.fromCharCode(...this.bytes.subarray(start, Math.min(this.at, start + 1_000)));
  }

  private text(): void {
    let depth = 0;
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at];
      if (byte === ESCAPE) this.at += 1;
      else if (byte === OPEN) depth += 1;
      else if (byte === CLOSE && --depth === 0) {
        this.at += 1;
        return;
      }
    }
    refuse();
  }

  /** An operand, or the instruction as a word. */
  next(depth = 0): Operand | string {
    if (depth > DEPTH_MAX) refuse();
    const start = this.at;
    const byte = this.bytes[start];
    const made = (kind: Kind, parts: Operand[] = []): Operand => ({ kind, start, end: this.at, parts });
    if (byte === OPEN) {
      this.text();
      return made('text');
    }
    if (byte === LESS && this.bytes[start + 1] === LESS) {
      this.at += 2;
      return made('lookup', this.until(MORE, depth));
    }
    if (byte === LESS) {
      const end = this.bytes.indexOf(MORE, start);
      if (end < 0) refuse();
      this.at = end + 1;
      return made('text');
    }
    if (byte === LIST) {
      this.at += 1;
      return made('list', this.until(LIST_END, depth));
    }
    if (byte === SLASH) {
      this.at += 1;
      this.word();
      return made('name');
    }
    const word = this.word();
    if (word === '') return refuse();
    return /^[-+.\d]/.test(word) || /^(?:true|false|null)$/.test(word) ? made('plain') : word;
  }

  /** What stands up to the end of a list or lookup, which ends with two. */
  private until(end: number, depth: number): Operand[] {
    const parts: Operand[] = [];
    for (;;) {
      this.skip();
      if (this.at >= this.bytes.length) return refuse();
      if (this.bytes[this.at] === end) {
        if (end === MORE && this.bytes[this.at + 1] !== MORE) refuse();
        this.at += end === MORE ? 2 : 1;
        return parts;
      }
      const part = this.next(depth + 1);
      parts.push(typeof part === 'string' ? refuse() : part);
    }
  }

  nameOf({ start, end }: Operand): string {
    return String.fromCharCode(...this.bytes.subarray(start + 1, Math.min(end, start + 200)));
  }

  /** What a text says; empty where it is spelt in another way than plainly. */
  textOf({ start, end }: Operand): string {
    const inside = this.bytes.subarray(start + 1, Math.min(end - 1, start + 60));
    const letters = String.fromCharCode(...inside);
    const said = this.bytes[start] === LESS ? lettersOfHex(letters) : letters;
    return said.includes('\\') ? '' : said.replace(/^\xfe\xff/, '').replaceAll('\0', '');
  }

  cut({ start, end }: { start: number; end: number }, instead = ' '): void {
    this.cuts.push({ start, end, instead });
  }
}

const lettersOfHex = (hex: string): string =>
  (hex.replace(/\s/g, '').match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');

/** Letters that are drawn as one and copied as several: without this "office" could not be searched for. */
const LIGATURES = new Set('ff fi fl ffi ffl fj ft tt ti tti st ct Th'.split(' '));
const isLigature = (reading: Reading, [key, said, ...more]: Operand[]): boolean =>
  key !== undefined &&
  said?.kind === 'text' &&
  more.length === 0 &&
  reading.nameOf(key) === 'ActualText' &&
  LIGATURES.has(reading.textOf(said));

const isPlain = ({ kind, parts }: Operand): boolean =>
  kind === 'plain' || kind === 'name' || (kind === 'list' && parts.every((part) => part.kind === 'plain'));
const isShown = ({ kind, parts }: Operand): boolean =>
  kind === 'text' || (kind === 'list' && parts.every((part) => part.kind === 'plain' || part.kind === 'text'));

function takeInstruction(reading: Reading, instruction: string, operands: Operand[]): void {
  const takes = Object.hasOwn(TAKES, instruction) ? TAKES[instruction] : refuse();
  const kept = takes === null || takes === undefined ? operands : operands.slice(Math.max(0, operands.length - takes));
  if (operands.length > kept.length)
    for (const one of operands.slice(0, operands.length - kept.length)) reading.cut(one);
  for (const [at, operand] of kept.entries()) {
    const isLast = at === kept.length - 1;
    if (MARKS.has(instruction) && isLast && operand.kind === 'lookup') {
      const { start, end, parts } = operand;
      if (parts.length > 0 && !isLigature(reading, parts)) reading.cut({ start, end }, '<<>>');
    } else if (!isPlain(operand) && !(SHOWS_TEXT.has(instruction) && isLast && isShown(operand))) refuse();
  }
}

/** The keys of a picture, up to its bytes. */
function takePictureKeys(reading: Reading): void {
  for (;;) {
    reading.skip();
    const key = reading.next();
    if (key === 'ID') return;
    if (typeof key === 'string' || key.kind !== 'name' || !PICTURE_KEYS.has(reading.nameOf(key)))
      throw new Unfollowed();
    reading.skip();
    const value = reading.next();
    if (typeof value === 'string') throw new Unfollowed();
    const filters = value.kind === 'list' ? value.parts : [value];
    if (filters.some((one) => one.kind === 'name' && PICTURE_FILES.has(reading.nameOf(one)))) refuse();
    takePictureValue(reading, value);
  }
}

/** Numbers, names, the settings of a filter, and the colours of a palette, which are a text of bytes in a list. */
function takePictureValue(reading: Reading, { kind, parts }: Operand): void {
  if (kind === 'text') refuse();
  for (const part of parts) if (kind !== 'list' || part.kind !== 'text') takePictureValue(reading, part);
}

/** Up to behind EI. The bytes may hold these letters by chance: what follows must look like instructions. */
function takePicture(reading: Reading): void {
  const { bytes } = reading;
  takePictureKeys(reading);
  reading.at += 1;
  for (let at = bytes.indexOf(0x45, reading.at); at >= 0; at = bytes.indexOf(0x45, at + 1)) {
    const isAlone = SPACE.has(bytes[at - 1] ?? -1) && (at + 2 >= bytes.length || SPACE.has(bytes[at + 2] ?? -1));
    if (bytes[at + 1] !== 0x49 || !isAlone) continue;
    const after = bytes.subarray(at + 2, at + 17);
    if (!after.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 10 || byte === 13 || byte === 9)) continue;
    reading.at = at + 2;
    return;
  }
  refuse();
}

function without({ bytes, cuts }: Reading): Uint8Array {
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const { start, end, instead } of cuts.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    if (end <= from) continue;
    pieces.push(bytes.subarray(from, start), new TextEncoder().encode(instead));
    from = end;
  }
  return joined([...pieces, bytes.subarray(from)]);
}

/** Null where there is nothing to take out. Throws Unfollowed for instructions that are not known or not built as they should be. */
export function bareInstructions(bytes: Uint8Array): Uint8Array | null {
  const reading = new Reading(bytes);
  let operands: Operand[] = [];
  for (;;) {
    reading.skip();
    if (reading.at >= bytes.length) break;
    const next = reading.next();
    if (typeof next !== 'string') {
      operands.push(next);
      continue;
    }
    if (next === 'BI') {
      for (const one of operands) reading.cut(one);
      takePicture(reading);
    } else takeInstruction(reading, next, operands);
    operands = [];
  }
  for (const one of operands) reading.cut(one);
  return reading.cuts.length > 0 ? without(reading) : null;
}
