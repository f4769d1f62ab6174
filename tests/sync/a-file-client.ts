// What a device asks of a server's files, one request at a time, with a token of its own for each.
import type { PortfolioKeys } from '../../shared/crypto/keys.ts';
import { anUpdate, aSocket, aToken, syncMessage } from './a-server.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** Of a refusal. */
  readonly refusal: { readonly reason?: string; readonly code?: number };
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | ReadableStream;
  /** A fresh one where it is left out; null for none. */
  readonly token?: string | null;
}

/** `address` is the file's name, or empty for the list. `origin` is what tokens name, where that is not where the server listens. */
export function aFileClient(server: { origin: string; origins?: string }, keys: PortfolioKeys) {
  async function ask(name: string, { method = 'GET', headers = {}, body, token }: Question = {}): Promise<Answer> {
    const shown = token === undefined ? aToken({ origin: server.origins ?? server.origin }, keys) : token;
    const answer = await fetch(`${server.origin}/files/${keys.room}${name && `/${name}`}`, {
      method,
      headers: { ...(shown === null ? {} : { Authorization: `Waymark ${shown}` }), ...headers },
      ...(body ? { body, duplex: 'half' } : {}),
    } as RequestInit);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const isJson = answer.headers.get('content-type') === 'application/json';
    const refusal = isJson && bytes.length > 0 ? JSON.parse(new TextDecoder().decode(bytes)) : {};
    return { status: answer.status, headers: answer.headers, bytes, refusal };
  }

  return {
    ask,
    head: (name: string) => ask(name, { method: 'HEAD' }),
    /** Brings the bytes from `from` up to `to`. */
    patch(name: string, whole: Uint8Array, from = 0, to = whole.length) {
      const headers = { 'Upload-Offset': `${from}`, 'Upload-Length': `${whole.length}` };
      return ask(name, { method: 'PATCH', headers, body: new Uint8Array(whole.subarray(from, to)) });
    },
    /** As a device does it: from where the server says that it is, until all is there. */
    async bring(name: string, whole: Uint8Array, stepBytes = whole.length): Promise<void> {
      for (let from = 0; from < whole.length; ) {
        const { status, headers } = await this.patch(name, whole, from, Math.min(from + stepBytes, whole.length));
        if (status !== 204 && status !== 409) throw new Error(`the upload was answered with ${status}`);
        from = Number(headers.get('upload-offset'));
      }
    },
  };
}

/** Files lie in rooms that somebody has written to. */
export async function writeTo(server: { origin: string; url: string }, keys: PortfolioKeys): Promise<void> {
  const writer = aSocket(server, keys);
  await writer.hears(100, 0);
  writer.socket.send(syncMessage(2, anUpdate('x')));
  writer.socket.send(Uint8Array.of(100, 1));
  await writer.hears(100, 1);
  writer.socket.close();
  await writer.closed;
}
