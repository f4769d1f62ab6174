// The few requests that a device makes of a server for its sealed files, and what each answer means.
import type { PortfolioKeys } from '../crypto/keys.ts';
import { CLOSE } from './limits.ts';
import { roomTokens } from './room-tokens.ts';
import { originOfServer } from './server-address.ts';

/** A request that has not been answered by then is given up; a megabyte takes half a minute on a slow line. */
const ANSWER_MS = 90_000;
/** Ten thousand files are a megabyte of list. */
const LIST_MAX_BYTES = 32 * 1024 * 1024;
const REFUSAL_MAX_BYTES = 4_096;

export interface ListedFile {
  readonly name: string;
  /** As it lies there, sealed. */
  readonly sizeBytes: number;
  /** By the server's clock. */
  readonly storedAtMs: number;
}

/**
 * `no-files`: the server knows nothing of files. `no-log`: it has no log of this portfolio yet. `gone`: it has no such file.
 * `unreachable`: no answer, or none that says anything. `refused`: it said no, for the reason of a close code (limits.ts).
 */
export type FileFailure =
  | { readonly reason: 'no-files' | 'no-log' | 'gone' | 'unreachable' }
  | { readonly reason: 'refused'; readonly code: number };

export type FileAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: FileFailure };

/** How far the server is with a file: `sizeBytes` of it are there. */
export interface Standing {
  readonly isComplete: boolean;
  readonly sizeBytes: number;
}

export interface FileRequests {
  list(signal: AbortSignal): Promise<FileAnswer<readonly ListedFile[]>>;
  standing(name: string, signal: AbortSignal): Promise<FileAnswer<Standing>>;
  /** Sends bytes from `offset` on; the answer is how many the server has then, whether it took these or stood elsewhere. */
  send(
    name: string,
    part: { readonly offset: number; readonly totalBytes: number; readonly bytes: Uint8Array<ArrayBuffer> },
    signal: AbortSignal,
  ): Promise<FileAnswer<number>>;
  /** The bytes from `from` to before `to`, fewer at the end of the file, and how many the whole has. */
  read(
    name: string,
    range: { readonly from: number; readonly to: number },
    signal: AbortSignal,
  ): Promise<FileAnswer<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly totalBytes: number }>>;
  remove(name: string, signal: AbortSignal): Promise<FileAnswer<null>>;
}

export interface FileRequestOptions {
  readonly keys: PortfolioKeys;
  /** As `serverUrlFor` gives it. */
  readonly serverUrl: string;
  readonly now?: () => Date;
  readonly fetch?: typeof fetch;
}

const ok = <T>(value: T): FileAnswer<T> => ({ ok: true, value });
const failed = (failure: FileFailure): { ok: false; failure: FileFailure } => ({ ok: false, failure });
const unreachable = failed({ reason: 'unreachable' });

