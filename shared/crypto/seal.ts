// Sealing what leaves the device, so that whoever carries it can neither read it, change it nor move it elsewhere.
import { fail, ok, type Result } from '../model/result.ts';
import { concat, lengthPrefixed, utf8 } from './byte-fields.ts';
import { deflate, inflate } from './compress.ts';
import { pad, unpad } from './padding.ts';

/** Byte layout: docs/sealed-log-format.md. */
export const SEAL_VERSION = 1;
export const ENTRY_ID_BYTES = 12;
const NONCE_BYTES = 12;
const HEADER_BYTES = 1 + ENTRY_ID_BYTES;
const TAG_BYTES = 16;
/** A whole portfolio of 10,000 activities is about 20 MB; more than this is not one. */
const CONTENT_MAX_BYTES = 256 * 1024 * 1024;

const PLAIN = 0;
const DEFLATED = 1;

export interface SealKey {
  readonly key: CryptoKey;
  /** The room the entry belongs to: an entry moved to another room does not open. */
  readonly room: string;
  /** One text for each kind of content, such as `waymark/1/entry`: one kind cannot be passed off as another. */
  readonly purpose: string;
}

/** The key as WebCrypto wants it, not to be exported again. */
export async function sealKey(rawKey: Uint8Array, room: string, purpose: string): Promise<SealKey> {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(rawKey), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { key, room, purpose };
}

/** Fixed values make the same entry again, for test vectors; otherwise both are random. */
export interface SealChoices {
  readonly id?: Uint8Array;
  readonly nonce?: Uint8Array;
}

/**
 * Compresses, pads and encrypts `content` as one entry. Nonces are random 96 bits, safe for 2^32 entries of one key
 * (NIST SP 800-38D, section 8.3); a portfolio writes some ten thousand a year.
 */
export async function seal(by: SealKey, content: Uint8Array, choices: SealChoices = {}): Promise<Uint8Array> {
  const id = choices.id ?? random(ENTRY_ID_BYTES);
  const header = concat(Uint8Array.of(SEAL_VERSION), id);
  const nonce = new Uint8Array(choices.nonce ?? random(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt(gcm(by, header, nonce), by.key, pad(await compressed(content)));
  return concat(header, nonce, new Uint8Array(sealed));
}

/**
 * The content of an entry. `version`: made by a newer Waymark, to be kept and left alone. `sealed`: not made with this
 * key for this room and purpose, or changed since. `content`: sealed by us, but not as this version does it.
 */
export async function open(
  by: SealKey,
  entry: Uint8Array,
): Promise<Result<Uint8Array, 'version' | 'sealed' | 'content'>> {
  if (entry[0] !== SEAL_VERSION) return fail(entry.length === 0 ? 'sealed' : 'version');
  if (entry.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES) return fail('sealed');
  const header = entry.subarray(0, HEADER_BYTES);
  const nonce = entry.slice(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
  const body = entry.slice(HEADER_BYTES + NONCE_BYTES);
  let padded: Uint8Array<ArrayBuffer>;
  try {
    padded = new Uint8Array(await crypto.subtle.decrypt(gcm(by, header, nonce), by.key, body));
  } catch {
    return fail('sealed');
  }
  const content = await expanded(unpad(padded));
  return content === null ? fail('content') : ok(content);
}

const random = (sizeBytes: number) => crypto.getRandomValues(new Uint8Array(sizeBytes));

const gcm = (by: SealKey, header: Uint8Array, nonce: Uint8Array): AesGcmParams => ({
  name: 'AES-GCM',
  iv: new Uint8Array(nonce),
  additionalData: lengthPrefixed(utf8(by.purpose), utf8(by.room), header),
});

async function compressed(content: Uint8Array): Promise<Uint8Array> {
  const own = new Uint8Array(content);
  const smaller = await deflate(own);
  return smaller.length < own.length ? concat(Uint8Array.of(DEFLATED), smaller) : concat(Uint8Array.of(PLAIN), own);
}

async function expanded(bytes: Uint8Array<ArrayBuffer> | null): Promise<Uint8Array | null> {
  if (bytes === null) return null;
  const body = bytes.slice(1);
  if (bytes[0] === PLAIN) return body;
  if (bytes[0] !== DEFLATED) return null;
  return inflate(body, CONTENT_MAX_BYTES).catch(() => null);
}
