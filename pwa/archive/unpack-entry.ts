// Unpacks one entry of a ZIP, and stops as soon as more comes out of it than may: what it says of its own size may be forged.
import type { EntryGetDataOptions, FileEntry } from '@zip.js/zip.js';

/** ERR_INVALID_UNCOMPRESSED_SIZE of zip.js. As a value it would bring the whole library to those that use its smaller build. */
const MORE_THAN_IT_SAYS = 'Invalid uncompressed size';

/** More came out of an entry than may, or than it says. */
export class Overflow extends Error {}

async function pour(
  entry: FileEntry,
  maxBytes: number,
  { take, ...options }: EntryGetDataOptions & { take: (piece: Uint8Array) => void },
): Promise<number> {
  let sizeBytes = 0;
  const writable = new WritableStream<Uint8Array>({
    write(piece) {
      sizeBytes += piece.length;
      if (sizeBytes > maxBytes) throw new Overflow();
      take(piece);
    },
  });
  try {
    await entry.getData(writable, options);
  } catch (error) {
    throw error instanceof Error && error.message === MORE_THAN_IT_SAYS ? new Overflow() : error;
  }
  return sizeBytes;
}

/** Rejects with Overflow when it is more than `maxBytes`, or than it says. */
export async function unpackEntry(
  entry: FileEntry,
  maxBytes: number,
  options: EntryGetDataOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  const sizeBytes = await pour(entry, maxBytes, { ...options, take: (piece) => pieces.push(piece) });
  const bytes = new Uint8Array(sizeBytes);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** How many bytes it unpacks to; nothing of them is kept. Rejects with Overflow when it is more than `maxBytes`, or than it says. */
export const measureEntry = (entry: FileEntry, maxBytes: number): Promise<number> =>
  pour(entry, maxBytes, { take: () => undefined });
