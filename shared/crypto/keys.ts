// All keys of a portfolio, each for one purpose, derived from its secret.
import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64Url, utf8 } from './byte-fields.ts';

export interface PortfolioKeys {
  /** Name of the room on a server: base64url of the Ed25519 public key, 43 characters. Not secret, but a pseudonym. */
  readonly room: string;
  /** Seals the entries of the log: AES-256-GCM, 32 bytes. */
  readonly logKey: Uint8Array;
  /** Of this the key of each file's content is made: 32 bytes. */
  readonly filesKey: Uint8Array;
  /** Gives files the names that a server knows them by: HMAC-SHA-256, 32 bytes. */
  readonly fileNamesKey: Uint8Array;
  /** Proves to a server that this device may use the room: Ed25519 seed, 32 bytes. */
  readonly signingSeed: Uint8Array;
}

/**
 * HKDF-SHA-256 (RFC 5869) with an empty salt: the secret is already uniformly random. The info text names the purpose,
 * so that a key leaked by one use says nothing about another.
 */
export function keysFromSecret(secret: Uint8Array): PortfolioKeys {
  const derive = (purpose: string) => hkdf(sha256, secret, undefined, utf8(purpose), 32);
  const signingSeed = derive('waymark/1/signing');
  return {
    room: toBase64Url(ed25519.getPublicKey(signingSeed)),
    logKey: derive('waymark/1/log'),
    filesKey: derive('waymark/1/files'),
    fileNamesKey: derive('waymark/1/file-names'),
    signingSeed,
  };
}
