// Proof to a server that the bearer holds the portfolio's key, made without asking anyone and good for two minutes.
import { ed25519 } from '@noble/curves/ed25519.js';
import { fail, ok, type Result } from '../model/result.ts';
import { bigEndian, concat, fromBase64Url, lengthPrefixed, readBigEndian, toBase64Url, utf8 } from './byte-fields.ts';

/** How long a token is good for, and how far its clock may be from the server's, in either direction. */
export const TOKEN_LIFE_MS = 120_000;
/** What a token allows: to read and write a room, or to erase it. One that was made for one is none for the other. */
export type TokenPurpose = 'access' | 'erase';
const LABELS: Record<TokenPurpose, string> = { access: 'waymark/1/access', erase: 'waymark/1/erase' };
const VERSION = 1;
const TIME_BYTES = 8;
const NONCE_BYTES = 16;
const SIGNATURE_BYTES = 64;
const FIXED_BYTES = 1 + TIME_BYTES + NONCE_BYTES;
const PUBLIC_KEY_BYTES = 32;
/** An origin is a scheme, a name of at most 253 letters and a port. */
const ORIGIN_MAX_BYTES = 300;

export interface TokenFields {
  /** Where the token may be used, such as `https://cpd.example`: scheme, host and port. */
  readonly serverOrigin: string;
  readonly room: string;
  /** Milliseconds since 1970 by the server's clock. */
  readonly issuedAtMs: number;
  /** 16 random bytes, so that a token can be used once. */
  readonly nonce: Uint8Array;
}

export type TokenRefusal = 'malformed' | 'origin' | 'time' | 'signature';

/** A fresh token for one attempt: base64url, which may stand in a header. Layout: docs/sealed-log-format.md. */
export function signAccessToken(
  signingSeed: Uint8Array,
  claim: Omit<TokenFields, 'nonce'> & { readonly nonce?: Uint8Array },
  purpose: TokenPurpose = 'access',
): string {
  const nonce = claim.nonce ?? crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const fields = { ...claim, nonce };
  const signature = ed25519.sign(signedBytes(fields, purpose), signingSeed);
  const issuedAt = bigEndian(fields.issuedAtMs, TIME_BYTES);
  return toBase64Url(concat(Uint8Array.of(VERSION), issuedAt, nonce, signature, utf8(fields.serverOrigin)));
}

export interface TokenCheck {
  readonly token: string;
  readonly room: string;
  /** Whether this server answers to that origin. */
  isOwnOrigin(serverOrigin: string): boolean;
  readonly nowMs: number;
  /** What it is to allow; access when nothing is said. */
  readonly purpose?: TokenPurpose;
  /** A faster Ed25519 than the one in JavaScript, where the host has one. */
  verify?(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean;
}

/**
 * The nonce of a good token, base64url; the caller refuses one it has seen within `TOKEN_LIFE_MS`.
 * The room is the public key that checks the signature, so a server needs no table of accounts.
 */
export function verifyAccessToken(check: TokenCheck): Result<string, TokenRefusal> {
  const publicKey = fromBase64Url(check.room);
  const fields = readToken(check.token, check.room);
  if (publicKey?.length !== PUBLIC_KEY_BYTES || fields === null) return fail('malformed');
  const verify = check.verify ?? ed25519.verify;
  const signed = signedBytes(fields, check.purpose ?? 'access');
  if (!verifies(() => verify(fields.signature, signed, publicKey))) return fail('signature');
  if (!check.isOwnOrigin(fields.serverOrigin)) return fail('origin');
  if (Math.abs(check.nowMs - fields.issuedAtMs) > TOKEN_LIFE_MS) return fail('time');
  return ok(toBase64Url(fields.nonce));
}

/** Whether a text can be the name of a room: base64url of 32 bytes. */
export const isRoom = (value: string): boolean => fromBase64Url(value)?.length === PUBLIC_KEY_BYTES;

const signedBytes = (fields: TokenFields, purpose: TokenPurpose): Uint8Array =>
  lengthPrefixed(
    utf8(LABELS[purpose]),
    utf8(fields.serverOrigin),
    utf8(fields.room),
    bigEndian(fields.issuedAtMs, TIME_BYTES),
    fields.nonce,
  );

function readToken(token: string, room: string): (TokenFields & { signature: Uint8Array }) | null {
  const bytes = token.length > 1_000 ? null : fromBase64Url(token);
  const originBytes = bytes?.subarray(FIXED_BYTES + SIGNATURE_BYTES);
  if (!bytes || !originBytes?.length || originBytes.length > ORIGIN_MAX_BYTES || bytes[0] !== VERSION) return null;
  return {
    room,
    issuedAtMs: readBigEndian(bytes.subarray(1, 1 + TIME_BYTES)),
    nonce: bytes.subarray(1 + TIME_BYTES, FIXED_BYTES),
    signature: bytes.subarray(FIXED_BYTES, FIXED_BYTES + SIGNATURE_BYTES),
    serverOrigin: new TextDecoder().decode(originBytes),
  };
}

/** Libraries throw at points that are not on the curve: that is no signature either. */
function verifies(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
