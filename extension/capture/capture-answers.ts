// Answers the popup from the worker: reads tabs and keeps pages.
import type { Answering } from '../call.ts';
import type { QuickKeep } from '../quick/quick-keep.ts';
import type { CaptureCalls } from './capture-calls.ts';
import type { KeepDraft } from './keep-draft.ts';
import type { PageKeeper } from './keep-page.ts';
import { readTab } from './tab-reading.ts';

export interface CaptureParts {
  keeper: PageKeeper;
  keep: KeepDraft;
  quick: QuickKeep;
  /** Tells the app's pages that something was kept. */
  ring: () => Promise<void>;
}

export const captureAnswers = ({ keeper, keep, quick, ring }: CaptureParts): Answering<CaptureCalls> => ({
  read: ({ tabId }) => readTab(tabId),
  keptBefore: async (page) => ({ kept: await keeper.keptBefore(page) }),
  keep: async ({ draft, tabId, again }) => ({ savedAt: await keep(draft, tabId, again) }),
  changeNote: async ({ activityId, note }) => {
    const savedAt = await keeper.changeNote(activityId, note);
    void ring();
    return { savedAt };
  },
  undo: async (kept) => {
    const savedAt = await keeper.undo(kept);
    await quick.forget(kept.evidenceId);
    void ring();
    return { savedAt };
  },
  attachable: async ({ words }) => ({ choices: await keeper.attachable(words) }),
  quickOutcome: async ({ tabId, url }) => {
    const outcome = await quick.outcome(tabId, url);
    if (outcome.kind !== 'kept') return outcome;
    const { kind, isLink, undoable } = outcome;
    const page = await keeper.kept(undoable);
    return page ? { kind, isLink, undoable, page } : { kind: 'none' };
  },
});
