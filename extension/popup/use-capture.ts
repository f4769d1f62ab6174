// The popup from opening to "Saved": reads the page, offers the form, keeps, takes back.
import { reactive, ref, shallowRef } from 'vue';
import { browser } from 'wxt/browser';
import { localDateOf } from '../../shared/model/dates.ts';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import { askWorker } from '../ask.ts';
import type { KeptPage } from '../capture/capture-calls.ts';
import { forget, newDraft, readStored, type StoredDraft, store, toCaptureDraft } from './popup-draft.ts';

export type Phase =
  /** Nothing is known yet. */
  | { kind: 'reading' }
  /** The page has no address of the web. */
  | { kind: 'nothing' }
  | { kind: 'form' }
  | { kind: 'kept'; page: KeptPage; evidenceId: StoredDraft['evidenceId'] | null };

const FULL =
  'The storage of this computer is full, so the page is not kept yet. What you wrote stays here. Free some space, then press Keep again.';
const FAILED =
  'The browser could not save on this computer, so the page is not kept yet. What you wrote stays here. Press Keep again; if it goes on, start the browser anew.';
const UNREACHABLE =
  'Waymark’s background part does not answer, so the page is not kept yet. What you wrote stays here. Close this window and open it again.';

export const problemText = (error: unknown): string =>
  error instanceof StorageFailure ? (error.reason === 'full' ? FULL : FAILED) : UNREACHABLE;

export function useCapture() {
  const phase = shallowRef<Phase>({ kind: 'reading' });
  const draft = reactive<{ now: StoredDraft | null }>({ now: null });
  const problem = ref('');
  const isSaving = ref(false);
  const isTouched = ref(false);
  let tabId = -1;
  let url = '';

  async function open(): Promise<void> {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    tabId = tab?.id ?? -1;
    url = tab?.url ?? '';
    const stored = await readStored(tabId, url);
    if (stored) return reopen(stored);
    try {
      const { reading } = await askWorker('read', { tabId });
      if (!reading) phase.value = { kind: 'nothing' };
      else offer(newDraft(reading, new Date()));
    } catch (error) {
      problem.value = problemText(error);
    }
    await lookForEarlier();
  }

  async function reopen(stored: StoredDraft): Promise<void> {
    isTouched.value = true;
    offer(stored);
    // the popup was closed, or the worker died, between pressing Keep and the answer
    if (stored.isSent) await keep(true);
  }

  function offer(next: StoredDraft): void {
    draft.now = next;
    phase.value = { kind: 'form' };
  }

  /** A page kept before is said so, unless the person has begun to write meanwhile. */
  async function lookForEarlier(): Promise<void> {
    const reading = draft.now?.reading;
    if (!reading) return;
    try {
      const { kept } = await askWorker('keptBefore', {
        url: reading.url,
        canonicalUrl: reading.canonicalUrl,
        doi: reading.metadata.doi,
      });
      if (kept && !isTouched.value && phase.value.kind === 'form')
        phase.value = { kind: 'kept', page: kept, evidenceId: null };
    } catch {
      // the form is there; that the page cannot be compared with earlier ones is no reason not to keep it
    }
  }

  function touched(): void {
    isTouched.value = true;
    if (draft.now) void store(tabId, url, draft.now);
  }

  async function keep(again = false): Promise<void> {
    const now = draft.now;
    if (!now || isSaving.value) return;
    isSaving.value = true;
    isTouched.value = true;
    problem.value = '';
    now.isSent = true;
    try {
      await store(tabId, url, now);
      const sent = toCaptureDraft(now, new Date());
      const plain = JSON.parse(JSON.stringify(sent)) as typeof sent;
      await askWorker('keep', { tabId, draft: plain, again });
      await forget(tabId, url);
      const page = {
        activityId: now.activityId,
        evidenceId: now.evidenceId,
        isByDoi: false,
        isUnread: false,
        keptOn: localDateOf(new Date()),
        title: now.fields.title,
        note: sent.note,
      };
      phase.value = { kind: 'kept', page, evidenceId: now.evidenceId };
    } catch (error) {
      problem.value = problemText(error);
    } finally {
      isSaving.value = false;
    }
  }

  /** Takes back what was just kept; the form comes back as it was, for another try. */
  async function undo(): Promise<void> {
    const now = draft.now;
    if (!now) return;
    try {
      await askWorker('undo', {
        activityId: now.activityId,
        evidenceId: now.evidenceId,
        isAttached: false,
        completes: null,
      });
      const fresh = newDraft(now.reading, new Date());
      offer({ ...fresh, fields: { ...now.fields } });
    } catch (error) {
      problem.value = problemText(error);
    }
  }

  /** Keeps a page a second time, for a person who learned from it twice. */
  const keepAnew = (): void => {
    isTouched.value = true;
    phase.value = { kind: 'form' };
  };

  return { phase, draft, problem, isSaving, open, touched, keep, undo, keepAnew };
}
