// Keeps a page: activity, evidence and link in one step, once.
import type * as Y from 'yjs';
import type { ActivityFields } from '../../model/activity.ts';
import type { Capture } from '../../model/capture.ts';
import type { LocalDate } from '../../model/dates.ts';
import type { RecordId } from '../../model/id.ts';
import { readRecord } from '../read.ts';
import { changeActivity, createActivity } from './activities.ts';
import { createEvidence } from './evidence.ts';
import { putLink } from './links.ts';
import { change } from './writing.ts';

export interface KeptCapture {
  /** Chosen by whoever keeps, so that keeping twice (after a worker's death) makes one activity. */
  activityId: RecordId;
  evidenceId: RecordId;
  capture: Capture;
  /** As the person left them in the popup. */
  title: string;
  provider: string;
  /** A guess, or what the person chose; left alone where the activity is there already. */
  type: ActivityFields['type'];
  /** What the evidence is, in the words of the scheme's list. */
  evidenceKind?: string;
  startedOn: LocalDate;
  /** The one line that the person wrote. */
  description: string;
  /** Its words seem to show who a patient is, and the person kept it knowing that. */
  isFlagged?: boolean;
  /** The activity is there already, and gets this page as one more piece of evidence. */
  isAttached?: boolean;
  /** An activity that is there takes `startedOn` for its day: the one on a certificate. */
  datesActivity?: boolean;
}

/**
 * Keeps a page: an activity that waits in the inbox, its evidence, and their link; or only evidence and link for an activity
 * that is there. Nothing happens the second time.
 */
export function keepCapture(doc: Y.Doc, kept: KeptCapture, now: Date): void {
  if (readRecord(doc, 'evidence', kept.evidenceId)) return;
  const { capture, title, provider, type, startedOn, description, isAttached } = kept;
  const { evidenceKind: kind = '', isFlagged, datesActivity } = kept;
  const confidentiality = isFlagged ? 'flagged' : 'unchecked';
  const source = capture.kind === 'certificate' ? 'certificate' : 'page';
  change(doc, () => {
    const activity = { title, provider, type, startedOn, description, url: capture.canonicalUrl, triagedAt: null };
    if (!isAttached) createActivity(doc, activity, now, kept.activityId);
    else if (datesActivity) changeActivity(doc, kept.activityId, { startedOn, datePrecision: 'day' });
    const evidence = { title, kind, source, obtainedOn: startedOn, capture, confidentiality } as const;
    createEvidence(doc, evidence, now, kept.evidenceId);
    putLink(doc, 'activityEvidence', kept.activityId, kept.evidenceId);
  });
}
