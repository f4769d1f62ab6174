// Sends one sealed file, from wherever the server stands with it.
import { pieceStart, type SealedFile } from '../crypto/file-seal.ts';
import type { FileFailure, FileRequests, Standing } from './file-requests.ts';

/** A megabyte: few enough requests for a large file, and not much to send again after a cut. */
const PIECES_AT_ONCE = 4;
/** Another device may send the same at the same time, and then the server stands elsewhere than here, but not for ever. */
const SETBACKS_MAX = 50;

export interface TransferOptions {
  readonly signal: AbortSignal;
  onProgress(doneBytes: number): void;
}

const NOTHING: Standing = { isComplete: false, sizeBytes: 0 };

/** Null once the server has the whole of it. Another device may be sending the same at the same time: the bytes are equal. */
export async function sendFile(
  requests: FileRequests,
  file: SealedFile,
  { signal, onProgress }: TransferOptions,
): Promise<FileFailure | null> {
  const { name, sizeBytes: totalBytes } = file;
  // what goes in one part is sent without asking: a server that has some of it says so
  let standing = totalBytes <= endOfPart(0) ? NOTHING : null;
  for (let setbacks = 0; setbacks < SETBACKS_MAX; setbacks += 1) {
    if (!standing) {
      const asked = await requests.standing(name, signal);
      if (!asked.ok) return asked.failure;
      standing = asked.value;
    }
    if (standing.isComplete && standing.sizeBytes === totalBytes) return null;
    if (standing.isComplete || standing.sizeBytes >= totalBytes) {
      // what lies there under this name is no file that these keys make
      const removed = await requests.remove(name, signal);
      if (!removed.ok) return removed.failure;
      standing = NOTHING;
    }
    let offset = standing.sizeBytes;
    standing = null;
    while (offset < totalBytes) {
      onProgress(offset);
      const bytes = await file.bytes(offset, endOfPart(offset));
      const stands = await requests.send(name, { offset, totalBytes, bytes }, signal);
      if (!stands.ok) return stands.failure;
      if (stands.value !== offset + bytes.length) break;
      offset = stands.value;
    }
    onProgress(offset);
    if (offset === totalBytes) return null;
  }
  return { reason: 'unreachable' };
}

/** At the border of a piece, so that none is sealed twice. */
function endOfPart(offset: number): number {
  let number = PIECES_AT_ONCE;
  while (pieceStart(number) <= offset) number += PIECES_AT_ONCE;
  return pieceStart(number);
}
