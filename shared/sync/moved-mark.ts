// The mark that a room gets at its end, when the person's words were changed: sealed like an entry, for a purpose of its own. It says
// when, and nothing of the new words or the new room: a lost device can read it.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { open, type SealKey, seal } from '../crypto/seal.ts';

const PURPOSE = 'waymark/1/moved';
/** A mark fits the smallest step of padding. */
const MOST_BYTES = 1_024;

/** The mark as it stands in the log; `by` seals the room's entries. */
export function sealMovedMark(by: SealKey, movedAtMs: number): Promise<Uint8Array> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, movedAtMs);
  return seal({ ...by, purpose: PURPOSE }, encoding.toUint8Array(encoder));
}

/** When the words were changed, in milliseconds since 1970 by the clock of the device that did; null when it is no such mark. */
export async function readMovedMark(by: SealKey, entry: unknown): Promise<number | null> {
  if (!(entry instanceof Uint8Array) || entry.length > MOST_BYTES) return null;
  const opened = await open({ ...by, purpose: PURPOSE }, entry);
  if (!opened.ok) return null;
  try {
    return decoding.readVarUint(decoding.createDecoder(opened.value));
  } catch {
    return null;
  }
}
