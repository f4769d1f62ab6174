// What a file is by its first bytes, and its bytes as text: a server's word for its kind is not taken.

const startsWith = (bytes: Uint8Array, signs: readonly number[], at = 0): boolean =>
  signs.every((sign, index) => bytes[at + index] === sign);
const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));

const KINDS: readonly { mime: string; signs: readonly number[]; at?: number }[] = [
  { mime: 'image/png', signs: [0x89, 0x50, 0x4e, 0x47] },
  { mime: 'image/jpeg', signs: [0xff, 0xd8, 0xff] },
  { mime: 'image/gif', signs: ascii('GIF8') },
  { mime: 'image/webp', signs: ascii('WEBP'), at: 8 },
  { mime: 'image/avif', signs: ascii('ftypavi'), at: 4 },
  { mime: 'image/bmp', signs: ascii('BM') },
  { mime: 'image/x-icon', signs: [0, 0, 1, 0] },
  { mime: 'font/woff2', signs: ascii('wOF2') },
  { mime: 'font/woff', signs: ascii('wOFF') },
  { mime: 'font/otf', signs: ascii('OTTO') },
  { mime: 'font/ttf', signs: [0, 1, 0, 0] },
  { mime: 'font/ttf', signs: ascii('true') },
];

/** The kind of a picture or font, or null for anything else. */
export function kindOfBytes(bytes: Uint8Array): string | null {
  const known = KINDS.find(({ signs, at }) => startsWith(bytes, signs, at));
  if (known) return known.mime;
  const head = new TextDecoder().decode(bytes.subarray(0, 2_000)).trimStart();
  return /^(?:<\?xml|<!--|<!doctype svg|<svg)/i.test(head) && /<svg[\s>]/i.test(head) ? 'image/svg+xml' : null;
}

/** The bytes as our own: in Firefox a buffer from the page's side is only lent, and cannot be cut. */
export function ownBytes(buffer: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(buffer.byteLength);
  bytes.set(new Uint8Array(buffer));
  return bytes;
}

/** Bytes taken at a time: as many arguments as a call takes anywhere. */
const CHUNK = 0x8000;

export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

/** The bytes in a `data:` address, or null when it is broken. Read here: a page's policy may forbid to fetch it. */
export function bytesOfDataAddress(address: string): Uint8Array<ArrayBuffer> | null {
  const comma = address.indexOf(',');
  if (comma < 0) return null;
  try {
    const body = decodeURIComponent(address.slice(comma + 1));
    if (!/;base64$/i.test(address.slice(0, comma).trimEnd())) return new TextEncoder().encode(body);
    return Uint8Array.from(atob(body.replace(/\s/g, '')), (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}
