// The parts of kept pages, made one after the other once the page itself is safe; a worker that dies goes on where it was.

import { browser } from 'wxt/browser';
import { toInstant } from '../../shared/model/dates.ts';
import type { Evidence, PartRole } from '../../shared/model/evidence.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { oneAtATime } from '../../shared/model/in-turn.ts';
import { toStorageFailure } from '../../shared/model/storage-failure.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import type { Store } from '../worker/store.ts';
import { isDue, isSettledBy, nextLook, outOfDate, triedAgain } from './job-steps.ts';
import { browserRun, type PendingPart, type ProofJob, readJob, readJobs, removeJob, writeJob } from './job-store.ts';
import { keepMissing, keepPart, keptEvidence } from './keep-part.ts';
import { keepManifest } from './manifest.ts';
import { type MadePart, type NoPart, noPart, type PartMakers } from './part-makers.ts';
import { partStates } from './part-states.ts';
import type { PartState } from './proof-calls.ts';
import { GAVE_UP, NO_ROOM, NOT_STORED, TAKEN_BACK } from './proof-sentences.ts';
import { samePage } from './same-page.ts';
import { isFileItself } from './wanted-parts.ts';

/** The alarm that wakes the worker for what it left behind. */
export const PROOF_ALARM = 'proof';
/** While something is being made, the worker is to be looked after again after this, should it be killed. */
const LOOK_AGAIN_MS = 60_000;
/** Browsers stop a worker that is quiet for 30 s, however long it waits for a page. */
const AWAKE_MS = 20_000;

/** What is to be made for a page. */
export interface ProofOrder {
  evidenceId: RecordId;
  tabId: number;
  /** The page, without what lets somebody in. */
  url: string;
  /** The file that belongs to it, as it has to be asked for; empty for none. */
  fileUrl: string;
  wanted: PartRole[];
  /** Those of them that are kept whatever they show: looked through already, or by the person's word. */
  lookedAt: PartRole[];
}

export interface ProofJobs {
  /** Keeps the page by `keep` while the order is written down beside it; its parts follow by themselves. */
  alongside<T>(order: ProofOrder, keep: () => Promise<T>): Promise<T>;
  /** How the parts stand; empty for evidence that is no page. */
  states(evidenceId: RecordId): Promise<PartState[]>;
  /** Tries these parts again, from the page in this tab; resolves when the new try is written down. */
  order(order: ProofOrder): Promise<void>;
  /** Takes in a part that was made elsewhere, or why there is none. */
  settle(evidenceId: RecordId, role: PartRole, made: MadePart | NoPart): Promise<void>;
  /** Changes what is still to be made for a page; nothing happens where nothing is. */
  change(evidenceId: RecordId, change: (pending: PendingPart[]) => PendingPart[]): Promise<void>;
  /** Goes on with everything that an earlier worker left, or whose time has come. */
  resume(): Promise<void>;
}

export interface ProofParts {
  store: Pick<Store, 'portfolio'>;
  makers: PartMakers;
  /** Roles that are not made by a maker but elsewhere, later: for these the job only asks, and waits. */
  askElsewhere: (job: ProofJob, role: PartRole, evidence: Evidence) => boolean;
  /** Something was added; tells the app's pages. */
  ring: () => Promise<void>;
  extensionVersion: string;
  now?: () => Date;
}

/** Pending parts, with the text of a file that has arrived after it was given up. */
function withTextOf(portfolio: Portfolio, evidenceId: RecordId, pending: PendingPart[]): PendingPart[] {
  const evidence = keptEvidence(portfolio, evidenceId);
  if (!evidence?.capture || evidence.snapshot || !isFileItself(evidence.capture)) return pending;
  if (pending.some(({ role }) => role === 'text')) return pending;
  return [...pending, { role: 'text', tries: 0, notBefore: null, asks: '', isLookedAt: true }];
}

