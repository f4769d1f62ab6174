// The popup from opening to "Saved": reads the page, offers the form, keeps, takes back.
import { reactive, ref, shallowRef } from 'vue';
import { browser } from 'wxt/browser';
import type { PartRole } from '../../shared/model/evidence.ts';
import { newId, type RecordId } from '../../shared/model/id.ts';
import { inTime } from '../../shared/model/in-time.ts';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import { askWorker } from '../ask.ts';
import type { AttachChoice, KeptPage, QuickOutcome, Undoable } from '../capture/capture-calls.ts';
import type { PageReading } from '../capture/page-reading.ts';
import { wantedParts } from '../proof/wanted-parts.ts';
import { readSettings } from '../settings.ts';
import { addressOnly } from '../trust/address-only.ts';
import type { Refusal } from '../trust/refusal.ts';
import { keptPageOf, undoableOf } from './just-kept.ts';
import { forget, newDraft, readStored, type StoredDraft, store, toCaptureDraft } from './popup-draft.ts';
import { attach, sameActivity, titleWords } from './same-activity.ts';

export type Phase =
  /** Nothing is known yet. */
  | { kind: 'reading' }
  /** The page has no address of the web; `url` is what the browser tells of it, if anything. */
  | { kind: 'nothing'; url: string }
  /** The page is one of those that are not looked at. */
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'form' }
  /** `isBare`: only the address was kept just now, from a page that is not looked into. */
  | { kind: 'kept'; page: KeptPage; isNew: boolean; isBare?: boolean };

const FULL =
  'The storage of this computer is full, so the page is not kept yet. What you wrote stays here. Free some space, then press Keep again.';
const FAILED =
  'The browser could not save on this computer, so the page is not kept yet. What you wrote stays here. Press Keep again; if it goes on, start the browser anew.';
const UNREACHABLE =
  'Waymark’s background part does not answer, so the page is not kept yet. What you wrote stays here. Close this window and open it again.';

export const problemText = (error: unknown): string =>
  error instanceof StorageFailure ? (error.reason === 'full' ? FULL : FAILED) : UNREACHABLE;

/** How long Keep waits for the file of a PDF to be read. */
const FILE_MS = 15_000;

const showsPatient = (draft: StoredDraft | null): boolean => Object.keys(draft?.reading.identifiers ?? {}).length > 0;

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const choiceOf = ({ activityId, activity }: KeptPage): AttachChoice => ({
  id: activityId,
  ...activity,
  provider: '',
  isPlanned: false,
  isOneDay: false,
});

