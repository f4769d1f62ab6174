// Where an entry stands in the outer document, so that a server can be asked whether it holds just that.
import * as Y from 'yjs';
import { sameBytes } from '../crypto/byte-fields.ts';

export interface EntryPlace {
  /** Yjs client id and clock of the element. */
  readonly client: number;
  readonly clock: number;
  readonly bytes: Uint8Array;
}

/** Null when the element is not in the log. */
export function placeOf(log: Y.Array<unknown>, element: Uint8Array): EntryPlace | null {
  const index = log.toArray().indexOf(element);
  const id = index < 0 ? null : Y.createRelativePositionFromTypeIndex(log, index).item;
  return id ? { client: id.client, clock: id.clock, bytes: element } : null;
}

/** The state vector of a document that has everything of `outer` but this entry: what lacks it is sent it. */
export function stateWithout(outer: Y.Doc, { client, clock }: EntryPlace): Uint8Array {
  const state = Y.decodeStateVector(Y.encodeStateVector(outer));
  return Y.encodeStateVector(new Map(state).set(client, clock));
}

/** Whether an update from a server, which may be anything, holds this entry byte for byte and does not delete it. */
export function holdsEntry(update: Uint8Array, { client, clock, bytes }: EntryPlace): boolean {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return false;
  }
  const deleted = decoded.ds.clients.get(client) ?? [];
  if (deleted.some((range) => range.clock <= clock && clock < range.clock + range.len)) return false;
  return decoded.structs.some(
    (struct) =>
      struct instanceof Y.Item &&
      struct.id.client === client &&
      struct.id.clock === clock &&
      struct.content instanceof Y.ContentBinary &&
      sameBytes(struct.content.content, bytes),
  );
}

/**
 * Puts an entry into the log so that it builds on nothing: as a client of its own, beside no other element. A server that
 * withholds anything else cannot hold it back (an entry that was pushed would wait for all before it).
 */
export function publishAlone(outer: Y.Doc, entry: Uint8Array, origin: unknown): void {
  const alone = new Y.Doc();
  alone.getArray('log').push([entry]);
  Y.applyUpdate(outer, Y.encodeStateAsUpdate(alone), origin);
  alone.destroy();
}
