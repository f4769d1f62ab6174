// What keeps the evidence files of the rooms: sealed bytes under a name, taken in pieces, there at one stroke once they are whole.

/** Both are base64url of 32 bytes; the store knows nothing more of a file. */
export interface FileAddress {
  readonly room: string;
  readonly name: string;
}

export type FileState =
  | { readonly kind: 'none' }
  /** An upload that is not finished; so many bytes from the file's start are on disk. */
  | { readonly kind: 'begun'; readonly heldBytes: number }
  | { readonly kind: 'complete'; readonly sizeBytes: number };

export interface StoredFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly storedAtMs: number;
}

export interface Upload extends FileAddress {
  /** Where the bytes that come now begin. */
  readonly startBytes: number;
  /** Of the whole file: more than 0. */
  readonly totalBytes: number;
  readonly nowMs: number;
}

export type Taken =
  /** Everything until there survives a power cut. */
  | { readonly kind: 'held'; readonly heldBytes: number }
  /** The upload goes on from there, and nothing was taken. */
  | { readonly kind: 'elsewhere'; readonly heldBytes: number }
  /** The room may hold no more. */
  | { readonly kind: 'full' };

export interface OpenFile {
  readonly sizeBytes: number;
  /** Both ends are included. A file that is removed meanwhile may break off. */
  read(firstByte: number, lastByte: number): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** For one room. Uploads that have begun count whole. */
export interface RoomFileLimits {
  readonly roomFilesBytes: number;
  readonly filesPerRoom: number;
}

export interface FileTotals {
  /** Complete ones, and their bytes. */
  readonly files: number;
  readonly sizeBytes: number;
  readonly unfinished: number;
}

/** Every store passes `fileStoreBehaviour` in file-store-behaviour.ts. */
export interface FileStore {
  look(file: FileAddress): Promise<FileState>;
  /** Complete ones only. */
  list(room: string): Promise<StoredFile[]>;
  /**
   * Takes the bytes of `body` from `startBytes` on. When `body` fails, what came before is kept, and it rejects with the same.
   * Several may bring the same file at once, each at its own pace: their bytes are the same. An upload of another length takes
   * the place of one that is not finished when it begins at 0.
   */
  take(upload: Upload, body: AsyncIterable<Uint8Array>): Promise<Taken>;
  /** Null when there is no such file, or not all of it yet. */
  open(file: FileAddress): Promise<OpenFile | null>;
  /** Complete or not, there or not. */
  remove(file: FileAddress): Promise<void>;
  /** All files of the room, and what is being uploaded to it. */
  removeRoom(room: string): Promise<void>;
  /** Removes uploads that nothing was added to since then. */
  removeUnfinished(beforeMs: number): Promise<void>;
  /** Rejects when nothing can be written. */
  check(): Promise<void>;
  totals(): Promise<FileTotals>;
  /** When nothing is being taken any more. */
  close(): Promise<void>;
}

/** The upload was removed, or another has begun in its place, while bytes came for it. */
export class UploadGone extends Error {}

const NAME = /^[A-Za-z0-9_-]{43}$/;

/** Whether it can be the name of a file, or of a room: letters that are safe in a path, and always as many. */
export const isFileName = (value: string): boolean => NAME.test(value);

/** What reaches a disk or a database went through here, whoever asked. */
export function assertNames(...names: readonly string[]): void {
  if (!names.every(isFileName)) throw new RangeError('not the name of a room or file');
}