export function useCapture() {
  const phase = shallowRef<Phase>({ kind: 'reading' });
  const draft = reactive<{ now: StoredDraft | null }>({ now: null });
  const problem = ref('');
  const linkKept = shallowRef<Extract<QuickOutcome, { kind: 'kept' }> | null>(null);
  const isSaving = ref(false);
  /** The tab that the popup is about; null until it is known. */
  const shownTab = shallowRef<{ tabId: number; windowId: number } | null>(null);
  let isTouched = false;
  /** The reading of a PDF's file. */
  let filling: Promise<void> = Promise.resolve();
  let undoable: Undoable | null = null;
  let tabId = -1;
  let url = '';
  /** Of a private window nothing is written down before it is kept. */
  let isPrivate = false;
  /** Of the session whose page opened this window: what is kept here goes to the same activity, unless the person says otherwise. */
  let opener: AttachChoice | null = null;
  /** What was kept last is the address alone: taken back, the page is looked at anew. */
  let isBare = false;

  const remember = async (now: StoredDraft): Promise<void> => {
    if (!isPrivate) await store(tabId, url, now);
  };

  async function open(): Promise<void> {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    tabId = tab?.id ?? -1;
    url = tab?.url ?? '';
    isPrivate = tab?.incognito ?? false;
    if (tab?.windowId !== undefined && tabId >= 0) shownTab.value = { tabId, windowId: tab.windowId };
    problem.value = '';
    opener = await askWorker('enterWindow', { tabId }).then(
      ({ goesTo }) => goesTo,
      () => null,
    );
    const stored = isPrivate ? null : await readStored(tabId, url);
    if (stored) return reopen(stored);
    try {
      if (await showQuickKept()) return;
      const { reading, refusal } = await askWorker('read', { tabId });
      if (refusal) {
        problem.value = '';
        phase.value = { kind: 'refused', refusal };
      } else if (reading) offer(freshDraft(reading, wantedParts(reading, await readSettings())));
      else phase.value = { kind: 'nothing', url };
    } catch (error) {
      problem.value = problemText(error);
    }
    // begun in the same moment as the form is shown: Keep waits for what a file says, however soon it is pressed
    const filled = fillFromPdf();
    await lookForEarlier();
    await filled;
    await attachCertificate();
  }

  const freshDraft = (reading: PageReading, wanted: PartRole[]): StoredDraft => ({
    ...newDraft(reading, wanted, new Date()),
    attachTo: opener,
  });

  /** A certificate goes to the activity of the same name, unless the person has begun to write. */
  async function attachCertificate(): Promise<void> {
    const now = draft.now;
    const isOffered = () => !isTouched && phase.value.kind === 'form' && draft.now === now;
    if (now?.kind !== 'certificate' || now.attachTo || !isOffered()) return;
    try {
      const { choices } = await askWorker('attachable', { words: titleWords(now.texts.title) });
      const same = sameActivity(now.texts.title, choices);
      if (same && isOffered()) attach(now, same);
    } catch {
      // it can be chosen by hand
    }
  }

  /** A PDF tells more than its tab: the form is filled from the file, and what it seems to show of a patient is said. */
  function fillFromPdf(): Promise<void> {
    const reading = draft.now?.reading;
    if (reading?.kind !== 'pdf' || reading.isReadable || phase.value.kind !== 'form') return Promise.resolve();
    filling = readFile();
    return filling;
  }

  async function readFile(): Promise<void> {
    const [{ readPdfOfTab }, { readPdf }] = await Promise.all([
      import('../proof/pdf-reading.ts'),
      import('../../shared/documents/pdf.ts'),
    ]);
    const read = await readPdfOfTab(tabId, readPdf).catch(() => null);
    const wanted = read && wantedParts(read, await readSettings());
    if (!wanted || phase.value.kind !== 'form') return;
    if (isTouched) return seeIn(read);
    offer(freshDraft(read, wanted));
    await lookForEarlier();
  }

  /** The person has begun to write: their form stays as it is, and what was seen in the file is said. */
  function seeIn({ identifiers, metadata }: PageReading): void {
    const now = draft.now;
    if (!now) return;
    const pdfUrl = now.reading.metadata.pdfUrl || metadata.pdfUrl;
    now.reading = { ...now.reading, identifiers, isReadable: true, metadata: { ...now.reading.metadata, pdfUrl } };
    now.texts.pdfUrl ||= pdfUrl;
  }

  /** A file is looked through before Keep does anything; true when there is something that the person is to look at first. */
  async function isToBeLookedAt(): Promise<boolean> {
    const wasWarned = showsPatient(draft.now);
    // what is not read by then is looked through after Keep, before the file becomes part of the record
    await inTime(filling, FILE_MS);
    return phase.value.kind !== 'form' || (!wasWarned && showsPatient(draft.now));
  }

  /** What the shortcut or the menu kept here just now; true when that is all there is to show. */
  async function showQuickKept(): Promise<boolean> {
    const outcome = await askWorker('quickOutcome', { tabId, url });
    if (outcome.kind === 'failed') problem.value = outcome.why;
    if (outcome.kind !== 'kept') return false;
    if (outcome.isLink) {
      linkKept.value = outcome;
      return false;
    }
    undoable = outcome.undoable;
    phase.value = { kind: 'kept', page: outcome.page, isNew: true };
    return true;
  }

  async function reopen(stored: StoredDraft): Promise<void> {
    isTouched = true;
    offer(stored);
    // the popup was closed, or the worker died, between pressing Keep and the answer
    if (stored.isSent) await keep(true);
    else await fillFromPdf();
  }

  function offer(next: StoredDraft): void {
    draft.now = next;
    // the form says itself what is to be looked at first
    if (Object.keys(next.reading.identifiers).length > 0 || next.reading.state !== 'ready') problem.value = '';
    phase.value = { kind: 'form' };
  }

  /** A page kept before is said so, unless the person has begun to write meanwhile. */
  async function lookForEarlier(): Promise<void> {
    const reading = draft.now?.reading;
    if (!reading) return;
    try {
      const { url: address, canonicalUrl, metadata } = reading;
      const { kept } = await askWorker('keptBefore', { url: address, canonicalUrl, doi: metadata.doi });
      if (kept && !isTouched && phase.value.kind === 'form') {
        problem.value = '';
        phase.value = { kind: 'kept', page: kept, isNew: false };
      }
    } catch {
      // the form is there; that the page cannot be compared with earlier ones is no reason not to keep it
    }
  }

  function touched(): void {
    isTouched = true;
    if (draft.now) void remember(draft.now);
  }

  async function keep(again = false): Promise<void> {
    if (!draft.now || isSaving.value) return;
    isSaving.value = true;
    problem.value = '';
    try {
      if (!again && (await isToBeLookedAt())) return;
      // what stands in the form now: it may just have been filled from a file
      const now = draft.now;
      isTouched = true;
      now.isSent = true;
      await remember(now);
      const sent = toCaptureDraft(now, new Date());
      await askWorker('keep', { tabId, draft: plain(sent), again });
      await forget(tabId, url);
      undoable = undoableOf(sent, now);
      const page = keptPageOf(sent, now);
      phase.value = { kind: 'kept', page, isNew: true, isBare };
    } catch (error) {
      problem.value = problemText(error);
    } finally {
      isSaving.value = false;
    }
  }

  /** Keeps the address, the day and the note, and nothing of the page's words. */
  async function keepAddress(): Promise<void> {
    const now = draft.now;
    if (!now || isSaving.value) return;
    const reading: PageReading = addressOnly(plain(now.reading));
    const { note, startedOn, attachTo, completes, activityId, evidenceId } = now;
    const bare = newDraft(reading, [], new Date());
    draft.now = { ...bare, note, startedOn, attachTo, completes, activityId, evidenceId };
    isBare = true;
    await keep();
  }

  /** Takes back what was just kept; the form comes back as it was, for another try. */
  async function undo(): Promise<void> {
    if (!undoable) return;
    try {
      await askWorker('undo', undoable);
      undoable = null;
      const before = isBare ? null : draft.now;
      isBare = false;
      if (!before) {
        // kept without the popup, or by its address alone: there is no form of before
        draft.now = null;
        isTouched = false;
        phase.value = { kind: 'reading' };
        await open();
        return;
      }
      offer({ ...before, activityId: newId(), evidenceId: newId(), isSent: false });
    } catch (error) {
      problem.value = problemText(error);
    }
  }

  async function undoLink(): Promise<void> {
    const kept = linkKept.value;
    if (!kept) return;
    try {
      await askWorker('undo', kept.undoable);
      linkKept.value = null;
    } catch (error) {
      problem.value = problemText(error);
    }
  }

  /** Shows the form for a page that is kept already. The new version goes beside the first, unless the person says otherwise. */
  function keepAnew(completes: RecordId | null = null): void {
    if (phase.value.kind !== 'kept' || !draft.now) return;
    isTouched = true;
    draft.now.attachTo = choiceOf(phase.value.page);
    draft.now.completes = completes;
    phase.value = { kind: 'form' };
    void fillFromPdf();
  }

  /** Completes what was kept from a link with what the page says of itself. */
  function readNow(): void {
    if (phase.value.kind === 'kept') keepAnew(phase.value.page.evidenceId);
  }

  return {
    phase,
    draft,
    problem,
    linkKept,
    shownTab,
    isSaving,
    open,
    touched,
    keep,
    keepAddress,
    undo,
    undoLink,
    keepAnew: () => keepAnew(),
    readNow,
  };
}
