// What each format of pictures can say of itself beside its pixels, and the same file without it.
import type { Told } from './exif.ts';

export interface PictureMetadata {
  told: Told;
  /** The file without it: the same pixels bit for bit, shown the same way round. Null where that cannot be made. */
  without(): Uint8Array<ArrayBuffer> | null;
}

/** Null when the bytes are not of this format, or broken so that nothing may be taken out. */
export type ReadMetadata = (bytes: Uint8Array<ArrayBuffer>) => PictureMetadata | null;
