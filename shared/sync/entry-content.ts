// What stands inside a sealed entry: which entries of which devices it stands for, an update of the portfolio, and what devices
// say of themselves.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { countRanges, type Range, subtractRanges, unionRanges } from './ranges.ts';

/** Device id to the numbers of its entries; a device counts what it seals from 1. */
export type EntryNumbers = ReadonlyMap<string, readonly Range[]>;

export interface EntryContent {
  readonly numbers: EntryNumbers;
  /** No bytes at all where the entry carries statements only. */
  readonly update: Uint8Array;
  /** At most one of each device. */
  readonly statements: readonly DeviceStatement[];
}

/** What a device tells the person's other devices of itself. */
export interface DeviceStatement {
  readonly deviceId: string;
  /** As the person named it. */
  readonly name: string;
  /** When it said so, in milliseconds since 1970 by its own clock. */
  readonly atMs: number;
  /** The entries of each device that it has opened, and its own up to the one that this was first sealed in. */
  readonly seen: EntryNumbers;
  /** The last of its own entries that brought anything of the portfolio; 0 where none did. */
  readonly wroteUpTo: number;
  /** Devices that the person took off the list, each with the last entry of theirs that was known then. */
  readonly removed: ReadonlyMap<string, number>;
}

/** Byte layout: docs/sealed-log-format.md. */
export function encodeEntryContent({ numbers, update, statements }: EntryContent): Uint8Array {
  const encoder = encoding.createEncoder();
  writeNumbers(encoder, numbers);
  encoding.writeVarUint8Array(encoder, update);
  if (statements.length === 0) return encoding.toUint8Array(encoder);
  encoding.writeVarUint(encoder, statements.length);
  // each behind its length, so that a later Waymark can add to it
  for (const statement of statements) encoding.writeVarUint8Array(encoder, encodeStatement(statement));
  return encoding.toUint8Array(encoder);
}

/** How many bytes `encodeEntryContent` makes of it, without making them: an update may have tens of megabytes. */
export function encodedSize(content: EntryContent): number {
  const { length } = content.update;
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, length);
  // the length of no update takes one byte
  return encodeEntryContent({ ...content, update: new Uint8Array() }).length - 1 + encoding.length(encoder) + length;
}

function encodeStatement({ deviceId, name, atMs, seen, wroteUpTo, removed }: DeviceStatement): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, deviceId);
  encoding.writeVarString(encoder, name);
  encoding.writeVarUint(encoder, atMs);
  writeNumbers(encoder, seen);
  encoding.writeVarUint(encoder, wroteUpTo);
  encoding.writeVarUint(encoder, removed.size);
  for (const [device, number] of removed) {
    encoding.writeVarString(encoder, device);
    encoding.writeVarUint(encoder, number);
  }
  return encoding.toUint8Array(encoder);
}

function writeNumbers(encoder: encoding.Encoder, numbers: EntryNumbers): void {
  encoding.writeVarUint(encoder, numbers.size);
  for (const [device, ranges] of numbers) {
    encoding.writeVarString(encoder, device);
    encoding.writeVarUint(encoder, ranges.length);
    for (const [from, to] of ranges) {
      encoding.writeVarUint(encoder, from);
      encoding.writeVarUint(encoder, to - from);
    }
  }
}

/** The content of an opened entry. Throws when it has another shape. */
export function decodeEntryContent(bytes: Uint8Array): EntryContent {
  const decoder = decoding.createDecoder(bytes);
  const numbers = readNumbers(decoder);
  const update = decoding.readVarUint8Array(decoder);
  const statements: DeviceStatement[] = [];
  // the first entries ended here
  const count = decoding.hasContent(decoder) ? decoding.readVarUint(decoder) : 0;
  while (statements.length < count) statements.push(readStatement(decoding.readVarUint8Array(decoder)));
  return { numbers, update, statements };
}

function readStatement(bytes: Uint8Array): DeviceStatement {
  const decoder = decoding.createDecoder(bytes);
  return {
    deviceId: decoding.readVarString(decoder),
    name: decoding.readVarString(decoder),
    atMs: decoding.readVarUint(decoder),
    seen: readNumbers(decoder),
    wroteUpTo: decoding.readVarUint(decoder),
    removed: readRemoved(decoder),
  };
}

function readRemoved(decoder: decoding.Decoder): Map<string, number> {
  const removed = new Map<string, number>();
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    removed.set(decoding.readVarString(decoder), decoding.readVarUint(decoder));
  }
  return removed;
}

function readNumbers(decoder: decoding.Decoder): EntryNumbers {
  const numbers = new Map<string, Range[]>();
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const device = decoding.readVarString(decoder);
    const ranges: Range[] = [];
    for (let more = decoding.readVarUint(decoder); more > 0; more--) {
      const from = decoding.readVarUint(decoder);
      ranges.push([from, from + decoding.readVarUint(decoder)]);
    }
    numbers.set(device, unionRanges(ranges, []));
  }
  return numbers;
}

export function unionNumbers(a: EntryNumbers, b: EntryNumbers): EntryNumbers {
  const joined = new Map(a);
  for (const [device, ranges] of b) joined.set(device, unionRanges(joined.get(device) ?? [], ranges));
  return joined;
}

/** The numbers of `a` that are not in `b`. */
export function subtractNumbers(a: EntryNumbers, b: EntryNumbers): EntryNumbers {
  const rest = new Map<string, readonly Range[]>();
  for (const [device, ranges] of a) {
    const left = subtractRanges(ranges, b.get(device) ?? []);
    if (left.length > 0) rest.set(device, left);
  }
  return rest;
}

/** The highest of a device's numbers, or 0. */
export const highestOf = (numbers: EntryNumbers, device: string): number => (numbers.get(device)?.at(-1)?.[1] ?? 1) - 1;

/** For how many entries they stand. */
export const countNumbers = (numbers: EntryNumbers): number =>
  [...numbers.values()].reduce((sum, ranges) => sum + countRanges(ranges), 0);

/** How many entries the devices have numbered that are not among these: a server that drops or rolls back leaves gaps. */
export function countMissing(numbers: EntryNumbers): number {
  let missing = 0;
  for (const ranges of numbers.values()) missing += (ranges.at(-1)?.[1] ?? 1) - 1 - countRanges(ranges);
  return missing;
}
