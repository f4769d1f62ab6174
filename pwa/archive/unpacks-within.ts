// How much a packed file really unpacks to, before anything else unpacks it. What it says of that is not believed.
import { BlobReader, configure, ZipReader } from '@zip.js/zip.js';
import { measureEntry, Overflow } from './unpack-entry.ts';

configure({ useWebWorkers: false });

/** Entries of an office file; a real one has some hundreds. */
const ENTRIES_MAX = 20_000;

/** Whether all entries together unpack to no more than `maxBytes`, and each to no more than it says; null when it is no ZIP, or is broken. */
export async function unpacksWithin(file: Blob, maxBytes: number): Promise<boolean | null> {
  const reader = new ZipReader(new BlobReader(file));
  try {
    let left = maxBytes;
    let count = 0;
    for await (const entry of reader.getEntriesGenerator()) {
      count += 1;
      if (count > ENTRIES_MAX || entry.uncompressedSize > left) return false;
      if (!entry.directory) left -= await measureEntry(entry, left);
    }
    return true;
  } catch (error) {
    return error instanceof Overflow ? false : null;
  } finally {
    await reader.close().catch(() => undefined);
  }
}
