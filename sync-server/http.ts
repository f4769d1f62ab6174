// The HTTP side of the server: the app, the time, and what an operator asks.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { sendAppFile } from './app-files.ts';
import { type AnswerErase, roomToErase } from './erase.ts';
import type { FileRequests } from './files/file-requests.ts';
import type { FileStore } from './files/file-store.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { type HeaderOptions, securityHeaders } from './security-headers.ts';
import type { Store } from './store/store.ts';

export interface HttpOptions extends HeaderOptions {
  /** The built app. */
  readonly appFolder: string;
  readonly store: Store;
  readonly files: FileStore;
  readonly fileRequests: FileRequests;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly now: () => number;
  readonly answerErase: AnswerErase;
  isStopping(): boolean;
  gauges(): Promise<Readonly<Record<string, number>>>;
}

/** For the slowest upload of the largest file; headers have a minute, and a body that hardly moves is broken off before. */
const REQUEST_MS = 3_600_000;
/** Longer than a proxy keeps a connection that is idle (nginx: 60 seconds), so that it sends no upload on one that we close. */
const KEEP_ALIVE_MS = 65_000;

/** Not yet listening. */
export function createHttp(options: HttpOptions): Server {
  const headers = securityHeaders(options);
  return createServer({ requestTimeout: REQUEST_MS, keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    answer(options, request, response).catch((cause: unknown) => {
      if (!isHangUp(cause)) options.log.error('request-failed', 'A request could not be answered.', cause);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

/** What Node says when whoever asked went away in the middle of the answer, or before its beginning: that happens all day. */
const HUNG_UP: readonly unknown[] = ['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_UNABLE_TO_PIPE'];

const isHangUp = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && HUNG_UP.includes(cause.code);

async function answer(options: HttpOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split(/[?#]/)[0] ?? '/';
  const erasing = roomToErase(path);
  if (erasing) return options.answerErase(request, response, erasing);
  if (path.startsWith('/files/')) return options.fileRequests.answer(path, request, response);
  if (path === '/share' && request.method === 'POST') return sendBackToApp(response);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  switch (path) {
    case '/health':
      return sendState(response, (await canStore(options)) ? 'ok' : 'cannot store');
    case '/ready':
      if (options.isStopping()) return sendState(response, 'stopping');
      return sendState(response, (await canStore(options)) ? 'ok' : 'cannot store');
    case '/time':
      // asked by the extension too, which has another origin; it tells what any answer's Date header tells
      response.setHeader('Access-Control-Allow-Origin', '*');
      return sendText(response, 200, 'application/json', JSON.stringify({ nowMs: options.now() }));
    case '/metrics':
      return sendText(response, 200, 'text/plain; version=0.0.4', options.metrics.print(await options.gauges()));
    default:
      // the sync address is for WebSockets; answering it with the app's page would hide a proxy that does not pass them
      if (path.startsWith('/sync/')) return sendText(response, 426, 'text/plain', 'This address is for WebSockets.\n');
      return sendAppFile(options.appFolder, path, request, response);
  }
}

/**
 * Something was shared from a phone where the app's service worker, which takes it in, is not installed yet. Its body is not read:
 * Node drops what arrives. The app says that it is to be shared again.
 */
function sendBackToApp(response: ServerResponse): void {
  response
    .writeHead(303, { Location: '/inbox?shared=elsewhere', 'Cache-Control': 'no-store', 'Content-Length': 0 })
    .end();
}

const canStore = ({ store, files }: HttpOptions): Promise<boolean> =>
  Promise.all([store.check(), files.check()]).then(
    () => true,
    () => false,
  );

const sendState = (response: ServerResponse, status: 'ok' | 'cannot store' | 'stopping'): void =>
  sendText(response, status === 'ok' ? 200 : 503, 'application/json', JSON.stringify({ status }));

function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' });
  response.end(text);
}
