// Keeps a page: what must not be lost, in one strict write. Its parts follow in extension/proof/.
import { type Instant, localDateOf, toInstant } from '../../shared/model/dates.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { withoutSecrets } from '../../shared/model/secret-parameters.ts';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import { guessType } from '../../shared/model/type-guess.ts';
import { captureUpdate } from '../../shared/portfolio/capture-update.ts';
import { changeActivity, type KeptCapture, keepCapture, moveToBin, restore } from '../../shared/portfolio/edit.ts';
import { readRecord } from '../../shared/portfolio/read.ts';
import { replaceText, sharedText } from '../../shared/portfolio/texts.ts';
import { attachable, keptBefore, type PageIdentity } from '../../shared/projection/queries.ts';
import { evidenceKindOf } from '../../shared/schemes/evidence-kinds.ts';
import type { Store } from '../worker/store.ts';
import { toAttachChoice } from './attach-choice.ts';
import type { AttachChoice, CaptureDraft, KeptPage, Undoable } from './capture-calls.ts';
import { providerOf } from './draft-of.ts';
import { toKeptPage } from './kept-page.ts';

export interface PageKeeper {
  /** Resolves once the capture is durable. `again` when an earlier attempt may have succeeded without an answer. */
  keep(draft: CaptureDraft, again: boolean): Promise<Instant>;
  keptBefore(page: PageIdentity): Promise<KeptPage | null>;
  /** A page that was just kept, as it stands in the portfolio; null when it is not there. */
  kept(ids: Pick<Undoable, 'activityId' | 'evidenceId'>): Promise<KeptPage | null>;
  changeNote(activityId: RecordId, note: string): Promise<Instant>;
  /** Takes back what was kept; of a page that was attached to an activity, the page alone. */
  undo(kept: Undoable): Promise<Instant>;
  /** Activities to attach a page to, the likeliest first. */
  attachable(words: string): Promise<AttachChoice[]>;
}

function toKept(draft: CaptureDraft, extensionVersion: string, now: Date): KeptCapture {
  const { activityId, evidenceId, isAttached, reading, type, startedOn, datesActivity, note } = draft;
  const { url, canonicalUrl, kind, selection } = reading;
  // an address that is signed for this person opens the file for anybody; the file itself is fetched before this
  const metadata = { ...reading.metadata, pdfUrl: withoutSecrets(reading.metadata.pdfUrl) };
  return {
    activityId,
    evidenceId,
    capture: { url, canonicalUrl, capturedAt: toInstant(now), kind, metadata, selection, extensionVersion },
    title: metadata.title,
    provider: providerOf({ metadata }),
    type,
    evidenceKind: evidenceKindOf(kind),
    startedOn,
    description: note,
    isFlagged: Object.keys(reading.identifiers).length > 0,
    isAttached,
    datesActivity,
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
    // of a link only that it will be read could be guessed
    const isGuess = readRecord(doc, 'activity', activityId)?.type === guessType('page', false);
    const type = isGuess ? { type: kept.type } : {};
    changeActivity(doc, activityId, { title, provider, startedOn, url: capture.canonicalUrl, ...type });
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
      else if (again || draft.datesActivity) await keepAgain(kept);
      else await store.append(captureUpdate(kept, now()));
      return toInstant(now());
    },

    async keptBefore(page) {
      const portfolio = await store.portfolio();
      const found = await keptBefore(portfolio.projection, page);
      if (!found) return null;
      // the rows may lag behind what was typed a moment ago
      const activity = readRecord(portfolio.doc, 'activity', found.activity.id) ?? found.activity;
      return toKeptPage(activity, found.evidence, found.isByDoi);
    },

    async kept({ activityId, evidenceId }) {
      const { doc } = await store.portfolio();
      const [activity, evidence] = [readRecord(doc, 'activity', activityId), readRecord(doc, 'evidence', evidenceId)];
      return activity && evidence && toKeptPage(activity, evidence);
    },

    async changeNote(activityId, note) {
      const portfolio = await store.portfolio();
      const text = sharedText(portfolio.doc, 'activity', activityId, 'description');
      if (!text) throw new StorageFailure('failed', 'the activity is gone');
      replaceText(text, note);
      await portfolio.whenStored();
      return toInstant(now());
    },

    async undo({ activityId, evidenceId, isAttached, completes, dayBefore }) {
      const portfolio = await store.portfolio();
      const today = localDateOf(now());
      if (!isAttached) moveToBin(portfolio.doc, 'activity', activityId, today);
      else if (dayBefore) changeActivity(portfolio.doc, activityId, dayBefore);
      if (completes) restore(portfolio.doc, 'evidence', completes);
      moveToBin(portfolio.doc, 'evidence', evidenceId, today);
      await portfolio.whenStored();
      return toInstant(now());
    },

    async attachable(words) {
      const today = localDateOf(now());
      const rows = await attachable((await store.portfolio()).projection, words, today);
      return rows.map((row) => toAttachChoice(row, today));
    },
  };
}
