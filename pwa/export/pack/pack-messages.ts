// What goes between the page and the worker that makes a pack.
import type { MadePack, PackProgress, PackRequest } from './pack-request.ts';

export interface PackAsk {
  request: PackRequest;
  /** Name of the database of files. */
  files: string;
}

export type PackTold =
  | { progress: PackProgress }
  | { made: MadePack }
  /** `memory`: this device has no room for it. `fonts`: they could not be loaded. */
  | { failed: 'memory' | 'fonts' | 'other'; message: string };
