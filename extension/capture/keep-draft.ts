// What Keep does, from the popup or without it: the capture first, then the app hears of it, then the copies follow.
import type { Instant } from '../../shared/model/dates.ts';
import type { Copies } from '../worker/copies.ts';
import type { CaptureDraft } from './capture-calls.ts';
import type { PageKeeper } from './keep-page.ts';

export interface KeepingParts {
  keeper: PageKeeper;
  copies: Copies;
  /** Tells the app's pages that something was kept. */
  ring: () => Promise<void>;
}

/** Resolves once the capture is durable. `again` when an earlier attempt may have succeeded without an answer. */
export type KeepDraft = (draft: CaptureDraft, tabId: number, again: boolean) => Promise<Instant>;

export const openKeepDraft =
  ({ keeper, copies, ring }: KeepingParts): KeepDraft =>
  async (draft, tabId, again) => {
    const savedAt = await keeper.keep(draft, again);
    void ring();
    const { activityId, evidenceId, reading } = draft;
    if (reading.isReadable) void copies.start({ activityId, evidenceId, tabId, url: reading.url });
    return savedAt;
  };
