// What a pack is asked for and what comes of it: plain data that goes to the worker and back.
import type { ProfileDocument } from '../../../shared/audit/profile-document.ts';
import type { FileReference } from '../../../shared/model/evidence.ts';
import type { Leavable } from '../../../shared/model/sent-files.ts';
import type { MissingCharacter } from '../pdf/printable.ts';

/** A piece of evidence with everything that is needed to lay it out. */
export interface PackPiece {
  /** As in the profile's list. */
  number: number;
  title: string;
  kindLabel: string;
  dateText: string;
  url: string;
  /** "4 March 2026", the day a page was kept; empty for others. */
  keptOnText: string;
  activityTitles: string[];
  /** The person's own file, or the PDF that was kept of a page: it goes alone. */
  file: FileReference | null;
  /** What that was called. */
  fileName: string;
  /** The readable text of a kept page, and a picture of it. */
  words: FileReference | null;
  picture: FileReference | null;
  /** What of these is a copy in which parts are covered. */
  covered: readonly Leavable[];
  /** What the person or the page says of it. */
  description: string;
  /** Passages that were marked and what was noted there. */
  notes: { quote: string; note: string }[];
}

/** Whether there is something to lay out where there is no file. */
export const isLaidOut = ({
  words,
  picture,
  description,
  notes,
}: Pick<PackPiece, 'words' | 'picture' | 'description' | 'notes'>): boolean =>
  words !== null || picture !== null || description.trim() !== '' || notes.length > 0;

export interface PackRequest {
  profile: ProfileDocument;
  pieces: PackPiece[];
  /** Each ZIP is to be no larger. */
  limitBytes: number;
}

export interface PackFile {
  /** In the pack; folders parted by `/`. */
  path: string;
  /** Not a Blob before it is needed: that is one more copy, in another process. */
  bytes: Uint8Array<ArrayBuffer>;
  mime: string;
  sizeBytes: number;
  sha256: string;
}

/** A ZIP, or a document by itself, ready to be saved. */
export interface PackPart {
  name: string;
  blob: Blob;
  sizeBytes: number;
  /** Lower-case hexadecimal, of the whole file. */
  sha256: string;
  /** What is in a ZIP; empty for a document by itself. */
  files: { path: string; sizeBytes: number; sha256: string }[];
}

export type PieceTrouble = 'missing' | 'damaged' | 'empty' | 'locked' | 'broken' | 'heic' | 'unreadable';

/** A piece that is in the lists and could not be put into the pack. */
export interface LackingPiece {
  number: number;
  title: string;
  trouble: PieceTrouble;
  /** What happened and what to do, in a sentence or two. */
  sentence: string;
  /** What to fetch where it is only missing here. */
  file: FileReference | null;
}

export interface MadePack {
  zips: PackPart[];
  /** The documents one by one, the profile first. */
  documents: PackPart[];
  lacking: LackingPiece[];
  /** What is worth knowing before it is sent, in sentences. */
  remarks: string[];
  /** What the fonts of the PDFs lack; Word documents, texts and the index have it. */
  missingCharacters: MissingCharacter[];
  /** Pages of the profile. */
  pages: number;
}

export interface PackProgress {
  /** "Evidence 3 of 12: Certificate". */
  words: string;
  percent: number;
}
