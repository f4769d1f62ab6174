// Signed requests to S3-compatible storage, made again when it is worth it. All that are made here may be made twice without harm.
import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';

export interface S3Settings {
  /** Such as `https://s3.eu-west-2.amazonaws.com`. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  /** The bucket's name begins the path, and not the host. */
  readonly isPathStyle: boolean;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** How long somebody waits for an answer, and how often it is asked for. */
export interface Patience {
  readonly waitMs: number;
  readonly attempts: number;
}

export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Empty for the bucket itself. */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly range?: string;
  readonly body?: Uint8Array;
  readonly patience?: Patience;
}

/** `code` is for the log: what the storage or the network said, and never a key. */
export class StorageFailed extends Error {
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(`the storage failed: ${code}`, options);
    this.code = code;
  }
}

/** What `take` makes of the answer, in time; null when there is no such object. Rejects with `StorageFailed`. */
export type AskS3 = <T>(
  request: S3Request,
  take: (answer: Response, stop: AbortController) => Promise<T>,
) => Promise<T | null>;

const PATIENT: Patience = { waitMs: 60_000, attempts: 3 };
const PAUSE_MS = 200;

export function openS3Requests(settings: S3Settings): AskS3 {
  const { accessKey, secretKey, region } = settings;
  const signer = new AwsClient({ accessKeyId: accessKey, secretAccessKey: secretKey, service: 's3', region });
  const base = bucketAddress(settings);

  function signed({ method, key, query = {}, range, body }: S3Request): Promise<Request> {
    const url = new URL(key, base);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const headers = new Headers({
      'X-Amz-Content-Sha256': createHash('sha256')
        .update(body ?? '')
        .digest('hex'),
    });
    if (range !== undefined) headers.set('Range', range);
    return signer.sign(url, { method, headers, ...(body ? { body: new Uint8Array(body) } : {}) });
  }

  return async (request, take) => {
    const { waitMs, attempts } = request.patience ?? PATIENT;
    for (let attempt = 1; ; attempt++) {
      const stop = new AbortController();
      const timer = setTimeout(() => stop.abort(new StorageFailed('ETIMEDOUT')), waitMs);
      try {
        // a redirection is for another signature
        const answer = await fetch(await signed(request), { signal: stop.signal, redirect: 'manual' });
        if (answer.ok) return await take(answer, stop);
        const said = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? '';
        // the answer to HEAD has no words
        if (answer.status === 404 && said !== 'NoSuchBucket') return null;
        throw new StorageFailed(`${answer.status} ${said}`.trim());
      } catch (cause) {
        const failed = asStorageFailed(cause);
        if (attempt >= attempts || !mayPass(failed)) throw failed;
        await new Promise((resolve) => setTimeout(resolve, attempt * PAUSE_MS));
      } finally {
        clearTimeout(timer);
      }
    }
  };
}

/** Of the bucket, with the slash that keys come after. */
export function bucketAddress({
  endpoint,
  bucket,
  isPathStyle,
}: Pick<S3Settings, 'endpoint' | 'bucket' | 'isPathStyle'>): URL {
  const url = new URL(endpoint.replace(/\/*$/, '/'));
  if (isPathStyle) return new URL(`${bucket}/`, url);
  url.hostname = `${bucket}.${url.hostname}`;
  return url;
}

export function asStorageFailed(cause: unknown): StorageFailed {
  if (cause instanceof StorageFailed) return cause;
  // `fetch` says why in the cause of its own error
  for (let at = cause; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string') return new StorageFailed(at.code, { cause });
  return new StorageFailed(cause instanceof Error ? cause.name : 'unknown', { cause });
}

/** The network's codes, and what the storage says of itself; not what it says of us. */
const mayPass = ({ code }: StorageFailed): boolean => !/^(3|4)\d\d/.test(code) || /^(408|429)/.test(code);
