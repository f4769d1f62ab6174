// Keeps a page: what must not be lost, in one strict write. Its parts follow in extension/proof/.
import { isUnread } from '../../shared/model/capture.ts';
import { type Instant, localDateOf, toInstant } from '../../shared/model/dates.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { withoutSecrets } from '../../shared/model/secret-parameters.ts';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import { captureUpdate } from '../../shared/portfolio/capture-update.ts';
import { changeActivity, type KeptCapture, keepCapture, moveToBin, restore } from '../../shared/portfolio/edit.ts';
import { replaceText, sharedText } from '../../shared/portfolio/texts.ts';
import { attachable, keptBefore, type PageIdentity } from '../../shared/projection/queries.ts';
import type { Store } from '../worker/store.ts';
import type { AttachChoice, CaptureDraft, KeptPage } from './capture-calls.ts';

export interface PageKeeper {
  /** Resolves once the capture is durable. `again` when an earlier attempt may have succeeded without an answer. */
  keep(draft: CaptureDraft, again: boolean): Promise<Instant>;
  keptBefore(page: PageIdentity): Promise<KeptPage | null>;
  changeNote(activityId: RecordId, note: string): Promise<Instant>;
  /** Takes back what was kept; of a page that was attached to an activity, the page alone. */
  undo(kept: Pick<CaptureDraft, 'activityId' | 'evidenceId' | 'isAttached' | 'completes'>): Promise<Instant>;
  /** Activities to attach a page to, the likeliest first. */
  attachable(words: string): Promise<AttachChoice[]>;
}

function toKept(draft: CaptureDraft, extensionVersion: string, now: Date): KeptCapture {
  const { activityId, evidenceId, isAttached, reading, startedOn, note } = draft;
  const { url, canonicalUrl, kind, selection } = reading;
  // an address that is signed for this person opens the file for anybody; the file itself is fetched before this
  const metadata = { ...reading.metadata, pdfUrl: withoutSecrets(reading.metadata.pdfUrl) };
  return {
    activityId,
    evidenceId,
    capture: { url, canonicalUrl, capturedAt: toInstant(now), kind, metadata, selection, extensionVersion },
    title: metadata.title,
    provider: metadata.provider || metadata.container || metadata.siteName,
    type: null,
    startedOn,
    description: note,
    isAttached,
  };
}

export function openPageKeeper(store: Store, extensionVersion: string, now: () => Date = () => new Date()): PageKeeper {
  async function keepAgain(kept: KeptCapture): Promise<void> {
    const portfolio = await store.portfolio();
    keepCapture(portfolio.doc, kept, now());
    await portfolio.whenStored();
  }

  /** The reading takes the place of a link's: the activity gets its title, and the link's bare address goes. */
  async function complete({ completes, activityId }: CaptureDraft, kept: KeptCapture): Promise<void> {
    const portfolio = await store.portfolio();
    const { doc } = portfolio;
    keepCapture(doc, kept, now());
    const { title, provider, startedOn, capture } = kept;
    changeActivity(doc, activityId, { title, provider, startedOn, url: capture.canonicalUrl });
    if (kept.description) {
      const note = sharedText(doc, 'activity', activityId, 'description');
      if (note && note.toString() !== kept.description) replaceText(note, kept.description);
    }
    if (completes) moveToBin(doc, 'evidence', completes, localDateOf(now()));
    await portfolio.whenStored();
  }

  return {
    async keep(draft, again) {
      const kept = toKept(draft, extensionVersion, now());
      // an earlier attempt may be on disk with a copy and an edited note: only the loaded portfolio can tell
      if (draft.completes) await complete(draft, kept);
      else if (again) await keepAgain(kept);
      else await store.append(captureUpdate(kept, now()));
      return toInstant(now());
    },

    async keptBefore(page) {
      const portfolio = await store.portfolio();
      const found = await keptBefore(portfolio.projection, page);
      if (!found) return null;
      const { activity, evidence, isByDoi } = found;
      const keptOn = localDateOf(new Date(evidence.addedAt));
      const note =
        sharedText(portfolio.doc, 'activity', activity.id, 'description')?.toString() ?? activity.description;
      return {
        activityId: activity.id,
        evidenceId: evidence.id,
        keptOn,
        title: activity.title,
        note,
        isByDoi,
        isUnread: evidence.capture !== null && isUnread(evidence.capture),
      };
    },

    async changeNote(activityId, note) {
      const portfolio = await store.portfolio();
      const text = sharedText(portfolio.doc, 'activity', activityId, 'description');
      if (!text) throw new StorageFailure('failed', 'the activity is gone');
      replaceText(text, note);
      await portfolio.whenStored();
      return toInstant(now());
    },

    async undo({ activityId, evidenceId, isAttached, completes }) {
      const portfolio = await store.portfolio();
      const today = localDateOf(now());
      if (!isAttached) moveToBin(portfolio.doc, 'activity', activityId, today);
      if (completes) restore(portfolio.doc, 'evidence', completes);
      moveToBin(portfolio.doc, 'evidence', evidenceId, today);
      await portfolio.whenStored();
      return toInstant(now());
    },

    async attachable(words) {
      const today = localDateOf(now());
      const rows = await attachable((await store.portfolio()).projection, words, today);
      return rows.map(({ id, title, startedOn }) => ({ id, title, startedOn, isPlanned: (startedOn ?? '') > today }));
    },
  };
}
