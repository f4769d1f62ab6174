// How much a packed file says that it unpacks to, before anything unpacks it.
import { BlobReader, configure, ZipReader } from '@zip.js/zip.js';

configure({ useWebWorkers: false });

/** Bytes of all entries together; null when it is no ZIP. */
export async function unpackedBytes(file: Blob): Promise<number | null> {
  const reader = new ZipReader(new BlobReader(file));
  try {
    let sizeBytes = 0;
    for await (const { uncompressedSize } of reader.getEntriesGenerator()) sizeBytes += uncompressedSize;
    return sizeBytes;
  } catch {
    return null;
  } finally {
    await reader.close().catch(() => undefined);
  }
}
