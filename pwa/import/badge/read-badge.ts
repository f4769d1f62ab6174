// An Open Badge as evidence: its title, who gave it, when and what for, and whether its signature was checked.
import { emptyMetadata } from '../../../shared/model/capture.ts';
import { toEntry } from '../entry.ts';
import type { ImportedEntry } from '../imported.ts';
import { titleFromFileName } from '../title-from-file-name.ts';
import { checkSignature } from './check-signature.ts';
import { findBadge } from './find-badge.ts';
import { parseBadge } from './parse-badge.ts';

/** Null when the file holds no badge, or one that says nothing of what it is for. */
export async function readBadge(
  { name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> },
  mime: string,
): Promise<ImportedEntry | null> {
  const found = await findBadge(bytes);
  const badge = found && parseBadge(found);
  if (!badge) return null;
  const { sentence } = await checkSignature(badge);
  const title = badge.title || titleFromFileName(name);
  const description = [
    badge.description,
    badge.criteria && `Criteria: ${badge.criteria}`,
    badge.criteriaUrl && `Criteria: ${badge.criteriaUrl}`,
    sentence,
  ];
  return toEntry('badge', {
    title,
    kind: 'certificate',
    metadata: {
      ...emptyMetadata(),
      title,
      provider: badge.issuer,
      completedOn: badge.issuedOn ?? '',
      description: description.filter(Boolean).join('\n\n'),
    },
    seenOn: badge.issuedOn,
    files: [{ bytes, mime, role: 'main', notes: [] }],
  });
}
