// The manifest of a kept page: what was kept of it, when, and the fingerprint of each part, so that a change is noticed.
import { type Instant, parseInstant } from '../model/dates.ts';
import { type FileReference, PART_ROLES, type PartRole, parseFileReference } from '../model/evidence.ts';
import { asLine, asOneOf, asRecord, asWebAddress } from '../model/parse.ts';

/** Rises when a reader of the old form would misread the new one. */
export const MANIFEST_FORMAT = 1;
export const MANIFEST_MIME = 'application/json';
const PARTS_MAX = 500;

export interface ManifestPart extends FileReference {
  role: PartRole;
  capturedAt: Instant;
  url: string;
}

export interface Manifest {
  url: string;
  canonicalUrl: string;
  /** When the page was kept. Each part has a moment of its own. */
  capturedAt: Instant;
  extensionVersion: string;
  /** In the order of their moments. */
  parts: ManifestPart[];
  /** SHA-256 of the manifest before this one; empty for the first. */
  previous: string;
}

export type PartCheck = { part: ManifestPart; state: 'unchanged' | 'changed' | 'not-here' };

const sortKey = ({ capturedAt, role, sha256 }: ManifestPart): string => `${capturedAt} ${role} ${sha256}`;

export const inOrder = (parts: readonly ManifestPart[]): ManifestPart[] =>
  [...parts].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));

/** The manifest as the text that is kept and hashed: UTF-8 JSON, two spaces, keys in this order, a line break at the end. */
export function manifestText({ url, canonicalUrl, capturedAt, extensionVersion, parts, previous }: Manifest): string {
  const ordered = inOrder(parts).map(({ role, sha256, mime, sizeBytes, capturedAt: at, url: from }) => ({
    role,
    sha256,
    mime,
    sizeBytes,
    capturedAt: at,
    url: from,
  }));
  const manifest = {
    format: MANIFEST_FORMAT,
    url,
    canonicalUrl,
    capturedAt,
    extensionVersion,
    parts: ordered,
    previous,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function parsePart(value: unknown): ManifestPart | null {
  const from = asRecord(value);
  const file = parseFileReference(value);
  const role = asOneOf(from.role, PART_ROLES);
  const capturedAt = parseInstant(from.capturedAt);
  return file && role && capturedAt ? { ...file, role, capturedAt, url: asWebAddress(from.url) } : null;
}

/** A manifest from its text; null for what is none, or of a format that this version does not know. */
export function parseManifest(text: string): Manifest | null {
  let from: Record<string, unknown>;
  try {
    from = asRecord(JSON.parse(text));
  } catch {
    return null;
  }
  const url = asWebAddress(from.url);
  const capturedAt = parseInstant(from.capturedAt);
  if (from.format !== MANIFEST_FORMAT || !url || !capturedAt || !Array.isArray(from.parts)) return null;
  const parts = from.parts.slice(0, PARTS_MAX).map(parsePart);
  // one that names a part we cannot read would pass for whole when it is not
  if (parts.includes(null) || from.parts.length > PARTS_MAX) return null;
  const previous = asLine(from.previous);
  return {
    url,
    canonicalUrl: asWebAddress(from.canonicalUrl) || url,
    capturedAt,
    extensionVersion: asLine(from.extensionVersion, 40),
    parts: parts.filter((part) => part !== null),
    previous: /^[0-9a-f]{64}$/.test(previous) ? previous : '',
  };
}

/**
 * Each part of a manifest against the files of this device. `files` gives, for the hash under which a file is kept, the
 * SHA-256 and size of the bytes that are there now. "Unchanged" is said of the time since capture and of nothing before it.
 */
export function checkManifest(
  manifest: Pick<Manifest, 'parts'>,
  files: ReadonlyMap<string, { sha256: string; sizeBytes: number }>,
): PartCheck[] {
  return manifest.parts.map((part) => {
    const there = files.get(part.sha256);
    if (!there) return { part, state: 'not-here' };
    const isSame = there.sha256 === part.sha256 && there.sizeBytes === part.sizeBytes;
    return { part, state: isSame ? 'unchanged' : 'changed' };
  });
}
