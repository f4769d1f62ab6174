// How a record becomes a row. Apart from the database, so that screens that only read rows need not load it.
import type { Activity } from '../model/activity.ts';
import { pageKeyOf } from '../model/address.ts';
import { metadataOf } from '../model/details.ts';
import type { Evidence } from '../model/evidence.ts';
import { type ActivityRow, type EvidenceRow, UNDATED } from './database.ts';

export function toActivityRow(activity: Activity): ActivityRow {
  if (activity.deletedOn) return { ...activity, shelf: 'bin', sortKey: activity.deletedOn };
  if (!activity.triagedAt) return { ...activity, shelf: 'inbox', sortKey: activity.createdAt };
  return { ...activity, shelf: 'record', sortKey: activity.startedOn ?? UNDATED };
}

export const toEvidenceRow = (evidence: Evidence): EvidenceRow => ({
  ...evidence,
  doi: metadataOf(evidence).doi,
  pageKey: evidence.capture ? pageKeyOf(evidence.capture.canonicalUrl) : '',
});
