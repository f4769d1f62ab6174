// A bucket of S3-compatible storage, as far as files need one: whole objects are put, and any part of them is read.
import { asStorageFailed, openS3Requests, type Patience, type S3Settings, StorageFailed } from './s3-requests.ts';

export interface Bucket {
  put(key: string, body: Uint8Array, patience?: Patience): Promise<void>;
  /** All of it, which is for small ones. Null when there is none. */
  get(key: string, patience?: Patience): Promise<Uint8Array | null>;
  /** In the order of the keys; null for one that is not there. */
  sizesOf(keys: readonly string[]): Promise<(number | null)[]>;
  /** As it comes. Both ends are included. Breaks off when the object is removed, or the storage goes away. */
  read(key: string, firstByte: number, lastByte: number): AsyncIterable<Uint8Array>;
  /** There or not. */
  remove(keys: readonly string[]): Promise<void>;
  /** All keys that begin so, in pages. */
  list(prefix: string, pageKeys?: number): AsyncIterable<readonly string[]>;
}

/** A connection that brings nothing for so long is dead. */
const SILENT_MS = 30_000;
const AT_ONCE = 8;
/** As many as the storage gives. */
const PAGE_KEYS = 1_000;

export function openBucket(settings: S3Settings): Bucket {
  const ask = openS3Requests(settings);

  const sizeOf = (key: string): Promise<number | null> =>
    ask({ method: 'HEAD', key }, async ({ headers }) => Number(headers.get('content-length')));

  async function removeOne(key: string): Promise<void> {
    await ask({ method: 'DELETE', key }, (answer) => answer.arrayBuffer());
  }

  return {
    async put(key, body, patience) {
      const answered = await ask({ method: 'PUT', key, body, ...(patience ? { patience } : {}) }, (answer) =>
        answer.arrayBuffer(),
      );
      if (!answered) throw new StorageFailed('404');
    },
    async get(key, patience) {
      const bytes = await ask({ method: 'GET', key, ...(patience ? { patience } : {}) }, (answer) =>
        answer.arrayBuffer(),
      );
      return bytes && new Uint8Array(bytes);
    },
    sizesOf: (keys) => aFewAtOnce(keys, sizeOf),
    async *read(key, firstByte, lastByte) {
      const range = `bytes=${firstByte}-${lastByte}`;
      const opened = await ask({ method: 'GET', key, range }, async ({ status, body }, stop) => ({
        status,
        body,
        stop,
      }));
      if (opened?.status !== 206 || !opened.body)
        throw new StorageFailed(opened ? `${opened.status} for a part` : '404');
      yield* chunksOf(opened.body, opened.stop, lastByte - firstByte + 1);
    },
    async remove(keys) {
      await aFewAtOnce(keys, removeOne);
    },
    async *list(prefix, pageKeys = PAGE_KEYS) {
      for (let token: string | null = ''; token !== null; ) {
        const query = {
          'list-type': '2',
          'max-keys': `${pageKeys}`,
          prefix,
          ...(token ? { 'continuation-token': token } : {}),
        };
        const page: string = (await ask({ method: 'GET', key: '', query }, (answer) => answer.text())) ?? '';
        yield valuesIn(page, 'Key');
        token = valuesIn(page, 'NextContinuationToken')[0] ?? null;
      }
    },
  };
}

async function aFewAtOnce<T>(keys: readonly string[], work: (key: string) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let at = 0; at < keys.length; at += AT_ONCE)
    done.push(...(await Promise.all(keys.slice(at, at + AT_ONCE).map(work))));
  return done;
}

/** Exactly so many bytes, or it throws. Whoever reads may take their time; the storage may not. */
async function* chunksOf(
  body: ReadableStream<Uint8Array>,
  stop: AbortController,
  sizeBytes: number,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let left = sizeBytes;
  try {
    while (left > 0) {
      const timer = setTimeout(() => stop.abort(new StorageFailed('ETIMEDOUT')), SILENT_MS);
      const next = await reader.read().finally(() => clearTimeout(timer));
      if (next.done) break;
      left -= next.value.length;
      yield next.value;
    }
  } catch (cause) {
    throw asStorageFailed(cause);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  if (left !== 0) throw new StorageFailed('another length than was asked for');
}

/** Of the elements of this name. Our own keys, and tokens, have no letters that XML writes in another way but these. */
const valuesIn = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  );
