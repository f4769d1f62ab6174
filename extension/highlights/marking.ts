// Marking a passage, from the person's wish to the portfolio: what was selected is noted first, so that a worker that dies goes on.
import { browser } from 'wxt/browser';
import { QUOTE_MAX, type QuoteTarget } from '../../shared/model/annotation.ts';
import { newId, type RecordId } from '../../shared/model/id.ts';
import { withoutSecrets } from '../../shared/model/secret-parameters.ts';
import { toStorageFailure } from '../../shared/model/storage-failure.ts';
import { countIdentifiers, countsInWords } from '../../shared/privacy/scan.ts';
import { refusalOfTab } from '../capture/tab-reading.ts';
import { showBadge } from '../quick/badge.ts';
import { type KeepTab, NotKept } from '../quick/keep-tab.ts';
import { type GivenPassages, type MarkingJob, openMarkingJobs } from './marking-jobs.ts';
import type { Outcome, Selected, SelectionFault } from './page-messages.ts';
import { pageIn } from './page-reach.ts';
import type { PassageRecords } from './passage-records.ts';

const FAULTS: Record<SelectionFault, string> = {
  nothing: 'Select the words that you want to mark on the page first, then mark them.',
  'too-long': `A passage can have at most ${QUOTE_MAX.toLocaleString('en-GB')} characters. Select less, or mark it in parts.`,
  frame:
    'These words stand in a frame, which Waymark cannot look into. Select them, press the right mouse button on them and choose “Mark this passage in Waymark”: they are kept as a quotation.',
  part: 'These words stand in a part of the page that Waymark cannot look into. Select them, press the right mouse button on them and choose “Mark this passage in Waymark”: they are kept as a quotation.',
  typed:
    'Words in a field that you type in are no passage of the page. Select words of the page itself, then mark them.',
};
const NOT_REACHED =
  'The browser does not let Waymark look at this page. Press Waymark’s button in the toolbar while the page is in front, then mark the passage again.';
const FULL =
  'The storage of this computer is full, so the passage is not marked. Free some space on this computer, then mark it again.';
const FAILED =
  'The browser could not save on this computer, so the passage is not marked. Try again; if it goes on, start the browser anew.';
const GONE = 'The passage was not marked. Select it once more and mark it again.';

/** What the browser's menu tells of a selection, in whichever frame it is. */
export interface MenuSelection {
  words: string;
  frameId: number;
}

/** How a wish to mark went: `shown` where the page says how it goes on. */
export type Wish = { kind: 'shown' } | { kind: 'done' } | { kind: 'failed'; why: string };

export interface Marking {
  /** Marks what is selected in the tab; without a page that can say so, how it went is told here and by the badge. */
  mark(tabId: number, menu?: MenuSelection): Promise<Wish>;
  /** How the marking of a passage stands that this tab asked for; waits until it is done. */
  outcome(tabId: number, id: RecordId): Promise<Outcome>;
  /** The person says whether to mark words that may name a patient. */
  agree(tabId: number, id: RecordId, isAgreed: boolean): Promise<void>;
  /** Goes on with what an earlier worker did not finish. */
  resume(): Promise<void>;
}

export interface MarkingParts {
  records: PassageRecords;
  given: GivenPassages;
  keepTab: KeepTab;
  changed: () => void;
}

/** A quotation without a place: from a frame, a component's own tree or a viewer. */
function withoutPlace(words: string): QuoteTarget | SelectionFault {
  const exact = words.replace(/\s+/g, ' ').trim();
  if (!exact) return 'nothing';
  return exact.length > QUOTE_MAX
    ? 'too-long'
    : { kind: 'quote', exact, prefix: '', suffix: '', start: 0, end: 0, range: null };
}

export const hasPlace = ({ end }: QuoteTarget): boolean => end > 0;

function targetOf(selected: Selected | null, menu: MenuSelection | undefined): QuoteTarget | SelectionFault {
  if (menu && menu.frameId !== 0) return withoutPlace(menu.words);
  if (selected && 'target' in selected) return selected.target;
  if (selected?.why === 'too-long' || selected?.why === 'typed') return selected.why;
  const words = selected?.words || menu?.words || '';
  return words ? withoutPlace(words) : (selected?.why ?? 'nothing');
}

