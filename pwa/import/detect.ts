// Which kind of file or paste something is, from its first bytes and words; its name only helps where those do not decide.

import { isCalendar } from '../calendar/is-calendar.ts';
import type { ImportSource } from './imported.ts';
import { tableColumns } from './table-columns.ts';

/** UTF-16 without its mark: every other byte of plain English is zero. */
function isUtf16(bytes: Uint8Array, zeroAt: 0 | 1): boolean {
  const start = bytes.subarray(0, 200);
  const zeros = start.filter((byte, at) => at % 2 === zeroAt && byte === 0).length;
  return start.length > 8 && zeros > start.length * 0.4;
}

/** Text as the file has it: UTF-8 or UTF-16 by its mark or look, else UTF-8, else what Windows programs write. */
export function decodeText(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isUtf16(bytes, 1)) return new TextDecoder('utf-16le').decode(bytes);
  if (isUtf16(bytes, 0)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const SIGNATURES: [source: 'pdf' | 'picture', mime: string, bytes: (number | null)[]][] = [
  ['pdf', 'application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['picture', 'image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', 'image/jpeg', [0xff, 0xd8, 0xff]],
  ['picture', 'image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['picture', 'image/webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
  ['picture', 'image/avif', [null, null, null, null, 0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69, 0x66]],
];

/** A file that is kept as it is, by its first bytes; null for others. */
export function detectBinary(bytes: Uint8Array): { source: 'pdf' | 'picture'; mime: string } | null {
  const found = SIGNATURES.find(([, , signature]) =>
    signature.every((byte, at) => byte === null || bytes[at] === byte),
  );
  return found ? { source: found[0], mime: found[1] } : null;
}

/** The kind of a text; null when it is none that can be read. */
export function detectText(text: string): Exclude<ImportSource, 'pdf' | 'picture' | 'badge'> | null {
  const start = text.slice(0, 20_000).replace(/^\uFEFF/, '');
  if (/^\s*(?:<!doctype[^>]*>\s*)?<html[\s\S]{0,2000}Page saved with SingleFile/i.test(start)) return 'singlefile';
  if (/<!doctype\s+netscape-bookmark-file/i.test(start) || /<a\s[^>]*\b(?:add_date|time_added)=/i.test(start))
    return 'bookmarks';
  if (/<opml\b/i.test(start)) return 'opml';
  if (/^\s*</.test(start)) return null;
  // an invitation belongs to the plan, whatever links stand in it
  if (isCalendar(start)) return null;
  if (/^\s*TY\s{0,3}-/m.test(start)) return 'ris';
  if (/^\s*@\s*[a-z]+\s*[{(]/im.test(start)) return 'bibtex';
  const table = tableColumns(start);
  if (table?.kind === 'done' || (table && /https?:/i.test(text))) return 'csv';
  return /https?:\/\/\S/i.test(start) && !start.includes('\0') ? 'list' : null;
}
