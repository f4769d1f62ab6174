// Answers the popup from the worker: reads tabs, keeps pages, and lets their copies follow.
import type { Answering } from '../call.ts';
import type { Copies } from '../worker/copies.ts';
import type { CaptureCalls } from './capture-calls.ts';
import type { PageKeeper } from './keep-page.ts';
import { readTab } from './tab-reading.ts';

export interface CaptureParts {
  keeper: PageKeeper;
  copies: Copies;
  /** Tells the app's pages that something was kept. */
  ring: () => Promise<void>;
}

export const captureAnswers = ({ keeper, copies, ring }: CaptureParts): Answering<CaptureCalls> => ({
  read: async ({ tabId }) => ({ reading: await readTab(tabId) }),
  keptBefore: async (page) => ({ kept: await keeper.keptBefore(page) }),
  keep: async ({ draft, tabId, again }) => {
    const savedAt = await keeper.keep(draft, again);
    void ring();
    const { activityId, evidenceId, reading } = draft;
    if (reading.isReadable) void copies.start({ activityId, evidenceId, tabId, url: reading.url });
    return { savedAt };
  },
  copyState: ({ activityId, evidenceId }) => copies.state(activityId, evidenceId),
  changeNote: async ({ activityId, note }) => {
    const savedAt = await keeper.changeNote(activityId, note);
    void ring();
    return { savedAt };
  },
  undo: async ({ activityId, evidenceId }) => {
    const savedAt = await keeper.undo(activityId, evidenceId);
    void ring();
    return { savedAt };
  },
});
