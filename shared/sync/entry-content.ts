// What stands inside a sealed entry: which entries of which devices it stands for, and an update of the portfolio.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { countRanges, type Range, unionRanges } from './ranges.ts';

/** Device id to the numbers of its entries; a device counts what it seals from 1. */
export type EntryNumbers = ReadonlyMap<string, readonly Range[]>;

export interface EntryContent {
  readonly numbers: EntryNumbers;
  readonly update: Uint8Array;
}

/** Byte layout: docs/sealed-log-format.md. */
export function encodeEntryContent({ numbers, update }: EntryContent): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, numbers.size);
  for (const [device, ranges] of numbers) {
    encoding.writeVarString(encoder, device);
    encoding.writeVarUint(encoder, ranges.length);
    for (const [from, to] of ranges) {
      encoding.writeVarUint(encoder, from);
      encoding.writeVarUint(encoder, to - from);
    }
  }
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

/** The content of an opened entry. Throws when it has another shape. */
export function decodeEntryContent(bytes: Uint8Array): EntryContent {
  const decoder = decoding.createDecoder(bytes);
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
  return { numbers, update: decoding.readVarUint8Array(decoder) };
}

export function unionNumbers(a: EntryNumbers, b: EntryNumbers): EntryNumbers {
  const joined = new Map(a);
  for (const [device, ranges] of b) joined.set(device, unionRanges(joined.get(device) ?? [], ranges));
  return joined;
}

/** How many entries the devices have numbered that are not among these: a server that drops or rolls back leaves gaps. */
export function countMissing(numbers: EntryNumbers): number {
  let missing = 0;
  for (const ranges of numbers.values()) missing += (ranges.at(-1)?.[1] ?? 1) - 1 - countRanges(ranges);
  return missing;
}