export function openProofJobs(parts: ProofParts): ProofJobs {
  const { store, makers, askElsewhere, ring, extensionVersion, now = () => new Date() } = parts;
  const running = new Map<RecordId, Promise<void>>();
  /** Notes of texts, which carry none of their own, from this worker's life. */
  const notes = new Map<RecordId, Partial<Record<PartRole, string[]>>>();
  /** One change of a row at a time: the parts of a page are made side by side. */
  const inTurn = oneAtATime();
  let awake: ReturnType<typeof setInterval> | undefined;

  function changeJob(evidenceId: RecordId, change: (job: ProofJob | null) => ProofJob | null): Promise<void> {
    return inTurn(async () => {
      const next = change(await readJob(evidenceId));
      if (next) await writeJob(next);
    });
  }

  const change: ProofJobs['change'] = (evidenceId, pendingOf) =>
    changeJob(evidenceId, (job) => job && { ...job, pending: pendingOf(job.pending) });

  const drop = (evidenceId: RecordId, role: PartRole) =>
    change(evidenceId, (pending) => pending.filter((part) => part.role !== role));

  /** Adds what is wanted to what is there already: an order may come twice when an answer was lost. */
  async function writeOrder(order: ProofOrder, isRetry: boolean): Promise<void> {
    const run = await browserRun();
    const { evidenceId, tabId, url, fileUrl, wanted, lookedAt } = order;
    await changeJob(evidenceId, (job) => ({
      evidenceId,
      url,
      fileUrl: fileUrl || (job?.fileUrl ?? ''),
      tabId,
      browserRun: run,
      startedAt: isRetry || !job ? toInstant(now()) : job.startedAt,
      pending: [
        ...(job?.pending ?? []).filter(({ role }) => !wanted.includes(role)),
        ...wanted.map((role) => ({
          role,
          tries: isRetry ? 1 : 0,
          notBefore: null,
          asks: '',
          isLookedAt: lookedAt.includes(role),
        })),
      ],
    }));
  }

  async function settle(evidenceId: RecordId, role: PartRole, made: MadePart | NoPart): Promise<void> {
    const portfolio = await store.portfolio();
    if (made.kind === 'none') return settleMissing(portfolio, evidenceId, role, made);
    try {
      await keepPart(portfolio, evidenceId, role, made, now());
    } catch (error) {
      const why = toStorageFailure(error).reason === 'full' ? NO_ROOM : NOT_STORED;
      return settleMissing(portfolio, evidenceId, role, noPart(why));
    }
    notes.set(evidenceId, { ...notes.get(evidenceId), [role]: made.notes });
    if (role === 'file') await change(evidenceId, (pending) => withTextOf(portfolio, evidenceId, pending));
    await drop(evidenceId, role);
    void ring();
  }

  async function settleMissing(portfolio: Portfolio, evidenceId: RecordId, role: PartRole, none: NoPart) {
    const job = await readJob(evidenceId);
    const before = job?.pending.find((part) => part.role === role);
    const again = before && triedAgain(before, none, now());
    try {
      await keepMissing(portfolio, evidenceId, role, none.mayTryLater && !again ? GAVE_UP : none.why);
    } catch {
      // not even the sentence could be stored: it stands in memory, and the part is tried again before it is forgotten
      const later = before && triedAgain(before, { ...none, asks: '', mayTryLater: true }, now());
      if (later) return change(evidenceId, (pending) => pending.map((part) => (part.role === role ? later : part)));
    }
    if (again) await change(evidenceId, (pending) => pending.map((part) => (part.role === role ? again : part)));
    else await drop(evidenceId, role);
    void ring();
  }

  async function make(job: ProofJob, part: PendingPart): Promise<void> {
    const { evidenceId, url, fileUrl, startedAt } = job;
    const portfolio = await store.portfolio();
    const evidence = keptEvidence(portfolio, evidenceId);
    if (!evidence) return;
    if (evidence.deletedOn) return settle(evidenceId, part.role, noPart(TAKEN_BACK));
    // made by a worker that died before it could write so down
    if (isSettledBy(evidence, part.role, startedAt)) return drop(evidenceId, part.role);
    if (askElsewhere(job, part.role, evidence)) return;
    const tabId = job.browserRun === (await browserRun()) ? job.tabId : null;
    const maker = makers[part.role];
    const { isLookedAt } = part;
    if (!maker) return drop(evidenceId, part.role);
    const made = await maker({ evidence, url, fileUrl, tabId, isRetry: part.tries > 0, isLookedAt });
    await settle(evidenceId, part.role, made);
  }

  /** What needs the page goes one after the other; a file that is fetched meanwhile holds up nothing. */
  async function makeAll(job: ProofJob, due: PendingPart[]): Promise<void> {
    const inTurn = async (lane: PendingPart[]) => {
      for (const part of lane) await make(job, part);
    };
    // the words of a file are read from it, so they come after it
    const isOfFile = ({ role }: PendingPart) => role === 'file' || (role === 'text' && samePage(job.fileUrl, job.url));
    const ofFile = due.filter(isOfFile).sort((a, b) => (a.role < b.role ? -1 : 1));
    await Promise.all([inTurn(due.filter((part) => !isOfFile(part))), inTurn(ofFile)]);
  }

  async function work(evidenceId: RecordId): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const job = await readJob(evidenceId);
      if (!job) return;
      const evidence = keptEvidence(await store.portfolio(), evidenceId);
      // the page was not kept after all, or is gone for good
      if (!evidence) return removeJob(evidenceId);
      const due: PendingPart[] = [];
      for (const part of job.pending)
        if (!tried.has(`${part.role}:${part.tries}`) && (await isDue(part, now()))) due.push(part);
      if (due.length === 0) break;
      for (const part of due) tried.add(`${part.role}:${part.tries}`);
      await makeAll(job, due);
    }
    await finish(evidenceId);
  }

  /** The manifest is of what is there now; a part that comes later gets another. */
  async function finish(evidenceId: RecordId): Promise<void> {
    // a part that is made elsewhere is on its way
    if ((await readJob(evidenceId))?.pending.some(({ notBefore, asks }) => !notBefore && !asks)) return;
    const isWhole = await keepManifest(await store.portfolio(), evidenceId, extensionVersion, now()).catch(() => false);
    const job = await readJob(evidenceId);
    if (job && ((isWhole && job.pending.length === 0) || outOfDate(job, now()))) await removeJob(evidenceId);
    if (isWhole) void ring();
  }

  function run(evidenceId: RecordId): Promise<void> {
    const before = running.get(evidenceId);
    const mine = (before ?? Promise.resolve())
      .then(() => work(evidenceId))
      // what failed is still in its row; the alarm comes back to it
      .catch(() => undefined)
      .finally(() => {
        if (running.get(evidenceId) !== mine) return;
        running.delete(evidenceId);
        if (running.size === 0) void rest();
      });
    running.set(evidenceId, mine);
    stayAwake();
    return mine;
  }

  function stayAwake(): void {
    if (awake !== undefined) return;
    awake = setInterval(() => void browser.runtime.getPlatformInfo(), AWAKE_MS);
    void browser.alarms.create(PROOF_ALARM, { when: now().getTime() + LOOK_AGAIN_MS });
  }

  async function rest(): Promise<void> {
    clearInterval(awake);
    awake = undefined;
    const when = nextLook(await readJobs(), now());
    if (running.size > 0) return;
    if (when === null) await browser.alarms.clear(PROOF_ALARM);
    else await browser.alarms.create(PROOF_ALARM, { when });
  }

  return {
    change,
    async settle(evidenceId, role, made) {
      await settle(evidenceId, role, made);
      void run(evidenceId);
    },
    async alongside(order, keep) {
      if (order.wanted.length === 0) return keep();
      // a row that cannot be written is no reason not to keep the page
      const written = writeOrder(order, false).then(
        () => true,
        () => false,
      );
      const [kept, isWritten] = await Promise.all([keep(), written]);
      if (isWritten) void run(order.evidenceId);
      else for (const role of order.wanted) void settle(order.evidenceId, role, noPart(NOT_STORED));
      return kept;
    },
    async order(order) {
      await writeOrder(order, true);
      void run(order.evidenceId);
    },
    async states(evidenceId) {
      const evidence = keptEvidence(await store.portfolio(), evidenceId);
      if (!evidence) return [];
      return partStates(evidence, (await readJob(evidenceId))?.pending ?? [], notes.get(evidenceId));
    },
    async resume() {
      const jobs = await readJobs();
      await Promise.all(jobs.map(({ evidenceId }) => running.get(evidenceId) ?? run(evidenceId)));
    },
  };
}
