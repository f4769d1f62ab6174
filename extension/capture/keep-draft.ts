// What Keep does, from the popup or without it: the capture first, then the app hears of it, then its parts follow.
import type { Instant } from '../../shared/model/dates.ts';
import type { ProofJobs } from '../proof/proof-jobs.ts';
import { fileAddressOf, lookedAtParts } from '../proof/wanted-parts.ts';
import type { CaptureDraft } from './capture-calls.ts';
import type { PageKeeper } from './keep-page.ts';

export interface KeepingParts {
  keeper: PageKeeper;
  proof: Pick<ProofJobs, 'alongside'>;
  /** Tells the app's pages that something was kept. */
  ring: () => Promise<void>;
}

/** Resolves once the capture is durable. `again` when an earlier attempt may have succeeded without an answer. */
export type KeepDraft = (draft: CaptureDraft, tabId: number, again: boolean) => Promise<Instant>;

export const openKeepDraft =
  ({ keeper, proof, ring }: KeepingParts): KeepDraft =>
  async (draft, tabId, again) => {
    const { evidenceId, reading, wanted } = draft;
    const order = {
      evidenceId,
      tabId,
      url: reading.url,
      fileUrl: fileAddressOf(reading),
      wanted,
      lookedAt: lookedAtParts(reading),
    };
    const savedAt = await proof.alongside(order, () => keeper.keep(draft, again));
    void ring();
    return savedAt;
  };
