// Why a request for a file is refused, and what other origins may see of an answer.
import type { ServerResponse } from 'node:http';
import { CLOSE } from '../../shared/sync/limits.ts';
import type { Refusal } from '../access.ts';
import { openToOrigins } from '../http-answers.ts';

export const NO_FILE: Refusal = { code: CLOSE.missing, text: 'there is no such file' };
export const NO_ROOM: Refusal = { code: CLOSE.missing, text: 'nobody has written to this room yet' };
export const ERASED: Refusal = { code: CLOSE.erased, text: 'the room was erased' };
export const CANNOT_STORE: Refusal = { code: CLOSE.storage, text: 'cannot store or read files at the moment' };
export const ROOM_FULL: Refusal = { code: CLOSE.tooLarge, text: 'the room may hold no more files' };
export const FILE_TOO_LARGE: Refusal = { code: CLOSE.tooLarge, text: 'the file is larger than this server takes' };
export const TOO_MANY: Refusal = { code: CLOSE.tooManyMessages, text: 'too many requests' };

/** With what a device reads of the headers. */
export function openFilesToOrigins(response: ServerResponse): void {
  openToOrigins(response);
  response.setHeader('Access-Control-Expose-Headers', 'Upload-Offset, Content-Range, Content-Length, ETag');
}
