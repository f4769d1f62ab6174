// What goes between the page and the worker that makes packs and documents.
import type { Described } from '../blocks.ts';
import type { MissingCharacter } from '../pdf/printable.ts';
import type { MadePack, PackProgress, PackRequest } from './pack-request.ts';

export interface PackAsk {
  request: PackRequest;
  /** Name of the database of files. */
  files: string;
}

/** One document alone. */
export interface DocumentAsk {
  described: Described;
  as: 'pdf' | 'docx';
}

export interface MadeDocument {
  blob: Blob;
  /** 0 where the format has no pages yet. */
  pages: number;
  missingCharacters: MissingCharacter[];
}

export type PackTold =
  | { progress: PackProgress }
  | { made: MadePack }
  | { document: MadeDocument }
  /** `memory`: this device has no room for it. `fonts`: they could not be loaded. */
  | { failed: 'memory' | 'fonts' | 'other'; message: string };
