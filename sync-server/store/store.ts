// What keeps the rooms: a log of updates for each, durable when it says so. Updates are ciphertext to the store.

export interface RoomUpdate {
  readonly room: string;
  readonly update: Uint8Array;
}

export interface StoredRoom {
  /** In the order they were appended. Empty for a room nobody has written to. */
  readonly updates: readonly Uint8Array[];
  /** Number of the last one, 0 when there is none. */
  readonly through: number;
}

/** Every store passes `storeBehaviour` in store-behaviour.ts. */
export interface Store {
  /**
   * Appends all or nothing. Resolves when the batch survives a power cut, with a number that none of its updates exceeds and
   * that every later one does.
   */
  append(batch: readonly RoomUpdate[]): Promise<number>;
  load(room: string): Promise<StoredRoom>;
  /** Puts one update in the place of all of the room's up to `through`; later ones stay. */
  replace(room: string, through: number, update: Uint8Array): Promise<void>;
  /** Writes a row and reads it back; rejects when either fails. */
  check(): Promise<void>;
  /** Rooms that were written to, and the bytes of all their updates. */
  size(): Promise<{ rooms: number; sizeBytes: number }>;
  close(): Promise<void>;
}
