// The few facts about the log that a device keeps for itself, in tables that the caller gives.

/** Durable when `write` resolves. Kept apart from the portfolio and never synced. */
export interface Marks {
  /** The value last written, or undefined or null when there is none. */
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
}

/** Something of the portfolio may not have reached the server. */
export const unsealedKey = (room: string): string => `unsealed:${room}`;
/** How many entries this device has sealed. */
export const sealedCountKey = (room: string): string => `sealed-count:${room}`;
/** When this device last looked for files on the server that no record names. */
export const filesSweptKey = (room: string): string => `files-swept:${room}`;
/** Since when it has seen each such file. */
export const unnamedFilesKey = (room: string): string => `unnamed-files:${room}`;
/** When this device last wrote all of the portfolio as one entry, in milliseconds since 1970. */
export const snapshotKey = (room: string): string => `snapshot:${room}`;

/** All that this device notes of a room. */
export const marksOf = (room: string): string[] =>
  [unsealedKey, sealedCountKey, snapshotKey, filesSweptKey, unnamedFilesKey].map((key) => key(room));
