// What is known of a portfolio's evidence files: which are here, which on the server, and what is on its way.
import type { FilesThere } from './files-there.ts';

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

/** Where each file stands, by what records name, what is here and what the server is known to have. */
export function standingOf(
  files: FilesOnRecord,
  there: FilesThere,
  maySend: (file: FileOnRecord) => boolean,
): Pick<FileSyncStatus, 'there' | 'thereBytes' | 'here' | 'unsent' | 'heldBack' | 'damaged'> {
  const unsent = there.list ? files.here.filter(({ sha256 }) => !there.has(sha256)) : [];
  const all = [...files.here, ...files.lacking];
  return {
    there: new Set(all.flatMap(({ sha256 }) => (there.has(sha256) ? [sha256] : []))),
    thereBytes: totalOf([...(there.list?.values() ?? [])]),
    here: { count: files.here.length, sizeBytes: totalOf(files.here) },
    unsent: { count: unsent.length, sizeBytes: totalOf(unsent) },
    heldBack: unsent.filter((file) => !maySend(file)).length,
    damaged: there.damaged,
  };
}

const totalOf = (files: readonly { readonly sizeBytes: number }[]): number =>
  files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
