// Puts a part that was made into the portfolio, or why it is not there. Both are durable when these resolve.
import { putFile } from '../../shared/files/files.ts';
import type { Evidence, PartRole } from '../../shared/model/evidence.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { addPart, changeEvidence, sayPartMissing } from '../../shared/portfolio/edit.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { readRecord } from '../../shared/portfolio/read.ts';
import type { MadePart } from './part-makers.ts';

/** The evidence of a page as it is now; null when it is gone. What lies in the bin has `deletedOn`. */
export function keptEvidence(portfolio: Portfolio, evidenceId: RecordId): Evidence | null {
  const evidence = readRecord(portfolio.doc, 'evidence', evidenceId);
  return evidence?.capture ? evidence : null;
}

/** The first text becomes the snapshot, which never changes; everything else is added as a part. Rejects with StorageFailure. */
export async function keepPart(
  portfolio: Portfolio,
  evidenceId: RecordId,
  role: PartRole,
  part: MadePart,
  now: Date,
): Promise<void> {
  const { bytes, mime, url, notes, capturedAt } = part;
  const reference = await putFile(portfolio.files, bytes, mime, now);
  const evidence = keptEvidence(portfolio, evidenceId);
  if (!evidence || evidence.deletedOn) return;
  if (role === 'text' && !evidence.snapshot) {
    changeEvidence(portfolio.doc, evidenceId, { snapshot: { ...reference, capturedAt, url } });
    sayPartMissing(portfolio.doc, evidenceId, role, '');
  } else addPart(portfolio.doc, evidenceId, { ...reference, role, capturedAt, url, notes });
  await portfolio.whenStored();
}

/** Rejects with StorageFailure; the sentence then stands in memory alone. */
export async function keepMissing(
  portfolio: Portfolio,
  evidenceId: RecordId,
  role: PartRole,
  why: string,
): Promise<void> {
  sayPartMissing(portfolio.doc, evidenceId, role, why);
  await portfolio.whenStored();
}
