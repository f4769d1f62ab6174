// Fetches one sealed file piece by piece, from wherever it broke off, and believes nothing that does not open.
import { type FileOpener, isKnownVersion, pieceCount, pieceStart } from '../crypto/file-seal.ts';
import type { FileSoFar } from '../files/arriving-files.ts';
import type { FileFailure, FileRequests } from './file-requests.ts';
import type { TransferOptions } from './send-file.ts';

const PIECES_AT_ONCE = 4;

/** A sealed file of this size is asked for in one request: it comes whole or not at all. */
export const comesAtOnce = (sealedBytes: number): boolean => sealedBytes <= pieceStart(PIECES_AT_ONCE);

export interface ReceiveOptions extends TransferOptions {
  /** Pieces have come that are not the last: those from number `first` on. Never rejects. */
  onPieces?(first: number): Promise<void>;
}

export const nothingYet = (): FileSoFar => ({ totalBytes: 0, pieces: [] });

/** How much of the sealed file has come. */
export const comeBytes = ({ pieces, totalBytes }: FileSoFar): number =>
  pieces.length === 0 ? 0 : Math.min(pieceStart(pieces.length), totalBytes);

/** `damaged`: what lies there is not the file. `newer`: it is sealed in a way that this version does not know. */
export type Received =
  | { readonly kind: 'whole'; readonly content: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'damaged' | 'newer' }
  | { readonly kind: 'failed'; readonly failure: FileFailure };

/** Goes on with `soFar`, which keeps what has come when this ends early. */
export async function receiveFile(
  requests: FileRequests,
  opener: FileOpener,
  soFar: FileSoFar,
  { signal, onProgress, onPieces }: ReceiveOptions,
): Promise<Received> {
  for (;;) {
    const count = pieceCount(soFar.totalBytes);
    const first = soFar.pieces.length;
    if (count !== null && first >= count) break;
    // what was spoilt on the way comes whole the second time
    const step =
      (await nextPieces(requests, opener, soFar, signal)) ?? (await nextPieces(requests, opener, soFar, signal));
    if (step === null) return { kind: 'damaged' };
    if (step !== 'opened') return step;
    onProgress(comeBytes(soFar));
    if (comeBytes(soFar) < soFar.totalBytes) await onPieces?.(first);
  }
  const content = await opener.join(soFar.pieces);
  return content ? { kind: 'whole', content } : { kind: 'damaged' };
}

/** Null: what came does not open. */
async function nextPieces(
  requests: FileRequests,
  opener: FileOpener,
  soFar: FileSoFar,
  signal: AbortSignal,
): Promise<'opened' | Received | null> {
  const first = soFar.pieces.length;
  // the version stands before the first piece
  const from = first === 0 ? 0 : pieceStart(first);
  const answer = await requests.read(opener.name, { from, to: pieceStart(first + PIECES_AT_ONCE) }, signal);
  if (!answer.ok) return { kind: 'failed', failure: answer.failure };
  const { bytes, totalBytes } = answer.value;
  const count = pieceCount(totalBytes);
  if (first === 0 && bytes.length > 0 && !isKnownVersion(bytes[0])) return { kind: 'newer' };
  if (count === null) return null;
  if (first > 0 && totalBytes !== soFar.totalBytes) {
    // another file lies there now: it is begun anew
    soFar.pieces.length = 0;
    soFar.totalBytes = 0;
    return null;
  }
  const opened: Uint8Array<ArrayBuffer>[] = [];
  for (let number = first; number < Math.min(count, first + PIECES_AT_ONCE); number++) {
    const start = pieceStart(number) - from;
    const plain = await opener.openPiece(number, totalBytes, bytes.slice(start, pieceStart(number + 1) - from));
    if (!plain.ok) return null;
    opened.push(plain.value);
  }
  soFar.totalBytes = totalBytes;
  soFar.pieces.push(...opened);
  return 'opened';
}
