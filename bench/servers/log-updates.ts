// Updates of the outer document as a device appends sealed entries: written and read as bytes, so that the generator is never what is slow.
import { randomFillSync } from 'node:crypto';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** The smallest sealed entry: version, id, nonce, 256 padded bytes and the tag (docs/sealed-log-format.md). */
export const ENTRY_BYTES = 1 + 12 + 12 + 256 + 16;

/** What Yjs numbers content of bytes (ContentBinary), with whether the item stands after another. */
const BINARY = 3;
const HAS_ORIGIN = 0x80;

/**
 * The entries from `clock` on that this client appends to `log`, each after its own last one. Random bytes do not shrink, as
 * ciphertext does not.
 */
export function entriesUpdate({ clientId, clock, count }: Written): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1); // one client
  encoding.writeVarUint(encoder, count);
  encoding.writeVarUint(encoder, clientId);
  encoding.writeVarUint(encoder, clock);
  for (let at = clock; at < clock + count; at += 1) writeEntry(encoder, clientId, at);
  encoding.writeVarUint(encoder, 0); // nothing deleted
  return encoding.toUint8Array(encoder);
}

function writeEntry(encoder: encoding.Encoder, clientId: number, clock: number): void {
  if (clock > 0) {
    encoding.writeUint8(encoder, BINARY | HAS_ORIGIN);
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock - 1);
  } else {
    encoding.writeUint8(encoder, BINARY);
    encoding.writeVarUint(encoder, 1); // the parent follows by its name
    encoding.writeVarString(encoder, 'log');
  }
  encoding.writeVarUint8Array(encoder, randomFillSync(new Uint8Array(ENTRY_BYTES)));
}

export interface Written {
  readonly clientId: number;
  readonly clock: number;
  /** Entries from `clock` on. */
  readonly count: number;
}

/** Whose entries are in an update. A server may have put several of them together. */
export function entriesIn(update: Uint8Array): readonly Written[] {
  const decoder = decoding.createDecoder(update);
  const clients = decoding.readVarUint(decoder);
  if (clients === 0) return [];
  if (clients === 1) {
    const count = decoding.readVarUint(decoder);
    return [{ clientId: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder), count }];
  }
  const { from, to } = Y.parseUpdateMeta(update);
  return [...from].map(([clientId, clock]) => ({ clientId, clock, count: (to.get(clientId) ?? clock) - clock }));
}
