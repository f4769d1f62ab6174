// What a file may be, and what one is taken for: checks on bytes alone.

/** Bytes of a file that is kept, at most. */
export const FILE_BYTES_MAX = 50_000_000;
/** A PDF may carry other bytes before its header, as readers allow (ISO 32000, implementation note: the first 1,024). */
const HEADER_WITHIN = 1_024;
const HEADER = [0x25, 0x50, 0x44, 0x46, 0x2d]; // %PDF-

export function isPdf(bytes: Uint8Array): boolean {
  const last = Math.min(bytes.length - HEADER.length, HEADER_WITHIN);
  for (let at = 0; at <= last; at++) if (HEADER.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}

/** Whether the beginning of what arrived is a page of the web. */
export const isWebPage = (bytes: Uint8Array, mime: string): boolean =>
  /html/i.test(mime) || /^\s*<(?:!doctype|html|head|body)\b/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));
