// One room in memory while somebody is connected: the outer document, and who is told of its updates.
import * as Y from 'yjs';
import type { CommitQueue } from './commit-queue.ts';
import { oneAfterAnother } from './one-after-another.ts';
import type { Store } from './store/store.ts';

/** Rows of a loaded room that are worth folding into one. */
const FOLD_ROWS = 500;

export interface Member {
  /** An update that somebody else wrote, durable by now. */
  tell(update: Uint8Array): void;
  /** Lets go of the device for this reason, which is a `RoomErased` or a `RoomRewound`: then it is asked to come again. */
  sendAway(cause: unknown): void;
}

export class RoomFull extends Error {}

/** The store holds less of the room than it did: it was put back to an earlier state. */
export class RoomRewound extends Error {}

export interface Room {
  readonly members: Set<Member>;
  readonly stateVector: Uint8Array;
  /** Number up to which everything in the store's log is in memory. */
  readonly through: number;
  /**
   * What a document with this state vector lacks, of all that is in the store now. Throws when the bytes are no state vector; rejects
   * with `RoomErased`, or when the store fails.
   */
  answer(stateVector: Uint8Array): Promise<Uint8Array>;
  /**
   * Makes an update durable, then applies it and tells the other members. Resolves after that, in the order of the calls.
   * Throws at once when the bytes are no update; rejects with `RoomFull` or `RoomErased`, or when the store fails: then nobody was told.
   */
  write(update: Uint8Array, from: Member): Promise<void>;
  /** Reads what other processes wrote, and tells the members. Rejects with `RoomRewound` or `RoomErased`, or when the store fails. */
  catchUp(): Promise<void>;
  /** Folds the rows into one, where that is worth it. Call it when nobody writes. */
  fold(): Promise<void>;
}

export async function loadRoom(name: string, store: Store, commits: CommitQueue, roomBytes: number): Promise<Room> {
  const doc = new Y.Doc();
  const members = new Set<Member>();
  const stored = await store.load(name);
  let { through } = stored;
  /** What the store holds: as last read, and what we know to have come since. */
  let held = { through, rows: stored.rows, sizeBytes: stored.sizeBytes };
  let writing = 0;
  let writingBytes = 0;
  let isWhole = applyAll(doc, stored.updates);

  const isFull = (sizeBytes: number) => held.sizeBytes + writingBytes + sizeBytes > roomBytes;

  const catchUp = oneAfterAnother(async () => {
    const after = through;
    const { updates, ...now } = await store.load(name, after);
    if (now.through < after) {
      isWhole = false; // what is here must never replace what is there
      throw new RoomRewound();
    }
    held = now;
    through = Math.max(through, now.through);
    if (updates.length > 0) takeIn(updates);
  });

  /** Tells what is new in them: some may be ours, told already, or hold what we knew. */
  function takeIn(updates: readonly Uint8Array[]): void {
    const tell = (news: Uint8Array) => {
      for (const member of members) member.tell(news);
    };
    doc.on('update', tell);
    isWhole = applyAll(doc, updates) && isWhole;
    doc.off('update', tell);
  }

  async function fold(): Promise<void> {
    // a row that did not apply would be lost by folding
    if (!isWhole || held.rows < 2 || writing > 0) return;
    const whole = Y.encodeStateAsUpdate(doc);
    held = { ...held, rows: 1, sizeBytes: whole.length };
    await store.replace(name, through, whole);
  }

  async function commit(update: Uint8Array, from: Member): Promise<void> {
    // others may have folded the room, or filled it
    if (isFull(update.length)) await catchUp();
    if (isFull(update.length)) throw new RoomFull();
    writing += 1;
    writingBytes += update.length;
    try {
      const { number, previous } = await commits.add({ room: name, update });
      if (number > held.through) held = { ...held, rows: held.rows + 1, sizeBytes: held.sizeBytes + update.length };
      if (number <= through) return; // it was read and told before we heard that it is durable
      if (isWaitingForMore(doc)) takeIn([update]);
      else {
        Y.applyUpdate(doc, update);
        for (const member of members) if (member !== from) member.tell(update);
      }
      if (previous === through) through = number;
      else catchUp().catch(() => undefined); // and again by the next news or question
    } finally {
      writing -= 1;
      writingBytes -= update.length;
    }
    if (held.rows >= FOLD_ROWS) await fold();
  }

  return {
    members,
    get stateVector() {
      return Y.encodeStateVector(doc);
    },
    get through() {
      return through;
    },
    answer(stateVector) {
      Y.decodeStateVector(stateVector);
      return catchUp().then(() => Y.encodeStateAsUpdate(doc, stateVector));
    },
    write(update, from) {
      return hasNews(doc, Y.decodeUpdate(update)) ? commit(update, from) : Promise.resolve();
    },
    catchUp,
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

/** Whether it holds what cannot be shown yet, since what it builds on has not come: our next update may be that. */
const isWaitingForMore = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null;

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
