// Bytes over channels that carry only JSON, and reading them back whichever way they came.

/** Bytes as a text that any message channel carries: `base64:` and RFC 4648, section 4. A third larger. */
export function encodeBytes(bytes: Uint8Array): string {
  let binary = '';
  // in pieces, since a call takes no more arguments than the stack holds
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return `base64:${btoa(binary)}`;
}

/**
 * Bytes as they arrive: a Uint8Array or ArrayBuffer where the channel clones them, the text of `encodeBytes`, or the plain
 * object `{0: .., 1: ..}` that Chrome's JSON channels make of a Uint8Array. Null for anything else.
 */
export function decodeBytes(value: unknown): Uint8Array<ArrayBuffer> | null {
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (typeof value === 'string') return value.startsWith('base64:') ? fromBase64(value.slice('base64:'.length)) : null;
  return typeof value === 'object' && value !== null ? fromNumbers(Object.entries(value)) : null;
}

/** Whether what came back from a first exchange of bytes shows that the channel clones them; else use `encodeBytes`. */
export const carriesBytes = (echo: unknown): boolean => echo instanceof Uint8Array || echo instanceof ArrayBuffer;

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch {
    return null;
  }
}

function fromNumbers(entries: [string, unknown][]): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(entries.length);
  for (const [index, [key, value]] of entries.entries()) {
    const isByte = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255;
    if (key !== String(index) || !isByte) return null;
    bytes[index] = value;
  }
  return bytes;
}
