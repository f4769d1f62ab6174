// Keys that stand in a badge itself: as a JWK, or as a DID that is its own key. Others would have to be asked for, and nothing is.
import { asRecord } from '../../../shared/model/parse.ts';
import { fromBase64Url } from './parse-badge.ts';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** More characters than any key or signature here has. */
const BASE58_MAX = 200;

/** Multibase `z`: base58 as Bitcoin has it. Null for others. */
export function fromMultibase(text: string): Uint8Array<ArrayBuffer> | null {
  if (!text.startsWith('z') || text.length > BASE58_MAX) return null;
  const digits = [...text.slice(1)].map((one) => BASE58.indexOf(one));
  if (digits.some((digit) => digit < 0)) return null;
  const bytes: number[] = [];
  for (const digit of digits) {
    let carry = digit;
    for (let at = 0; at < bytes.length; at++) {
      carry += (bytes[at] ?? 0) * 58;
      bytes[at] = carry & 255;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255);
  }
  for (const digit of digits) {
    if (digit !== 0) break;
    bytes.push(0);
  }
  return Uint8Array.from(bytes.reverse());
}

const ALGORITHMS: Record<string, AlgorithmIdentifier & { name: string; namedCurve?: string; hash?: string }> = {
  EdDSA: { name: 'Ed25519' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
};

export interface KeyInFile {
  key: CryptoKey;
  algorithm: Parameters<SubtleCrypto['verify']>[0];
  /** The DID that names the key; empty for a bare JWK. */
  did: string;
}

async function fromJwk(jwk: unknown, name: string, did: string): Promise<KeyInFile | null> {
  const algorithm = ALGORITHMS[name];
  const { kty, crv, x, y, n, e } = asRecord(jwk);
  if (!algorithm) return null;
  const parts = Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => typeof value === 'string');
  const key = await crypto.subtle.importKey('jwk', Object.fromEntries(parts), algorithm, false, ['verify']);
  return { key, algorithm, did };
}

/** The key that a DID is: `did:key` of Ed25519, or `did:jwk`. */
async function fromDid(id: string, name: string): Promise<KeyInFile | null> {
  const did = id.split('#')[0] ?? '';
  if (did.startsWith('did:jwk:')) {
    const jwk: unknown = JSON.parse(new TextDecoder().decode(fromBase64Url(did.slice('did:jwk:'.length))));
    return fromJwk(jwk, name, did);
  }
  const bytes = did.startsWith('did:key:') ? fromMultibase(did.slice('did:key:'.length)) : null;
  // multicodec ed25519-pub
  if (bytes?.length !== 34 || bytes[0] !== 0xed || bytes[1] !== 0x01) return null;
  const algorithm = { name: 'Ed25519' };
  const key = await crypto.subtle.importKey('raw', bytes.slice(2), algorithm, false, ['verify']);
  return { key, algorithm, did };
}

/** Null where the file does not hold it. Rejects where this browser does not know that kind of key. */
export async function keyInFile({
  jwk,
  ids,
  algorithm,
}: {
  jwk?: unknown;
  ids: readonly unknown[];
  algorithm: string;
}): Promise<KeyInFile | null> {
  if (jwk) return fromJwk(jwk, algorithm, '');
  for (const id of ids) {
    const key = typeof id === 'string' ? await fromDid(id, algorithm) : null;
    if (key) return key;
  }
  return null;
}
