// Joining bytes so that no two different lists of fields can give the same bytes, and base64url for names and tokens.

const text = new TextEncoder();

/** Text as UTF-8. */
export const utf8 = (value: string): Uint8Array<ArrayBuffer> => text.encode(value);

/** Bytes one after another, in a buffer of their own. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** An unsigned number of `sizeBytes` bytes, most significant first. Up to 2^53 - 1 where it fits. */
export function bigEndian(value: number, sizeBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeBytes);
  let rest = value;
  for (let at = sizeBytes - 1; at >= 0; at--) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

/** What `bigEndian` wrote; more than 2^53 - 1 loses its last bits and is for the caller to refuse. */
export const readBigEndian = (bytes: Uint8Array): number => bytes.reduce((value, byte) => value * 256 + byte, 0);

/** Each field behind its length (4 bytes), so that moving a byte from one field to the next changes the result. */
export const lengthPrefixed = (...fields: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  concat(...fields.flatMap((field) => [bigEndian(field.length, 4), field]));

/** Base64url without padding (RFC 4648, section 5): fits an address, a header and a file name. */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The bytes of a base64url text, or null when it is anything else (padding, other letters, or bits left over). */
export function fromBase64Url(value: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(value) || value.length % 4 === 1) return null;
  const binary = atob(value.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  return toBase64Url(bytes) === value ? bytes : null;
}

/** Whether two pieces of data are the same; not for secrets that somebody else may guess at. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  // a loop, since whole portfolios are compared: `every` takes ten times as long
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
