// An archive of a whole portfolio, as it is written and read: names, version, and how much of anything is believed.
import type { ArchivedRecords } from '../../shared/portfolio/archived.ts';

export const ARCHIVE_FORMAT = 'waymark-portfolio';
/** Rises when an app of before could not read it rightly. */
export const ARCHIVE_VERSION = 1;

export const PORTFOLIO_FILE = 'portfolio.json';
export const SCHEMA_FILE = 'portfolio.schema.json';
export const README_FILE = 'README.html';
export const CSV_FILE = 'activities.csv';

/** Entries that one archive may have. */
export const ENTRIES_MAX = 200_000;
/** Characters of portfolio.json: 200 MB is a portfolio of a hundred thousand activities. */
export const PORTFOLIO_BYTES_MAX = 200_000_000;
/** Records of all kinds together. */
export const RECORDS_MAX = 1_000_000;
/** How deep its JSON goes at most. What Waymark writes is eight deep. */
export const DEPTH_MAX = 32;

/** A file that records name, and where in the archive it is. */
export interface ArchivedFile {
  sha256: string;
  mime: string;
  sizeBytes: number;
  /** Empty when it was on another device when the archive was made. */
  path: string;
}

export interface ArchiveContents {
  portfolioId: string;
  layout: number;
  /** A moment. */
  takenAt: string;
  records: ArchivedRecords;
  files: ArchivedFile[];
}

export type RefusalReason =
  | 'noArchive'
  | 'broken'
  | 'newer'
  | 'password'
  | 'wrongPassword'
  | 'tooLarge'
  | 'unsafe'
  | 'full'
  | 'storage';

/** Why an archive is not taken, in a sentence for the person; nothing of it has come in. */
export class ArchiveRefusal extends Error {
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason, sentence: string) {
    super(sentence);
    this.name = 'ArchiveRefusal';
    this.reason = reason;
  }
}
