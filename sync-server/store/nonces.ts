// For how long the nonce of a used access token is remembered, and the memory of a store of one process.
import { TOKEN_LIFE_MS } from '../../shared/crypto/access-token.ts';

/** Until no token that carries it can be fresh: its life, and as much again for a clock ahead of ours. */
export const NONCE_LIFE_MS = 2 * TOKEN_LIFE_MS;

/** What `Store.isNewNonce` is for a store of one process. */
export function rememberedNonces(): (nonce: string, nowMs: number) => boolean {
  const expiry = new Map<string, number>();
  return (nonce, nowMs) => {
    for (const [old, untilMs] of expiry) {
      if (untilMs > nowMs) break; // in the order of their coming, and all are kept equally long
      expiry.delete(old);
    }
    if (expiry.has(nonce)) return false;
    expiry.set(nonce, nowMs + NONCE_LIFE_MS);
    return true;
  };
}
