// What the page and the archive worker say to each other.
import type { ArchiveContents, ArchivedFile, RefusalReason } from './format.ts';
import type { ArchiveSource, WrittenArchive } from './write-archive.ts';

export interface LookedAt {
  contents: ArchiveContents;
  /** Whose bytes are gone, or are not those that were kept. */
  damaged: ArchivedFile[];
}

/** Each job with what is asked and what comes of it. */
export interface Jobs {
  take: { asks: { source: ArchiveSource; password: string }; gives: WrittenArchive };
  look: { asks: { archive: Blob; password: string }; gives: LookedAt };
  /** Takes the files of the archive that was looked at last onto this device, and gives the hashes of those that are new. */
  keep: { asks: null; gives: string[] };
}
export type Job = keyof Jobs;

export type Ask = { [J in Job]: { job: J; asks: Jobs[J]['asks'] } }[Job] | { job: 'stop' };

export type Told =
  | { share: number }
  | { done: Jobs[Job]['gives'] }
  | { refused: RefusalReason; sentence: string }
  | { stopped: true }
  | { failed: string };
