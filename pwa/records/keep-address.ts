// Keeps an address by hand: an activity in the inbox with its page as evidence. Nothing is asked of the page.
import { emptyMetadata } from '../../shared/model/capture.ts';
import { localDateOf, toInstant } from '../../shared/model/dates.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { useSession } from '../stores/session.ts';
import { titleFrom } from './title-from.ts';
import { useEdit } from './use-edit.ts';

/** Gives the activity's id, or null when nothing could be written (the person has been told). */
export function useKeepAddress(): (address: { url: string; title: string }) => Promise<RecordId | null> {
  const edit = useEdit();
  const session = useSession();
  return async ({ url, title: given }) => {
    const { withoutTracking } = await import('../../shared/model/address.ts');
    const now = new Date();
    const title = given || titleFrom(url);
    const metadata = { ...emptyMetadata(), title, sources: given ? ({ title: 'me' } as const) : {} };
    const capture = {
      url,
      canonicalUrl: withoutTracking(url) || url,
      capturedAt: toInstant(now),
      kind: 'page' as const,
      metadata,
      selection: '',
      extensionVersion: '',
    };
    // a guess, to be put right in the inbox
    const type = 'selfDirected' as const;
    const kept = await edit((doc, { createActivity, createEvidence, putLink }) =>
      doc.transact(() => {
        const fields = { title, url: capture.canonicalUrl, startedOn: localDateOf(now), triagedAt: null, type };
        const activityId = createActivity(doc, fields, now);
        const evidence = { title, source: 'page' as const, obtainedOn: localDateOf(now), capture };
        const evidenceId = createEvidence(doc, evidence, now);
        putLink(doc, 'activityEvidence', activityId, evidenceId);
        return { activityId, evidenceId };
      }),
    );
    if (!kept) return null;
    session.say('In your inbox.', () => {
      void edit((doc, { moveToBin }) => {
        moveToBin(doc, 'activity', kept.activityId, localDateOf(new Date()));
        moveToBin(doc, 'evidence', kept.evidenceId, localDateOf(new Date()));
      });
    });
    return kept.activityId;
  };
}
