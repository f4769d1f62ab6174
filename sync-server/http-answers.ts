// What a request by HTTP is answered with besides what it asked for: refusals with their reason, and what other origins may ask.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CLOSE, TOKEN_SCHEME } from '../shared/sync/limits.ts';
import type { Refusal } from './access.ts';

/** Whoever is refused in the middle of sending may finish for so long, since some clients listen only then. */
const LINGER_MS = 10_000;

/** How an HTTP answer says what a close code says on a socket. */
const STATUS: Readonly<Record<number, number>> = {
  [CLOSE.malformed]: 400,
  [CLOSE.access]: 401,
  [CLOSE.invitation]: 403,
  [CLOSE.otherOrigin]: 403,
  [CLOSE.missing]: 404,
  [CLOSE.erased]: 410,
  [CLOSE.tooLarge]: 413,
  [CLOSE.clock]: 401,
  [CLOSE.replayed]: 401,
  [CLOSE.storage]: 503,
  [CLOSE.slow]: 408,
  [CLOSE.tooManyMessages]: 429,
  [CLOSE.tooManyRooms]: 429,
};
const AGAIN_SECONDS = 1;

export function refuse(request: IncomingMessage, response: ServerResponse, { code, text }: Refusal): void {
  const status = STATUS[code] ?? 400;
  if (status === 401) response.setHeader('WWW-Authenticate', TOKEN_SCHEME);
  if (status === 429) response.setHeader('Retry-After', AGAIN_SECONDS);
  sendJson(response, status, { reason: text, code });
  dropBody(request);
}

export function sendJson(response: ServerResponse, status: number, content: object): void {
  const text = JSON.stringify(content);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
  response.end(text); // Node leaves it out of the answer to HEAD
}

/** Of a body that nobody reads, what arrives is dropped by Node; one that does not end is cut. */
export function dropBody(request: IncomingMessage): void {
  if (request.complete) return;
  const cut = setTimeout(() => request.destroy(), LINGER_MS).unref();
  request.once('close', () => clearTimeout(cut));
}

/** The extension, and an app that was served elsewhere, ask from another origin. The token is in a header, and there are no cookies. */
export function openToOrigins(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
}

export interface Preflight {
  readonly methods: readonly string[];
  readonly headers: readonly string[];
}

export function answerPreflight(response: ServerResponse, { methods, headers }: Preflight): void {
  response
    .writeHead(204, {
      'Access-Control-Allow-Methods': methods.join(', '),
      'Access-Control-Allow-Headers': headers.join(', '),
      'Access-Control-Max-Age': 7_200, // as long as Chromium keeps it
    })
    .end();
}
