// Sizes in steps, so that a watcher of the wire cannot tell one keystroke from a sentence.
import { bigEndian, concat, readBigEndian } from './byte-fields.ts';

const SMALLEST_BYTES = 256;
const LARGE_BYTES = 64 * 1024;
const LENGTH_BYTES = 4;

/** The step that holds `sizeBytes`: powers of two from 256 bytes to 64 kB, then multiples of 64 kB. */
export function paddedSizeBytes(sizeBytes: number): number {
  if (sizeBytes > LARGE_BYTES) return Math.ceil(sizeBytes / LARGE_BYTES) * LARGE_BYTES;
  let step = SMALLEST_BYTES;
  while (step < sizeBytes) step *= 2;
  return step;
}

/** `length(4) ‖ bytes ‖ zeros`, filled to the next step. */
export function pad(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const used = LENGTH_BYTES + bytes.length;
  return concat(bigEndian(bytes.length, LENGTH_BYTES), bytes, new Uint8Array(paddedSizeBytes(used) - used));
}

/** What was padded, or null when the length does not fit. */
export function unpad(padded: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  if (padded.length < LENGTH_BYTES) return null;
  const end = LENGTH_BYTES + readBigEndian(padded.subarray(0, LENGTH_BYTES));
  return end > padded.length ? null : padded.slice(LENGTH_BYTES, end);
}
