// Making this tab's changes durable: after each change, again where the disk refused, and at once while the page goes.
import type { ShallowRef } from 'vue';
import * as Y from 'yjs';
import { localDateOf, toInstant } from '../../shared/model/dates.ts';
import { toStorageFailure } from '../../shared/model/storage-failure.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { askAfterFirstSave } from '../stores/storage-promise.ts';
import { type HostStatus, storageSentence } from './status.ts';
import { applyUnloadLog, openUnloadLog } from './unload-log.ts';

/** A page that is still there after this has not gone. */
const STAYED_MS = 2_000;
/** What could not be stored is tried again after this, whether or not anything else is typed. */
const RETRY_MS = 5_000;

export interface SavingOptions {
  documentName: string;
  portfolio: Portfolio;
  status: Readonly<ShallowRef<HostStatus>>;
  say: (patch: Partial<HostStatus>) => void;
  now: () => Date;
  isExample: boolean;
  /** Aborted when this tab is done with the document. */
  signal: AbortSignal;
}

export interface Saving {
  /** Makes everything until now durable, and says so. Rejects with StorageFailure. */
  saved(): Promise<void>;
  /** Call it once the document is loaded: from now on each of its changes is made durable. */
  follow(): void;
}

export function openSaving({ documentName, portfolio, status, say, now, isExample, signal }: SavingOptions): Saving {
  const unloadLog = openUnloadLog(documentName);
  let hasAskedToPersist = false;
  let isGoing = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(retry));

  let saving: Promise<void> | null = null;
  /** The document asks at each change, and whoever made it asks too: both in the same turn, and one save does for them. */
  function saved(): Promise<void> {
    saving ??= Promise.resolve().then(() => {
      saving = null;
      return save();
    });
    return saving;
  }
  async function save(): Promise<void> {
    say({ saving: 'saving' });
    try {
      await portfolio.whenStored();
      if (!portfolio.hasUnstored) unloadLog.forget();
      say({ saving: portfolio.hasUnstored ? 'saving' : 'saved', savedAt: toInstant(now()), failure: null });
      void askToPersist();
    } catch (error) {
      if (status.value.cleared) say({ saving: 'failed' });
      else say({ saving: 'failed', failure: storageSentence(toStorageFailure(error)) });
      clearTimeout(retry);
      retry = setTimeout(() => void saved().catch(() => undefined), RETRY_MS);
      throw error;
    }
  }

  /** Not before there is something to keep: a question out of nowhere is answered with no. */
  async function askToPersist(): Promise<void> {
    if (isExample || hasAskedToPersist) return;
    hasAskedToPersist = true;
    await askAfterFirstSave(localDateOf(now()));
  }

  // in the capture phase, before the screens commit what is being typed in them. `beforeunload` comes early enough for the disk;
  // where it does not come (a phone, a tab that is thrown away) the page was hidden before and has committed then
  for (const [name, going] of [
    ['beforeunload', true],
    ['pagehide', true],
    ['pageshow', false],
  ] as const) {
    window.addEventListener(name, () => onGoing(going), { capture: true, signal });
  }
  function storeAtOnce(): void {
    portfolio.storeAtOnce();
    const update = portfolio.unstoredUpdate();
    if (update) unloadLog.keep(update);
  }
  function onGoing(going: boolean): void {
    isGoing = going;
    if (!going) return;
    storeAtOnce();
    // the person may have decided to stay
    setTimeout(() => onGoing(false), STAYED_MS);
  }
  window.addEventListener(
    'beforeunload',
    (event) => {
      if (status.value.saving === 'failed' && portfolio.hasUnstored) event.preventDefault();
    },
    { signal },
  );

  return {
    saved,
    follow() {
      portfolio.doc.on('update', () => {
        // what is committed while the page goes, by listeners that hear of it after us
        if (isGoing) storeAtOnce();
        // what arrives from elsewhere is made durable too, without anybody waiting for it
        void saved().catch(() => undefined);
      });
      const forget = applyUnloadLog(documentName, (update) => Y.applyUpdate(portfolio.doc, update));
      void portfolio.whenStored().then(forget, () => undefined);
    },
  };
}