export function openFileRequests(options: FileRequestOptions): FileRequests {
  const {
    keys,
    serverUrl,
    now = () => new Date(),
    fetch: ask = (...request) => globalThis.fetch(...request),
  } = options;
  const tokens = roomTokens({ keys, serverUrl, now, ask });
  const folder = `${originOfServer(serverUrl)}/files/${keys.room}`;

  async function once<T>(address: string, init: RequestInit, read: (answer: Response) => Promise<FileAnswer<T>>) {
    const answer = await ask(address, {
      ...init,
      headers: { ...init.headers, ...tokens.header() },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    });
    if (answer.status < 400 || answer.status === 409) return read(answer);
    return failed(await failureOf(answer));
  }

  async function request<T>(
    address: string,
    init: RequestInit,
    signal: AbortSignal,
    read: (answer: Response) => Promise<FileAnswer<T>>,
  ): Promise<FileAnswer<T>> {
    const waiting = withinTime(signal);
    try {
      const bounded = { ...init, signal: waiting.signal };
      const answer = await once(address, bounded, read);
      if (answer.ok || !isOfTheToken(answer.failure)) return answer;
      // a wrong clock here, or a token that went astray and came twice: a new one by the server's time is a fresh start
      await tokens.learnTime();
      return await once(address, bounded, read);
    } catch {
      return unreachable;
    } finally {
      waiting.end();
    }
  }

  return {
    async list(signal) {
      const listed = await request(folder, {}, signal, async (answer) => {
        const files = answer.ok ? readList(await bytesOf(answer, LIST_MAX_BYTES)) : null;
        return files ? ok(files) : failed({ reason: 'no-files' });
      });
      // the room itself is what is not there
      return !listed.ok && listed.failure.reason === 'gone' ? failed({ reason: 'no-log' }) : listed;
    },
    async standing(name, signal) {
      const standing = await request(`${folder}/${name}`, { method: 'HEAD' }, signal, async (answer) => {
        const isComplete = answer.status === 200;
        const sizeBytes = numberIn(answer, isComplete ? 'content-length' : 'upload-offset');
        return sizeBytes === null ? unreachable : ok({ isComplete, sizeBytes });
      });
      const isNotThere =
        !standing.ok && standing.failure.reason !== 'unreachable' && standing.failure.reason !== 'refused';
      return isNotThere ? ok({ isComplete: false, sizeBytes: 0 }) : standing;
    },
    send: (name, { offset, totalBytes, bytes }, signal) =>
      request(
        `${folder}/${name}`,
        {
          method: 'PATCH',
          body: bytes,
          headers: {
            'Content-Type': 'application/octet-stream',
            'Upload-Offset': String(offset),
            'Upload-Length': String(totalBytes),
          },
        },
        signal,
        async (answer) => {
          const standsAt = numberIn(answer, 'upload-offset');
          return standsAt === null ? unreachable : ok(standsAt);
        },
      ),
    read: (name, { from, to }, signal) =>
      request(`${folder}/${name}`, { headers: { Range: `bytes=${from}-${to - 1}` } }, signal, async (answer) => {
        const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.headers.get('content-range') ?? '');
        const bytes = answer.status === 206 && Number(range?.[1]) === from ? await bytesOf(answer, to - from) : null;
        return bytes ? ok({ bytes, totalBytes: Number(range?.[3]) }) : unreachable;
      }),
    remove: (name, signal) =>
      request(`${folder}/${name}`, { method: 'DELETE' }, signal, async () => ok(null)).then((answer) =>
        !answer.ok && answer.failure.reason === 'gone' ? ok(null) : answer,
      ),
  };
}

const isOfTheToken = (failure: FileFailure): boolean =>
  failure.reason === 'refused' && (failure.code === CLOSE.clock || failure.code === CLOSE.replayed);

/** What a server says in refusing. Ours says why in JSON; what else answers here is a proxy, or a server without files. */
async function failureOf(answer: Response): Promise<FileFailure> {
  const said = readJson(await bytesOf(answer, REFUSAL_MAX_BYTES));
  const code = 'code' in said && typeof said.code === 'number' ? said.code : null;
  if (answer.status === 404) return { reason: 'reason' in said ? 'gone' : 'no-files' };
  if (code !== null) return { reason: 'refused', code };
  // HEAD has no body to say why: the likeliest is the time
  if (answer.status === 401) return { reason: 'refused', code: CLOSE.clock };
  const isNoFiles = answer.status === 405 || answer.status === 426 || answer.status === 501;
  return { reason: isNoFiles ? 'no-files' : 'unreachable' };
}

function readList(bytes: Uint8Array<ArrayBuffer> | null): ListedFile[] | null {
  const said = readJson(bytes);
  if (!('files' in said) || !Array.isArray(said.files)) return null;
  return said.files.flatMap((file: unknown) => {
    const { name, sizeBytes, storedAtMs } = (file ?? {}) as Record<string, unknown>;
    const isFile =
      typeof name === 'string' && /^[A-Za-z0-9_-]{43}$/.test(name) && isCount(sizeBytes) && isCount(storedAtMs);
    return isFile ? [{ name, sizeBytes, storedAtMs }] : [];
  });
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function readJson(bytes: Uint8Array<ArrayBuffer> | null): object {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array()));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function numberIn(answer: Response, header: string): number | null {
  const text = answer.headers.get(header);
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** A whole body, or null when it is larger than was asked for. */
async function bytesOf(answer: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = answer.body?.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let sizeBytes = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    sizeBytes += value.length;
    if (sizeBytes > maxBytes) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** A signal that also aborts when the server keeps silent. */
function withinTime(signal: AbortSignal): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, ANSWER_MS);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    },
  };
}