export function openMarking({ records, given, keepTab, changed }: MarkingParts): Marking {
  const jobs = openMarkingJobs();
  const running = new Map<RecordId, Promise<Outcome>>();
  const drop = (id: RecordId) => jobs.change((all) => all.filter((job) => job.id !== id));

  async function work({ id, tabId, url, target, ids }: MarkingJob): Promise<Outcome> {
    try {
      const known = await records.pageAt(url);
      const evidenceId = known?.evidenceId ?? (await keepTab(tabId, { ids, isAgain: true })).evidenceId;
      await records.create({ id, evidenceId, url, target, note: '' });
      await given.give(tabId, [id]);
      await drop(id);
      changed();
      return marked(id, evidenceId, target, evidenceId === ids.evidenceId);
    } catch (error) {
      await drop(id);
      if (error instanceof NotKept) return { kind: 'failed', why: error.message };
      return { kind: 'failed', why: toStorageFailure(error).reason === 'full' ? FULL : FAILED };
    }
  }

  async function marked(id: RecordId, evidenceId: RecordId, target: QuoteTarget, keptPage: boolean): Promise<Outcome> {
    return { kind: 'marked', id, keptPage, hasPlace: hasPlace(target), passages: await records.of(evidenceId) };
  }

  function run(job: MarkingJob): Promise<Outcome> {
    const known = running.get(job.id);
    if (known) return known;
    const done = work(job);
    running.set(job.id, done);
    return done;
  }

  /** Marks where no page can show how it goes: the badge tells. */
  async function unseen(job: MarkingJob, seen: string): Promise<Wish> {
    if (seen) await drop(job.id);
    const outcome: Outcome = seen
      ? { kind: 'failed', why: `These words seem to hold ${seen}, so they were not marked.` }
      : await run(job);
    await showBadge(job.tabId, outcome.kind === 'marked' ? 'kept' : 'failed');
    return outcome.kind === 'failed' ? outcome : { kind: 'done' };
  }

  /** Says it on the page, or by the badge; whoever asked may say it too. */
  async function fail(tabId: number, why: string): Promise<Wish> {
    if (await pageIn(tabId).say(why)) return { kind: 'shown' };
    await showBadge(tabId, 'failed');
    return { kind: 'failed', why };
  }

  return {
    async mark(tabId, menu) {
      const refusal = await refusalOfTab(tabId);
      if (refusal) {
        await showBadge(tabId, 'failed');
        return { kind: 'failed', why: refusal.why };
      }
      const selected = await pageIn(tabId).selected();
      const url = withoutSecrets((await browser.tabs.get(tabId)).url ?? '');
      if (!url || (!selected && !menu)) return fail(tabId, NOT_REACHED);
      const target = targetOf(selected, menu);
      if (typeof target === 'string') return fail(tabId, FAULTS[target]);
      const seen = countsInWords(countIdentifiers(target.exact));
      const ids = { activityId: newId(), evidenceId: newId() };
      const job: MarkingJob = { id: newId(), tabId, url, target, ids, state: seen ? 'asking' : 'doing' };
      await jobs.change((all) => [...all, job]);
      if (!selected) return unseen(job, seen);
      if (!seen) void run(job);
      return (await pageIn(tabId).marking(job.id)) ? { kind: 'shown' } : unseen(job, seen);
    },

    async outcome(tabId, id) {
      const known = running.get(id);
      const job = (await jobs.read()).find((one) => one.id === id && one.tabId === tabId);
      if (job?.state === 'asking') return { kind: 'asking', seen: countsInWords(countIdentifiers(job.target.exact)) };
      if (job) return run(job);
      if (!(await given.isGiven(tabId, id))) return (known && (await known)) ?? { kind: 'failed', why: GONE };
      // an earlier worker marked it, and died before it could say so
      const evidenceId = await records.evidenceOf(id);
      const passages = evidenceId ? await records.of(evidenceId) : [];
      const passage = passages.find((one) => one.id === id);
      if (!passage) return { kind: 'failed', why: GONE };
      const own = known && (await known);
      return own?.kind === 'marked'
        ? { ...own, passages }
        : { kind: 'marked', id, keptPage: false, hasPlace: hasPlace(passage.target), passages };
    },

    async agree(tabId, id, isAgreed) {
      await jobs.change((all) =>
        all.flatMap((job) => {
          if (job.id !== id || job.tabId !== tabId || job.state !== 'asking') return [job];
          return isAgreed ? [{ ...job, state: 'doing' as const }] : [];
        }),
      );
    },

    async resume() {
      for (const job of await jobs.read()) if (job.state === 'doing') void run(job);
    },
  };
}
