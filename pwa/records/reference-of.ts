// The reference of a piece of evidence, from what is known of it now.
import { metadataOf } from '../../shared/model/details.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import { type CslItem, toCsl } from '../../shared/references/csl.ts';

/** Whether there is something to refer to: an address, or details of a work. Notes and scans have none. */
export const canBeReferred = ({ capture, details }: Evidence): boolean =>
  capture !== null || Boolean(details.title || details.authors?.length || details.doi);

export function referenceOf(evidence: Evidence): CslItem {
  const metadata = metadataOf(evidence);
  const { id, capture, title } = evidence;
  return toCsl({
    id,
    kind: capture?.kind ?? 'pdf',
    metadata: { ...metadata, title: metadata.title || title },
    url: capture?.canonicalUrl ?? '',
    seenAt: capture?.capturedAt ?? null,
  });
}
