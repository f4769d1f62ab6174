// Copies of pages that are still to be made. They outlive the worker in the browser's session storage, since tabs live as long.
import { browser } from 'wxt/browser';
import { parseId, type RecordId } from '../../shared/model/id.ts';
import { asRecord, asWebAddress } from '../../shared/model/parse.ts';
import type { CopyState } from '../capture/capture-calls.ts';
import type { PageKeeper } from '../capture/keep-page.ts';
import { copyTab } from '../capture/tab-reading.ts';

const KEY = 'copies';

interface CopyJob {
  activityId: RecordId;
  evidenceId: RecordId;
  tabId: number;
  url: string;
}

function parseJob(value: unknown): CopyJob | null {
  const from = asRecord(value);
  const activityId = parseId(from.activityId);
  const evidenceId = parseId(from.evidenceId);
  const url = asWebAddress(from.url);
  return activityId && evidenceId && url && typeof from.tabId === 'number'
    ? { activityId, evidenceId, url, tabId: from.tabId }
    : null;
}

export interface Copies {
  /** Begins a copy, or goes on with it; the state of one that is done. */
  start(job: CopyJob): Promise<CopyState>;
  /** How a copy stands. One that a dead worker left behind is begun again. */
  state(activityId: RecordId, evidenceId: RecordId): Promise<CopyState>;
  /** Begins again what an earlier worker did not finish. */
  resume(): Promise<void>;
}

export function openCopies(keeper: PageKeeper): Copies {
  const running = new Map<RecordId, { state: CopyState; done: Promise<CopyState> }>();

  const jobs = async (): Promise<CopyJob[]> => {
    const stored = (await browser.storage.session.get(KEY))[KEY];
    return Array.isArray(stored) ? stored.map(parseJob).filter((job) => job !== null) : [];
  };
  const remember = async (change: (before: CopyJob[]) => CopyJob[]) =>
    browser.storage.session.set({ [KEY]: change(await jobs()) });

  function start(job: CopyJob): Promise<CopyState> {
    const known = running.get(job.activityId);
    if (known) return known.done;
    const done = run(job);
    running.set(job.activityId, { state: { kind: 'working' }, done });
    return done;
  }

  async function run(job: CopyJob): Promise<CopyState> {
    const others = (all: CopyJob[]) => all.filter(({ activityId }) => activityId !== job.activityId);
    await remember((all) => [...others(all), job]);
    const state = await keeper.keepCopy(job, () => copyTab(job.tabId, job.url));
    await remember(others);
    running.set(job.activityId, { state, done: Promise.resolve(state) });
    return state;
  }

  return {
    start,
    async state(activityId, evidenceId) {
      const known = running.get(activityId);
      if (known) return known.state;
      const job = (await jobs()).find((one) => one.activityId === activityId);
      if (!job) return keeper.copyState(evidenceId);
      void start(job);
      return { kind: 'working' };
    },
    async resume() {
      for (const job of await jobs()) void start(job);
    },
  };
}
