// What an import reads from a file or a paste: entries as the portfolio will keep them, and what could not be read.

import type { ActivityText, ActivityType } from '../../shared/model/activity.ts';
import type { CaptureKind, PageMetadata } from '../../shared/model/capture.ts';
import type { DatePrecision, Instant, LocalDate } from '../../shared/model/dates.ts';
import type { PartRole } from '../../shared/model/evidence.ts';

/** Where an entry comes from. It stands as the source of each detail, and in words on screen. */
export const IMPORT_SOURCES = [
  'ris',
  'bibtex',
  'bookmarks',
  'opml',
  'csv',
  'list',
  'singlefile',
  'pdf',
  'picture',
  'badge',
] as const;
export type ImportSource = (typeof IMPORT_SOURCES)[number];

export const SOURCE_NAMES: Record<ImportSource, string> = {
  ris: 'RIS',
  bibtex: 'BibTeX',
  bookmarks: 'bookmarks',
  opml: 'OPML',
  csv: 'a table',
  list: 'a list of addresses',
  singlefile: 'a page saved with SingleFile',
  pdf: 'PDF',
  picture: 'a picture',
  badge: 'an Open Badge',
};

/** Bytes to keep with an entry. `main`: the file that the evidence is; otherwise a part of a kept page. */
export interface ImportedFile {
  bytes: Uint8Array<ArrayBuffer>;
  mime: string;
  role: 'main' | PartRole;
  /** What was left out of it, in whole sentences. */
  notes: string[];
}

export interface ImportedEntry {
  source: ImportSource;
  kind: CaptureKind;
  metadata: PageMetadata;
  /** What it is called in the list; never empty. */
  title: string;
  /** http(s), or empty. */
  url: string;
  /** When it was kept before, as the file says it; null when it does not. */
  keptAt: Instant | null;
  /** The day it was read, as the file says it. */
  seenOn: LocalDate | null;
  /** Notes and keywords of the file, for the activity's description. */
  note: string;
  files: ImportedFile[];
  /** What a list of things done says besides; with it an entry without address and file is an activity without evidence. */
  done?: {
    type: ActivityType | null;
    minutes: number | null;
    endedOn: LocalDate | null;
    datePrecision?: DatePrecision;
    subtype?: string;
    place?: string;
    url?: string;
    tags?: string[];
    texts?: Partial<Record<Exclude<ActivityText, 'description'>, string>>;
    /** It goes to the record at once; else it waits in the inbox. */
    toRecord?: boolean;
  };
}

/** Without an address and a file, what was done is an activity and nothing else, unless it goes to one that is there. */
export const isActivityAlone = ({ done, url, files }: ImportedEntry): boolean =>
  done !== undefined && !url && files.every(({ role }) => role !== 'main');

/** What one file or paste held. */
export interface ReadImport {
  /** The file's name; empty for a paste. */
  name: string;
  source: ImportSource | null;
  entries: ImportedEntry[];
  /** What could not be read, in whole sentences. */
  problems: string[];
}

/** Entries taken from one file. */
export const ENTRIES_MAX = 50_000;

/** Lets the page breathe between pieces of long work. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
