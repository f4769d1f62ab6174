// One file taken out of a ZIP that was made here, to be saved alone.
import { BlobReader, configure, ZipReader } from '@zip.js/zip.js';
import { unpackEntry } from '../../archive/unpack-entry.ts';

/** Null when it is not in it. */
export async function fileOfZip(zip: Blob, path: string): Promise<Blob | null> {
  configure({ useWebWorkers: false });
  const reader = new ZipReader(new BlobReader(zip));
  try {
    const found = (await reader.getEntries()).find(({ filename }) => filename === path);
    if (!found || found.directory) return null;
    return new Blob([await unpackEntry(found, found.uncompressedSize)]);
  } finally {
    await reader.close();
  }
}
