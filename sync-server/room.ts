// One room in memory while somebody is connected: the outer document, and who is told of its updates.
import * as Y from 'yjs';
import type { CommitQueue } from './commit-queue.ts';
import type { Store } from './store/store.ts';

/** Rows of a loaded room that are worth folding into one. */
const FOLD_ROWS = 500;

export interface Member {
  /** An update that another member wrote, durable by now. */
  tell(update: Uint8Array): void;
}

export class RoomFull extends Error {}

export interface Room {
  readonly members: Set<Member>;
  readonly stateVector: Uint8Array;
  /** What a document with this state vector lacks. Throws when the bytes are no state vector. */
  answer(stateVector: Uint8Array): Uint8Array;
  /**
   * Makes an update durable, then applies it and tells the other members. Resolves after that, in the order of the calls.
   * Throws at once when the bytes are no update; rejects with `RoomFull`, or when the store fails: then nobody was told.
   */
  write(update: Uint8Array, from: Member): Promise<void>;
  /** Folds the rows into one, where that is worth it. Call it when nobody writes. */
  fold(): Promise<void>;
}

export async function loadRoom(name: string, store: Store, commits: CommitQueue, roomBytes: number): Promise<Room> {
  const doc = new Y.Doc();
  const members = new Set<Member>();
  const stored = await store.load(name);
  let { through } = stored;
  let rows = stored.updates.length;
  let sizeBytes = stored.updates.reduce((sum, update) => sum + update.length, 0);
  let writing = 0;
  const isWhole = applyAll(doc, stored.updates);

  async function fold(): Promise<void> {
    // a row that did not apply would be lost by folding
    if (!isWhole || rows < 2 || writing > 0) return;
    const whole = Y.encodeStateAsUpdate(doc);
    rows = 1;
    sizeBytes = whole.length;
    await store.replace(name, through, whole);
  }

  async function commit(update: Uint8Array, from: Member): Promise<void> {
    if (sizeBytes + update.length > roomBytes) throw new RoomFull();
    sizeBytes += update.length;
    writing += 1;
    try {
      through = await commits.add({ room: name, update });
      rows += 1;
    } catch (cause) {
      sizeBytes -= update.length;
      throw cause;
    } finally {
      writing -= 1;
    }
    Y.applyUpdate(doc, update);
    for (const member of members) if (member !== from) member.tell(update);
    if (rows >= FOLD_ROWS) await fold();
  }

  return {
    members,
    get stateVector() {
      return Y.encodeStateVector(doc);
    },
    answer: (stateVector) => Y.encodeStateAsUpdate(doc, stateVector),
    write(update, from) {
      return hasNews(doc, Y.decodeUpdate(update)) ? commit(update, from) : Promise.resolve();
    },
    fold,
  };
}

/** A client that comes back offers what it has, mostly nothing: that is not worth a row. */
function hasNews(doc: Y.Doc, { structs, ds }: ReturnType<typeof Y.decodeUpdate>): boolean {
  for (const struct of structs)
    if (struct.id.clock + struct.length > Y.getState(doc.store, struct.id.client)) return true;
  if (ds.clients.size === 0) return false;
  const known = Y.createDeleteSetFromStructStore(doc.store);
  return !Y.equalDeleteSets(Y.mergeDeleteSets([known, ds]), known);
}

/** Row by row, so that a damaged one keeps back no other; false when one did not apply. */
function applyAll(doc: Y.Doc, updates: readonly Uint8Array[]): boolean {
  let isWhole = true;
  doc.transact(() => {
    for (const update of updates) {
      try {
        Y.applyUpdate(doc, update);
      } catch {
        isWhole = false;
      }
    }
  });
  return isWhole;
}
