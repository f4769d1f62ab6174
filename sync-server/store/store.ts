// What keeps the rooms: a log of updates for each, durable when it says so. Updates are ciphertext to the store.

export interface RoomUpdate {
  readonly room: string;
  readonly update: Uint8Array;
}

/** Where an update stands in its room's log. */
export interface Place {
  readonly number: number;
  /** Number of the room's update right before it, 0 for the first: another process may have written that one. */
  readonly previous: number;
}

export interface StoredRoom {
  /** In the order they were appended. Empty when there are none. */
  readonly updates: readonly Uint8Array[];
  /** Number of the room's last one, 0 for a room nobody has written to. */
  readonly through: number;
  /** How many the store holds of the room, and the bytes of all of them, asked for or not. */
  readonly rows: number;
  readonly sizeBytes: number;
}

/** The rooms that a process has open, as the store sees them whose other processes write to them. */
export interface OpenRooms {
  /** Each room's name, and the number up to which the process has everything. */
  heads(): Iterable<readonly [room: string, through: number]>;
  /** The same of one room; null when it is not open. */
  through(room: string): number | null;
  /** The room's last update in the store is another than that: it is to be read. */
  onNews(room: string): void;
}

/** The room was erased by its owner: it is empty, and nothing is ever written to it again. */
export class RoomErased extends Error {}

/** Every store passes `storeBehaviour` in store-behaviour.ts. */
export interface Store {
  /**
   * Appends all or nothing, but for updates of rooms that were erased, which have no place and are not kept. Resolves when the batch
   * survives a power cut, with the place of each. Numbers rise within a room, in the order in which its updates can be read.
   */
  append(batch: readonly RoomUpdate[]): Promise<readonly (Place | null)[]>;
  /**
   * The room's updates with a number above `after` (0), none of which is missing. When what is asked for was replaced meanwhile,
   * the replacement is among them, although it holds older ones as well. Rejects with `RoomErased` where it was erased.
   */
  load(room: string, after?: number): Promise<StoredRoom>;
  /**
   * Puts one update in the place of all of the room's up to `through`; later ones stay. Does nothing when another process has
   * replaced beyond that, or the room was erased.
   */
  replace(room: string, through: number, update: Uint8Array): Promise<void>;
  /**
   * Deletes all of the room's updates and closes it for ever, in one step: what is appended at the same moment is deleted too, or has
   * no place. Resolves when that survives a power cut. Again, or for a room that nobody has written to, it does the same.
   */
  erase(room: string): Promise<void>;
  isErased(room: string): Promise<boolean>;
  /** From now on tells of what other processes write, soon after it is durable. A store of one process has nothing to tell. */
  follow(rooms: OpenRooms): void;
  /** True once for each nonce, for as long as a token that carries it can be good, whichever process asks. */
  isNewNonce(nonce: string, nowMs: number): Promise<boolean>;
  /** Writes a row and reads it back; rejects when either fails. */
  check(): Promise<void>;
  /** Rooms that were written to and not erased, and the bytes of all their updates. */
  size(): Promise<{ rooms: number; sizeBytes: number }>;
  close(): Promise<void>;
}
