// An upload: bytes of a file from where the server is, answered when they are on disk.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CLOSE, type WireLimits } from '../../shared/sync/limits.ts';
import type { Refusal } from '../access.ts';
import { dropBody } from '../http-answers.ts';
import { FILE_TOO_LARGE, ROOM_FULL } from './file-answers.ts';
import type { FileAddress, FileStore } from './file-store.ts';
import { BodyBroken, bodyOf } from './upload-body.ts';

const MALFORMED: Refusal = { code: CLOSE.malformed, text: 'the upload does not say what it brings' };
const TOO_LONG: Refusal = { code: CLOSE.malformed, text: 'the upload brings more than it said' };
const TOO_SLOW: Refusal = { code: CLOSE.slow, text: 'the upload hardly moved; what came is kept' };

export interface UploadOptions {
  readonly files: FileStore;
  readonly limits: WireLimits;
  readonly nowMs: number;
  onBytes(sizeBytes: number): void;
}

/** Null once it was answered, or when nobody is there any more to be answered. Rejects when the store fails. */
export async function takeUpload(
  file: FileAddress,
  request: IncomingMessage,
  response: ServerResponse,
  { files, limits, nowMs, onBytes }: UploadOptions,
): Promise<Refusal | null> {
  const startBytes = countIn(request.headers['upload-offset']);
  const totalBytes = countIn(request.headers['upload-length']);
  if (startBytes === null || totalBytes === null || totalBytes === 0 || startBytes > totalBytes) return MALFORMED;
  if (totalBytes > limits.fileBytes) return FILE_TOO_LARGE;
  const mostBytes = totalBytes - startBytes;
  if ((countIn(request.headers['content-length']) ?? 0) > mostBytes) return TOO_LONG;
  const body = bodyOf(request, { mostBytes, waitMs: limits.transferWaitMs, onBytes });
  try {
    const taken = await files.take({ ...file, startBytes, totalBytes, nowMs }, body);
    if (taken.kind === 'full') return ROOM_FULL;
    response.writeHead(taken.kind === 'held' ? 204 : 409, { 'Upload-Offset': taken.heldBytes }).end();
    dropBody(request);
    return null;
  } catch (cause) {
    if (!(cause instanceof BodyBroken)) throw cause;
    if (cause.why === 'long') return TOO_LONG;
    if (cause.why === 'slow') return TOO_SLOW;
    response.destroy();
    return null;
  }
}

function countIn(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
}
