// Whether what was kept is unchanged: every part's bytes on this device against the fingerprint that was written down when it was kept.
import { checkManifest, type ManifestPart, parseManifest } from '../../../shared/files/manifest.ts';
import type { Evidence, EvidencePart, FileReference, PartRole } from '../../../shared/model/evidence.ts';
import { sha256Of } from '../../../shared/model/sha256.ts';

export type PartState = 'unchanged' | 'changed' | 'not-here';

export interface CheckedPart {
  role: PartRole;
  sha256: string;
  state: PartState;
  /** Named in the list that was written at the moment of keeping. */
  isListed: boolean;
}

/** The bytes kept under a hash, whatever they are now; null when this device has none. */
export type ReadBytes = (sha256: string) => Promise<Uint8Array<ArrayBuffer> | null>;

/** Everything that was kept of a piece of evidence, the first text and the file included. */
export function partsOf({ snapshot, file, parts, addedAt, capture }: Evidence): EvidencePart[] {
  const first: EvidencePart[] = snapshot ? [{ ...snapshot, role: 'text', notes: [] }] : [];
  const own: EvidencePart[] = file
    ? [{ ...file, role: 'file', notes: [], url: '', capturedAt: capture?.capturedAt ?? addedAt }]
    : [];
  const known = new Set<string>();
  return [...first, ...own, ...parts].filter(({ role, sha256 }) => {
    const key = `${role} ${sha256}`;
    return !known.has(key) && known.add(key);
  });
}

export async function checkParts(evidence: Evidence, read: ReadBytes): Promise<CheckedPart[]> {
  // a covered copy was made of what was kept, and is not what was kept
  const parts = partsOf(evidence).filter(({ role }) => role !== 'covered');
  const files = new Map<string, { sha256: string; sizeBytes: number }>();
  const listed: ManifestPart[] = [];
  const look = async ({ sha256 }: FileReference): Promise<Uint8Array<ArrayBuffer> | null> => {
    const bytes = await read(sha256);
    if (bytes) files.set(sha256, { sha256: await sha256Of(bytes), sizeBytes: bytes.length });
    return bytes;
  };
  for (const part of parts) {
    const bytes = await look(part);
    const isWhole = files.get(part.sha256)?.sha256 === part.sha256;
    if (part.role === 'manifest' && bytes && isWhole)
      listed.push(...(parseManifest(new TextDecoder().decode(bytes))?.parts ?? []));
  }
  const inList = new Set(listed.map(({ sha256 }) => sha256));
  const states = checkManifest({ parts: parts as ManifestPart[] }, files);
  const named = new Set(parts.map(({ sha256 }) => sha256));
  // what the list names and the record does not was taken away since
  const lost = listed.filter(({ sha256 }) => !named.has(sha256));
  return [
    ...states.map(({ part, state }) => ({
      role: part.role,
      sha256: part.sha256,
      state,
      isListed: inList.has(part.sha256),
    })),
    ...lost.map(({ role, sha256 }) => ({ role, sha256, state: 'not-here' as const, isListed: true })),
  ];
}
