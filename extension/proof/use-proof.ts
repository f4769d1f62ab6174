// How the parts of a kept page stand, looked at until nothing is being made any more; and trying one again.
import { onUnmounted, ref } from 'vue';
import { browser } from 'wxt/browser';
import type { PartRole } from '../../shared/model/evidence.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { askWorker } from '../ask.ts';
import { askForHost, notAsked } from '../trust/host-permission.ts';
import type { PartState } from './proof-calls.ts';

const LOOK_MS = 300;
/** What takes longer is looked at less often. */
const LATER_MS = 1_500;
const OFTEN = 20;

export function useProof(evidenceId: RecordId) {
  const parts = ref<PartState[]>([]);
  /** False until the worker has answered for the first time. */
  const isKnown = ref(false);
  const problem = ref('');
  let isOver = false;
  let looks = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function take(found: PartState[]): void {
    parts.value = found;
    isKnown.value = true;
    const isWorking = found.some(({ state }) => state === 'working');
    clearTimeout(timer);
    if (isWorking && !isOver) timer = setTimeout(() => void look(), looks++ < OFTEN ? LOOK_MS : LATER_MS);
  }

  async function look(): Promise<void> {
    try {
      take((await askWorker('proofState', { evidenceId })).parts);
      problem.value = '';
    } catch {
      problem.value = 'How its parts stand could not be found out. The page itself is kept.';
    }
  }

  async function again(role: PartRole, { isLookedAt = false } = {}): Promise<void> {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    looks = 0;
    try {
      take((await askWorker('retryPart', { evidenceId, role, tabId: tab?.id ?? 0, isLookedAt })).parts);
      problem.value = '';
    } catch {
      problem.value = 'It could not be tried again just now. Close this window and open it once more.';
    }
  }

  /** Asks the person for the one host, in their click, and goes on when they agree. */
  async function allow(role: PartRole, origin: string): Promise<void> {
    // first of all: a browser takes the question for the person's own only while it handles their click
    const answer = await askForHost(origin);
    if (answer === 'allowed') await again(role);
    else problem.value = answer === 'failed' ? notAsked(origin) : '';
  }

  onUnmounted(() => {
    isOver = true;
    clearTimeout(timer);
  });
  void look();
  return { parts, isKnown, problem, again, allow };
}
