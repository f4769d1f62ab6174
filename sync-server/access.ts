// Who may enter a room: whoever proves, freshly and for this server, to hold the key that the room is named after.
import { createPublicKey, verify } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isRoom, type TokenPurpose, type TokenRefusal, verifyAccessToken } from '../shared/crypto/access-token.ts';
import { CLOSE, TOKEN_PREFIX, TOKEN_SCHEME } from '../shared/sync/limits.ts';
import type { Store } from './store/store.ts';

export interface Refusal {
  readonly code: number;
  /** At most 123 bytes, for the close frame. Names nothing of the request. */
  readonly text: string;
}

export interface AccessCheck {
  /**
   * Null when the request may enter, or do whatever else is the purpose, by the token it carries. Rejects when the store cannot say
   * whether that was used before.
   */
  refusalOf(request: IncomingMessage, room: string, purpose?: TokenPurpose): Promise<Refusal | null>;
}

const REFUSALS: Record<TokenRefusal | 'missing' | 'replayed', Refusal> = {
  missing: { code: CLOSE.access, text: 'no access token' },
  malformed: { code: CLOSE.access, text: 'the access token cannot be read' },
  signature: { code: CLOSE.access, text: 'the access token is not for this room' },
  origin: { code: CLOSE.otherOrigin, text: 'the access token is for another server address' },
  time: { code: CLOSE.clock, text: 'the access token is not of this time: ask /time' },
  replayed: { code: CLOSE.replayed, text: 'the access token was used before' },
};

/**
 * With a public origin only tokens for it are good. Without one, those for the host that the request asks for: fit for a
 * server at home, while a public one needs its origin named, since whoever connects chooses that header.
 */
export function openAccessCheck(publicOrigin: string | null, store: Store, now: () => number): AccessCheck {
  return {
    async refusalOf(request, room, purpose = 'access') {
      const token = tokenIn(request);
      if (token === null) return REFUSALS.missing;
      const isOwnOrigin = (origin: string) =>
        publicOrigin ? origin === publicOrigin : hostOf(origin) === request.headers.host;
      const checked = verifyAccessToken({ token, room, isOwnOrigin, nowMs: now(), purpose, verify: verifyNatively });
      if (!checked.ok) return REFUSALS[checked.reason];
      return (await store.isNewNonce(`${room}.${checked.value}`, now())) ? null : REFUSALS.replayed;
    },
  };
}

/** The room that a path such as `/sync/<room>` names, or null. */
export function roomIn(path: string): string | null {
  const name = /^\/sync\/([A-Za-z0-9_-]+)$/.exec(path)?.[1];
  return name && isRoom(name) ? name : null;
}

/** In a header of its own; on a WebSocket, where a page can set none, beside the subprotocol. */
function tokenIn(request: IncomingMessage): string | null {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  return scheme === TOKEN_SCHEME && token ? token : offeredWith(TOKEN_PREFIX, request);
}

/** What follows this prefix in one of the subprotocols that the request offers, or null. */
export function offeredWith(prefix: string, request: IncomingMessage): string | null {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  return offered.find((name) => name.startsWith(prefix))?.slice(prefix.length) ?? null;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** Ten times faster than in JavaScript: a restart brings everybody at once. */
function verifyNatively(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, message, key, signature);
}
