// Where the projection's records come from: the portfolio's document, as it sees it.
import type { Change, RecordKind } from '../model/change.ts';

export interface Records {
  /** Those in the bin too. */
  countActivities(): number;
  /** All records of one kind. */
  readAll(kind: RecordKind): Change[];
  /** So many of the latest activities with all that belongs to them, and all records of kinds that there are few of. */
  readLatest(count: number): Change[];
}

export interface RecordSource extends Records {
  /** Bytes that differ whenever any record does. May take tens of milliseconds in a large portfolio: asked for only when quiet. */
  fingerprint(): Uint8Array<ArrayBuffer>;
  observe(listener: (changes: Change[]) => void): () => void;
}
