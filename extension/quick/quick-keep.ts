// Keeping without the popup: from the shortcut and the context menus, with a sign on the button for how it went.
import { browser } from 'wxt/browser';
import { newId, type RecordId } from '../../shared/model/id.ts';
import { toStorageFailure } from '../../shared/model/storage-failure.ts';
import type { QuickOutcome, Undoable } from '../capture/capture-calls.ts';
import { refusalOfTab } from '../capture/tab-reading.ts';
import { showBadge } from './badge.ts';
import type { KeepLink, LinkClicked } from './keep-link.ts';
import { type KeepTab, type KeptTab, NotKept } from './keep-tab.ts';
import { type QuickJob, readJob, readJobs, removeJob, writeJob } from './quick-jobs.ts';

/** As the popup is told it, but for what is known of the page by now. */
type Outcome = Exclude<QuickOutcome, { kind: 'kept' }> | { kind: 'kept'; isLink: boolean; undoable: Undoable };

export interface QuickKeep {
  /** Keeps the page in this tab, with the words that were marked when there are some. Never rejects. */
  page(tabId: number, selection?: string): Promise<void>;
  /** Keeps a link of the page in this tab. Never rejects. */
  link(tabId: number, link: LinkClicked): Promise<void>;
  /** What became of it, as long as the tab shows the same page; resolves once it is done. */
  outcome(tabId: number, url: string): Promise<Outcome>;
  /** It was taken back: nothing is said of it any more. */
  forget(evidenceId: RecordId): Promise<void>;
  /** Goes on with what an earlier worker did not finish. */
  resume(): Promise<void>;
}

const FULL = 'The storage of this computer is full, so the page was not kept. Free some space, then press Keep.';
const FAILED =
  'The browser could not save on this computer, so the page was not kept. Press Keep; if it goes on, start the browser anew.';

function whyOf(error: unknown): string {
  if (error instanceof NotKept) return error.message;
  return toStorageFailure(error).reason === 'full' ? FULL : FAILED;
}

export function openQuickKeep({ keepTab, keepLink }: { keepTab: KeepTab; keepLink: KeepLink }): QuickKeep {
  const running = new Map<number, Promise<void>>();

  /** Does the job, unless this tab has one already; then resolves with that. */
  function run(job: QuickJob, isAgain: boolean): Promise<void> {
    const before = running.get(job.tabId);
    if (before) return before;
    const mine = work(job, isAgain).finally(() => running.delete(job.tabId));
    running.set(job.tabId, mine);
    return mine;
  }

  /** What of it is worth telling is written down, unless the window is private. */
  async function work(job: QuickJob, isAgain: boolean): Promise<void> {
    const { tabId, link, selection } = job;
    let isNoted = false;
    try {
      // of a page that is not to be looked at, not even the address is written down
      isNoted = !(await browser.tabs.get(tabId)).incognito && !(await refusalOfTab(tabId));
      if (isNoted) await writeJob(job);
      // a sign that came first would stand for ever, should the worker die before it is written down what to go on with
      await showBadge(tabId, 'working');
      const ids = { activityId: job.activityId, evidenceId: job.evidenceId };
      const kept: KeptTab = link
        ? await keepLink(tabId, link, { ids, isAgain })
        : await keepTab(tabId, { selection, ids, isAgain });
      if (isNoted && kept.isNew) await writeJob({ ...job, ...kept, state: 'kept' });
      else await removeJob(tabId);
      await showBadge(tabId, kept.isNew ? 'kept' : 'kept-before');
    } catch (error) {
      // in a window or on a page that is not to be looked at the popup finds the reason by itself
      if (isNoted) await writeJob({ ...job, state: 'failed', why: whyOf(error) }).catch(() => undefined);
      await showBadge(tabId, 'failed');
    }
  }

  async function begin(tabId: number, asked: Pick<QuickJob, 'link' | 'selection'>): Promise<void> {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    const ids = { activityId: newId(), evidenceId: newId() };
    const empty = { isAttached: false, completes: null, title: '', why: '' };
    await run({ ...asked, ...ids, ...empty, tabId, url: tab?.url ?? '', state: 'working' }, false);
  }

  return {
    page: (tabId, selection = '') => begin(tabId, { link: null, selection }),
    link: (tabId, link) => begin(tabId, { link, selection: '' }),

    async outcome(tabId, url) {
      // a popup that was told nothing meanwhile would offer to keep the page a second time
      await running.get(tabId);
      const left = await readJob(tabId);
      if (left?.state === 'working') await run(left, true);
      const job = await readJob(tabId);
      if (!job || job.url !== url || job.state === 'working') return { kind: 'none' };
      if (job.state === 'failed') return { kind: 'failed', why: job.why };
      const { activityId, evidenceId, isAttached, completes, link } = job;
      const undoable = { activityId, evidenceId, isAttached, completes, dayBefore: null };
      return { kind: 'kept', isLink: link !== null, undoable };
    },

    async forget(evidenceId) {
      for (const job of await readJobs()) {
        if (job.evidenceId !== evidenceId) continue;
        await removeJob(job.tabId);
        await showBadge(job.tabId, 'none');
      }
    },

    async resume() {
      for (const job of await readJobs()) if (job.state === 'working') await run(job, true);
    },
  };
}
