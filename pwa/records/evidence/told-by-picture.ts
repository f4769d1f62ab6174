// What a picture file says beside its pixels, the same without it, and which files are pictures to look over at all.
import { FILE_BYTES_MAX } from '../../../shared/model/evidence.ts';
import { detectBinary } from '../../import/detect.ts';
import { NOTHING_TOLD, type Told } from '../../pictures/metadata/exif.ts';

/** As much as tells what a file is. */
const START_BYTES = 64;

/** A drawing made of shapes has no pixels to cover. */
export const isNamedPicture = ({ type }: File): boolean => /^image\/(?!svg)/.test(type);

/** Whether it can be looked over: by its type or, where a browser or another app says none, by its first bytes. */
export async function isPicture(file: File): Promise<boolean> {
  // what is empty or too large is refused like any other file
  if (file.size === 0 || file.size > FILE_BYTES_MAX) return false;
  if (isNamedPicture(file)) return true;
  const start = await file
    .slice(0, START_BYTES)
    .arrayBuffer()
    .catch(() => null);
  return start !== null && detectBinary(new Uint8Array(start))?.source === 'picture';
}

/** Those to look over before they are kept, and all others. */
export async function apartPictures(files: readonly File[]): Promise<{ pictures: File[]; others: File[] }> {
  const apart: { pictures: File[]; others: File[] } = { pictures: [], others: [] };
  for (const file of files) apart[(await isPicture(file)) ? 'pictures' : 'others'].push(file);
  return apart;
}

export async function toldBy(file: File): Promise<Told> {
  const { readMetadata } = await import('../../pictures/metadata/picture-metadata.ts');
  try {
    return readMetadata(new Uint8Array(await file.arrayBuffer()))?.told ?? NOTHING_TOLD;
  } catch {
    // a file that has gone since: that is told when it is kept
    return NOTHING_TOLD;
  }
}

/** The same picture without what it tells beside its pixels; null where that cannot be made, or the file cannot be read. */
export async function withoutTold(file: File): Promise<File | null> {
  try {
    const { readMetadata } = await import('../../pictures/metadata/picture-metadata.ts');
    const bare = readMetadata(new Uint8Array(await file.arrayBuffer()))?.without();
    return bare ? new File([bare], file.name, { type: file.type }) : null;
  } catch {
    return null;
  }
}
