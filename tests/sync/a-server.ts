// A real sync server on a free port, and what connects to it: the stock provider, or a bare socket for everything it never does.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { signAccessToken } from '../../shared/crypto/access-token.ts';
import { toBase64Url, utf8 } from '../../shared/crypto/byte-fields.ts';
import { keysFromSecret, type PortfolioKeys } from '../../shared/crypto/keys.ts';
import { INVITATION_PREFIX, SUBPROTOCOL, TOKEN_PREFIX } from '../../shared/sync/limits.ts';
import { openLog } from '../../sync-server/log.ts';
import { type ServerOptions, startServer } from '../../sync-server/server.ts';

/** `ws` speaks the browser's interface as far as the provider uses it. */
export const nodeSocket = WebSocket as unknown as typeof globalThis.WebSocket;

export const keysOf = (seed: number): PortfolioKeys => keysFromSecret(new Uint8Array(16).fill(seed));

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestServer {
  readonly port: number;
  readonly origin: string;
  readonly url: string;
  stop(): Promise<void>;
}

const unheard = openLog('text', () => undefined);

/** Stopped at the end of the test, if it was not before. */
export async function aServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const dataFolder = options.dataFolder ?? aFolder();
  const server = await startServer({ port: 0, dataFolder, log: unheard, ...options });
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= server.stop();
    return stopping;
  };
  onTestFinished(stop);
  const host = `127.0.0.1:${server.port}`;
  return { port: server.port, origin: `http://${host}`, url: `ws://${host}/sync`, stop };
}

export const aToken = (server: { origin: string }, keys: PortfolioKeys, issuedAtMs = Date.now()): string =>
  signAccessToken(keys.signingSeed, { serverOrigin: server.origin, room: keys.room, issuedAtMs });

/** The owner's request to erase the room, with a fresh token unless another is given. */
export function askToErase(
  server: { origin: string },
  keys: PortfolioKeys,
  token: string | null = anEraseToken(server, keys),
): Promise<Response> {
  const headers: HeadersInit = token === null ? {} : { Authorization: `Waymark ${token}` };
  return fetch(`${server.origin}/rooms/${keys.room}`, { method: 'DELETE', headers });
}

export const anEraseToken = (server: { origin: string }, keys: PortfolioKeys, issuedAtMs = Date.now()): string =>
  signAccessToken(keys.signingSeed, { serverOrigin: server.origin, room: keys.room, issuedAtMs }, 'erase');

/** The stock provider with an outer document; one attempt carries one token, as `token` gives it. */
export function aProvider(server: { origin: string; url: string }, keys: PortfolioKeys, outer = new Y.Doc()) {
  const provider = new WebsocketProvider(server.url, keys.room, outer, {
    connect: false,
    disableBc: true,
    maxBackoffTime: 100,
    WebSocketPolyfill: nodeSocket,
  });
  Object.defineProperty(provider, 'protocols', {
    get: () => [SUBPROTOCOL, `${TOKEN_PREFIX}${aToken(server, keys)}`],
  });
  provider.awareness.setLocalState(null);
  onTestFinished(() => {
    provider.destroy();
    provider.awareness.destroy();
  });
  provider.messageHandlers[100] = () => undefined;
  provider.connect();
  return { provider, outer, log: outer.getArray<string>('log') };
}

export const synced = (provider: WebsocketProvider): Promise<void> =>
  provider.synced ? Promise.resolve() : new Promise((resolve) => provider.once('sync', () => resolve()));

/** Resolves once `check` is true, looking again after each change of the document. */
export function whenDoc(doc: Y.Doc, check: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!check()) return;
      doc.off('update', look);
      resolve();
    };
    doc.on('update', look);
    look();
  });
}

/** A bare socket: what it hears, and how it is closed. */
export function aSocket(
  server: { origin: string; url: string },
  keys: PortfolioKeys,
  token: string | null | undefined = undefined,
  invitation: string | null = null,
) {
  const shown = token === undefined ? aToken(server, keys) : token;
  const protocols = [
    SUBPROTOCOL,
    ...(shown === null ? [] : [`${TOKEN_PREFIX}${shown}`]),
    ...(invitation === null ? [] : [`${INVITATION_PREFIX}${toBase64Url(utf8(invitation))}`]),
  ];
  const socket = new WebSocket(`${server.url}/${keys.room}`, protocols);
  onTestFinished(() => socket.terminate());
  const heard: Uint8Array[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (bytes: Buffer) => {
    heard.push(new Uint8Array(bytes));
    for (const look of waiting) look();
  });
  socket.on('error', () => undefined);
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  const opened = new Promise<void>((resolve) => socket.once('open', resolve));
  return {
    socket,
    heard,
    closed,
    opened,
    /** The first message that begins with these bytes. */
    hears(...start: number[]): Promise<Uint8Array> {
      return new Promise((resolve) => {
        const look = () => {
          const found = heard.find((bytes) => start.every((value, index) => bytes[index] === value));
          if (found) resolve(found);
        };
        waiting.add(look);
        look();
      });
    },
  };
}

/** A sync message of y-protocols. */
export function syncMessage(step: 0 | 1 | 2, body: Uint8Array): Uint8Array {
  if (body.length > 127) throw new Error('use the provider for larger ones');
  return Uint8Array.of(0, step, body.length, ...body);
}

/** A small update that writes one element into the log. */
export function anUpdate(value: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getArray('log').push([value]);
  return Y.encodeStateAsUpdate(doc);
}
