// Files on their way to this device, as far as they have come, in a database of their own: a page that closes loses none of it.
import { Dexie, type Table } from 'dexie';

/** The first pieces of a file, opened and in order. */
export interface FileSoFar {
  /** Of the whole file, as it lies on the server; 0 before anything has come. */
  totalBytes: number;
  readonly pieces: Uint8Array<ArrayBuffer>[];
}

export interface ArrivingFiles {
  /** What has come of a file, or null when nothing has. */
  read(sha256: string): Promise<FileSoFar | null>;
  /** Adds the pieces from number `first` on. */
  add(sha256: string, more: FileSoFar & { first: number }): Promise<void>;
  /** The file is here, or nobody waits for it any more. */
  drop(sha256: string): Promise<void>;
  /** Drops what is not to come any more, and what nothing was added to for a week. The others are the answer. */
  tidy(isWanted: (sha256: string) => boolean): Promise<string[]>;
  /** Opened again by itself when it is next used. */
  close(): void;
}

interface ArrivingPiece {
  sha256: string;
  number: number;
  totalBytes: number;
  bytes: Uint8Array<ArrayBuffer>;
  /** Milliseconds since 1970. */
  cameAtMs: number;
}

/** As long as a server keeps an unfinished upload. */
const KEEP_MS = 7 * 86_400_000;

/** Nothing is opened, or made, before it is needed: most files come in one piece. */
export function openArrivingFiles(name: string, now: () => Date = () => new Date()): ArrivingFiles {
  const db = new Dexie(name) as Dexie & { pieces: Table<ArrivingPiece, [string, number]> };
  db.version(1).stores({ pieces: '[sha256+number], sha256, [sha256+cameAtMs]' });
  const of = (sha256: string) => db.pieces.where('sha256').equals(sha256);

  return {
    async read(sha256) {
      const rows = (await of(sha256).toArray()).sort((a, b) => a.number - b.number);
      const totalBytes = rows[0]?.totalBytes ?? 0;
      const gap = rows.findIndex((row, at) => row.number !== at || row.totalBytes !== totalBytes);
      const pieces = rows.slice(0, gap === -1 ? rows.length : gap).map(({ bytes }) => bytes);
      return pieces.length > 0 ? { totalBytes, pieces } : null;
    },
    async add(sha256, { totalBytes, first, pieces }) {
      const cameAtMs = now().getTime();
      const rows = pieces.map((bytes, at) => ({ sha256, number: first + at, totalBytes, bytes, cameAtMs }));
      await db.pieces.bulkPut(rows);
    },
    async drop(sha256) {
      await of(sha256).delete();
    },
    async tidy(isWanted) {
      const kept: string[] = [];
      if (!(await Dexie.exists(name))) return kept;
      const nowMs = now().getTime();
      // keys alone: the pieces of a file may have tens of megabytes. In the order of the index the latest of each comes last
      const keys = (await db.pieces.orderBy('[sha256+cameAtMs]').keys()) as unknown as [string, number][];
      for (const [sha256, cameAtMs] of new Map(keys)) {
        if (isWanted(sha256) && nowMs - cameAtMs <= KEEP_MS) kept.push(sha256);
        else await of(sha256).delete();
      }
      return kept;
    },
    close: () => db.close({ disableAutoOpen: false }),
  };
}
