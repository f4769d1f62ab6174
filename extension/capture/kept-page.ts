// A page that is kept, as the popup shows it: what it is, when it was kept and where it stands.
import type { Activity } from '../../shared/model/activity.ts';
import { isUnread } from '../../shared/model/capture.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import type { KeptPage } from './capture-calls.ts';

export function toKeptPage(activity: Activity, evidence: Evidence, isByDoi = false): KeptPage {
  const { title, startedOn, datePrecision, triagedAt } = activity;
  return {
    activityId: activity.id,
    evidenceId: evidence.id,
    keptAt: evidence.addedAt,
    kind: evidence.capture?.kind ?? 'page',
    title: evidence.title || title,
    note: activity.description,
    activity: { title, startedOn, datePrecision, isInInbox: triagedAt === null },
    isJoined: activity.url !== evidence.capture?.canonicalUrl,
    isFlagged: evidence.confidentiality === 'flagged',
    isByDoi,
    isUnread: evidence.capture !== null && isUnread(evidence.capture),
  };
}
