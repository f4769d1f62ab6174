// The bytes of an upload as they arrive, as long as they do and are no more than was said.
import type { IncomingMessage } from 'node:http';

/** What has to come in the time that is waited. */
const LEAST_BYTES = 16 * 1024;

/** Why a body ended early; what came before is kept. */
export class BodyBroken extends Error {
  readonly why: 'gone' | 'slow' | 'long';

  constructor(why: BodyBroken['why'], options?: ErrorOptions) {
    super(why, options);
    this.why = why;
  }
}

export interface BodyLimits {
  readonly mostBytes: number;
  readonly waitMs: number;
  onBytes(sizeBytes: number): void;
}

/** Throws `BodyBroken`. The request can still be answered after that, and after whoever reads has stopped. */
export async function* bodyOf(
  request: IncomingMessage,
  { mostBytes, waitMs, onBytes }: BodyLimits,
): AsyncGenerator<Uint8Array> {
  const slow = Promise.withResolvers<never>();
  slow.promise.catch(() => undefined);
  let arrived = 0;
  /** Since when whoever reads is busy with what came, which is not the sender's doing. */
  let busySince: number | null = null;
  let busyMs = 0;
  const watch = setInterval(() => {
    const nowBusyMs = busyMs + (busySince === null ? 0 : performance.now() - busySince);
    if (arrived < LEAST_BYTES && nowBusyMs < waitMs / 2) slow.reject(new BodyBroken('slow'));
    arrived = 0;
    busyMs = 0;
  }, waitMs);
  const chunks = request.iterator({ destroyOnReturn: false });
  let total = 0;
  try {
    for (;;) {
      const next = await Promise.race([chunks.next().catch(asGone), slow.promise]);
      if (next.done) return;
      const bytes: unknown = next.value;
      if (!(bytes instanceof Uint8Array)) throw new BodyBroken('gone');
      total += bytes.length;
      arrived += bytes.length;
      if (total > mostBytes) throw new BodyBroken('long');
      onBytes(bytes.length);
      busySince = performance.now();
      yield bytes;
      busyMs += performance.now() - busySince;
      busySince = null;
    }
  } finally {
    clearInterval(watch);
    chunks.return?.().catch(() => undefined);
  }
}

const asGone = (cause: unknown): never => {
  throw new BodyBroken('gone', { cause });
};
