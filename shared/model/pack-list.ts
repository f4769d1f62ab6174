// The list of a pack that was made: each file that the person was given, and what is in it, by name, size and content.
import { type Instant, parseInstant } from './dates.ts';
import { asAmount, asLine, asRecord } from './parse.ts';

/** More ZIPs than any pack is split into, and more files than any holds. */
const ZIPS_MAX = 200;
const FILES_MAX = 2_000;
const PATH_MAX = 400;

export interface PackFileLine {
  /** In the ZIP; folders parted by `/`. Of a ZIP its name. */
  path: string;
  sizeBytes: number;
  /** Lower-case hexadecimal, of the whole file. */
  sha256: string;
}

export interface PackList {
  madeAt: Instant;
  /** The fingerprint of the document that it was made of (`madeOf` in shared/audit/audit-tasks.ts). */
  of: string;
  /** The ZIPs, in their order. */
  zips: (PackFileLine & { files: PackFileLine[] })[];
}

/** A list of unknown origin; null when it is none. */
export function parsePackList(value: unknown): PackList | null {
  const from = asRecord(value);
  const [madeAt, of] = [parseInstant(from.madeAt), asLine(from.of, 64)];
  const zips = listOf(from.zips, ZIPS_MAX).flatMap((zip) => {
    const line = parseLine(zip);
    const files = listOf(asRecord(zip).files, FILES_MAX).flatMap((file) => parseLine(file) ?? []);
    return line ? [{ ...line, files }] : [];
  });
  return madeAt && of && zips.length > 0 ? { madeAt, of, zips } : null;
}

const listOf = (value: unknown, max: number): unknown[] => (Array.isArray(value) ? value.slice(0, max) : []);

function parseLine(value: unknown): PackFileLine | null {
  const from = asRecord(value);
  const [path, sizeBytes, sha256] = [asLine(from.path, PATH_MAX), asAmount(from.sizeBytes), asLine(from.sha256)];
  return path && sizeBytes !== null && /^[0-9a-f]{64}$/.test(sha256) ? { path, sizeBytes, sha256 } : null;
}
