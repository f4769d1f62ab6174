// Keeps the manifest of a page once its parts stand, and a further one when a part is added; the first stays.
import { getFile, putFile } from '../../shared/files/files.ts';
import { inOrder, MANIFEST_MIME, type ManifestPart, manifestText, parseManifest } from '../../shared/files/manifest.ts';
import { toInstant } from '../../shared/model/dates.ts';
import { type Evidence, latestPart } from '../../shared/model/evidence.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { addPart } from '../../shared/portfolio/edit.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { keptEvidence } from './keep-part.ts';

/** Everything that is kept of a page, the first text among it; not what was made of it later. */
function partsOf({ snapshot, parts }: Evidence): ManifestPart[] {
  const others = parts
    .filter(({ role }) => role !== 'manifest' && role !== 'covered')
    .map(({ role, sha256, mime, sizeBytes, capturedAt, url }) => ({ role, sha256, mime, sizeBytes, capturedAt, url }));
  return inOrder(snapshot ? [{ role: 'text', ...snapshot }, ...others] : others);
}

const hashesOf = (parts: readonly ManifestPart[]): string =>
  parts.map(({ role, sha256 }) => `${role} ${sha256}`).join();

/** Whether the latest manifest names exactly these parts. */
async function isCovered(portfolio: Portfolio, evidence: Evidence, parts: ManifestPart[]): Promise<boolean> {
  const latest = latestPart(evidence, 'manifest');
  const file = latest && (await getFile(portfolio.files, latest.sha256).catch(() => null));
  const manifest = file && parseManifest(new TextDecoder().decode(file.bytes));
  return manifest ? hashesOf(manifest.parts) === hashesOf(parts) : false;
}

/** True once a manifest names everything that is kept; rejects with StorageFailure when it could not be stored. */
export async function keepManifest(
  portfolio: Portfolio,
  evidenceId: RecordId,
  extensionVersion: string,
  now: Date,
): Promise<boolean> {
  const evidence = keptEvidence(portfolio, evidenceId);
  if (!evidence?.capture || evidence.deletedOn) return true;
  const parts = partsOf(evidence);
  if (parts.length === 0 || (await isCovered(portfolio, evidence, parts))) return true;
  const { url, canonicalUrl, capturedAt } = evidence.capture;
  const previous = latestPart(evidence, 'manifest')?.sha256 ?? '';
  const text = manifestText({ url, canonicalUrl, capturedAt, extensionVersion, parts, previous });
  const file = await putFile(portfolio.files, new TextEncoder().encode(text), MANIFEST_MIME, now);
  addPart(portfolio.doc, evidenceId, { ...file, role: 'manifest', capturedAt: toInstant(now), url, notes: [] });
  await portfolio.whenStored();
  return true;
}
