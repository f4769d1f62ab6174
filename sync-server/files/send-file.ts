// What a device asks of a file: its bytes, or how many of them are here.
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Refusal } from '../access.ts';
import { sendJson } from '../http-answers.ts';
import { rangeIn } from './byte-range.ts';
import { NO_FILE } from './file-answers.ts';
import type { FileAddress, FileStore } from './file-store.ts';

export async function tellState(
  file: FileAddress,
  response: ServerResponse,
  files: FileStore,
): Promise<Refusal | null> {
  const state = await files.look(file);
  if (state.kind === 'none') return NO_FILE;
  if (state.kind === 'begun') response.writeHead(204, { 'Upload-Offset': state.heldBytes });
  else response.writeHead(200, { ...headersOf(file), 'Content-Length': state.sizeBytes });
  response.end();
  return null;
}

export interface SendOptions {
  readonly files: FileStore;
  /** `bytes=a-b`; undefined for all of it. */
  readonly range: string | undefined;
  /** A reader that takes nothing for so long is let go of. */
  readonly waitMs: number;
  onBytes(sizeBytes: number): void;
}

/** Streamed. Null once it was sent. */
export async function sendFile(
  file: FileAddress,
  response: ServerResponse,
  { files, range, waitMs, onBytes }: SendOptions,
): Promise<Refusal | null> {
  const opened = await files.open(file);
  if (!opened) return NO_FILE;
  const { sizeBytes } = opened;
  try {
    const part = range === undefined ? { first: 0, last: sizeBytes - 1 } : rangeIn(range, sizeBytes);
    if (!part) {
      response.setHeader('Content-Range', `bytes */${sizeBytes}`);
      sendJson(response, 416, { reason: 'the file has no such part' });
      return null;
    }
    const { first, last } = part;
    if (range !== undefined) response.setHeader('Content-Range', `bytes ${first}-${last}/${sizeBytes}`);
    response.writeHead(range === undefined ? 200 : 206, { ...headersOf(file), 'Content-Length': last - first + 1 });
    response.setTimeout(waitMs, () => response.destroy());
    onBytes(last - first + 1);
    await pipeline(Readable.from(opened.read(first, last)), response);
    return null;
  } finally {
    await opened.close();
  }
}

const headersOf = ({ name }: FileAddress) => ({
  'Content-Type': 'application/octet-stream',
  'Accept-Ranges': 'bytes',
  ETag: `"${name}"`,
});
