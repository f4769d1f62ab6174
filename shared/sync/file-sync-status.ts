// What is known of a portfolio's evidence files: which are here, which on the server, and what is on its way.

export interface FileOnRecord {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** The files that records outside the bin name: those that are on this device, and those that are not. */
export interface FilesOnRecord {
  readonly here: readonly FileOnRecord[];
  readonly lacking: readonly FileOnRecord[];
}

export interface FileTransfer {
  readonly way: 'up' | 'down';
  readonly doneBytes: number;
  readonly sizeBytes: number;
}

export interface FileSyncStatus {
  /** `unknown`: the server has not answered yet. `none`: it keeps no files. `listed`: it has said what it has. */
  readonly server: 'unknown' | 'none' | 'listed';
  /** What is wrong and what to do, in plain English, or null. */
  readonly reason: string | null;
  /** Of the files that records name, those that the server has whole: by its own list, and by what it answered since. */
  readonly there: ReadonlySet<string>;
  /** All that the server keeps of the portfolio's files, as it lies there. */
  readonly thereBytes: number;
  /** Those that records name and this device has. */
  readonly here: { readonly count: number; readonly sizeBytes: number };
  /** Here, and not on the server yet. */
  readonly unsent: { readonly count: number; readonly sizeBytes: number };
  /** Of these, such as wait for another connection. */
  readonly heldBack: number;
  readonly transfers: ReadonlyMap<string, FileTransfer>;
  /** Found not to open on the server; a device that has them was asked to send them again. */
  readonly damaged: ReadonlySet<string>;
  /** How many such have come from another device since. */
  readonly repaired: number;
}
