// Sealed logs in one process: devices without disks or sockets, and outer documents that are joined as by a connection.
import * as Y from 'yjs';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { sealKey } from '../../shared/crypto/seal.ts';
import type { LogServer } from '../../shared/sync/compactor.ts';
import { holdsEntry, stateWithout } from '../../shared/sync/entry-place.ts';
import type { Marks } from '../../shared/sync/marks.ts';
import { ENTRY_PURPOSE, type LogTiming, openSealedLog, type SealedLogOptions } from '../../shared/sync/sealed-log.ts';

export const keys = keysFromSecret(new Uint8Array(16).fill(5));
export const by = await sealKey(keys.logKey, keys.room, ENTRY_PURPOSE);
/** Nothing happens by itself. */
export const never: LogTiming = { gatherMs: 1e8, quietMs: 1e8, healMs: 1e8, compactMs: 1e8 };

export function memoryMarks(): Marks & { rows: Map<string, unknown> } {
  const rows = new Map<string, unknown>();
  return {
    rows,
    read: async (key) => rows.get(key),
    write: async (key, value) => void rows.set(key, value),
  };
}

/** Joins two outer documents as a connection does; returns what parts them. */
export function join(a: Y.Doc, b: Y.Doc): () => void {
  const wire = {}; // of this connection: what comes over it goes on over others
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), wire);
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), wire);
  const toB = (update: Uint8Array, origin: unknown) => origin !== wire && Y.applyUpdate(b, update, wire);
  const toA = (update: Uint8Array, origin: unknown) => origin !== wire && Y.applyUpdate(a, update, wire);
  a.on('update', toB);
  b.on('update', toA);
  return () => {
    a.off('update', toB);
    b.off('update', toA);
  };
}

export type LogDevice = Awaited<ReturnType<typeof aDevice>>;

export async function aDevice(given: Partial<SealedLogOptions> = {}) {
  const doc = given.doc ?? new Y.Doc();
  const outer = given.outer ?? new Y.Doc();
  const marks = given.marks ?? memoryMarks();
  const failures: unknown[] = [];
  const onFailure = (cause: unknown) => failures.push(cause);
  const log = openSealedLog({ deviceId: 'device-a', by, timing: never, onFailure, ...given, doc, outer, marks });
  await log.start();
  const text = doc.getText('t');
  return { doc, outer, marks, log, text, failures, entries: () => outer.getArray('log') };
}

/** Resolves when all that has arrived was opened. */
export const settled = (device: { log: { flush(): Promise<void> } }) => device.log.flush();

export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

/** A server that holds this document, and says so truthfully to whoever has `outer`. */
export const honest = (held: Y.Doc, outer: Y.Doc): LogServer => ({
  isInStep: () => true,
  readBack: async (place) => holdsEntry(Y.encodeStateAsUpdate(held, stateWithout(outer, place)), place),
});

/** A device whose outer document is joined to the server's, and that makes it smaller when it is told to. */
export async function aConnectedDevice(server: Y.Doc, given: Partial<SealedLogOptions> = {}): Promise<LogDevice> {
  const outer = given.outer ?? new Y.Doc();
  const device = await aDevice({ server: honest(server, outer), ...given, outer });
  join(outer, server);
  await device.log.check();
  return device;
}

/** Writes so many words, each in an entry of its own. */
export async function write(device: LogDevice, words: number): Promise<void> {
  for (let count = 0; count < words; count++) {
    device.text.insert(device.text.length, `word-${device.text.length} `);
    await device.log.flush();
  }
}

/** Makes the log smaller until there is nothing to do. */
export async function compactFully(device: LogDevice): Promise<void> {
  while (await device.log.compact()) await settled(device);
}

/** What a new device reads from this server. */
export async function readCold(server: Y.Doc): Promise<{ text: string; missing: number; setAside: number }> {
  const cold = await aDevice({ outer: copyOf(server), deviceId: 'device-cold' });
  return { text: cold.text.toString(), missing: cold.log.missing, setAside: cold.log.setAside };
}
