// Files into as few ZIPs as the size allows that the person set, in their order, each ZIP complete by itself with its own list.
import { BlobWriter, configure, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/index-native.js';
import type { PackFile } from './pack-request.ts';

export interface Split {
  parts: PackFile[][];
  /** Whether the document of all evidence is in the ZIP. */
  holdsAll: boolean;
}

// this is a worker already, and the app's policy knows no others
configure({ useWebWorkers: false });

/** Headers of a file in the ZIP, its name twice. */
const OVERHEAD_BYTES = 400;
/** Room for the list that each part has, which is written once it is known what is in which. */
export const INDEX_ROOM_BYTES = 60_000;

/** What is packed further by the ZIP; pictures, PDFs and Word documents are packed already. */
const IS_WORDS = /\.(?:txt|csv|html?|vtt|svg|json|xml)$/i;

const roomOf = ({ path, sizeBytes }: Pick<PackFile, 'path' | 'sizeBytes'>): number =>
  sizeBytes + OVERHEAD_BYTES + 2 * path.length;

/**
 * The files of each part, in order. `together` stands in the first part, with what fits beside it. A file larger than the limit
 * is a part by itself.
 */
export function splitFiles<File extends Pick<PackFile, 'path' | 'sizeBytes'>>(
  { together, others }: { together: readonly File[]; others: readonly File[] },
  limitBytes: number,
): File[][] {
  const parts: File[][] = [[...together]];
  const room = (files: readonly File[]) => files.reduce((sum, file) => sum + roomOf(file), INDEX_ROOM_BYTES);
  for (const file of others) {
    const last = parts.at(-1) ?? [];
    if (room(last) + roomOf(file) <= limitBytes || last.length === 0) last.push(file);
    else parts.push([file]);
  }
  return parts;
}

/** One ZIP. All its files have the same date: when each was made is nobody's business. */
export async function zip(files: readonly PackFile[], madeOn: Date): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'), { lastModDate: madeOn, extendedTimestamp: false });
  for (const { path, bytes } of files)
    await writer.add(path, new Uint8ArrayReader(bytes), { level: IS_WORDS.test(path) ? 6 : 0, dataDescriptor: false });
  return await writer.close();
}
