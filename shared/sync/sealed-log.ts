// The sealed log: everything a portfolio is made of, as entries of ciphertext in an outer Y.Doc that any server may carry.
import * as Y from 'yjs';
import { type SealKey, seal } from '../crypto/seal.ts';
import { applyOpened, SYNC_ORIGIN } from './apply-opened.ts';
import { COMPACTION, type CompactionPolicy, type LogServer, openCompactor } from './compactor.ts';
import { differenceOf } from './coverage.ts';
import { type DeviceStatement, type EntryNumbers, encodeEntryContent, unionNumbers } from './entry-content.ts';
import { type Marks, sealedCountKey, unsealedKey } from './marks.ts';
import { openedEntries } from './opened-entries.ts';
import { subtractRanges } from './ranges.ts';
import { keepStatements, type StatementOptions, type Statements } from './statements.ts';
import { tombstonesOf } from './tombstones.ts';
import { takeTurns } from './turns.ts';

/** Names what an entry is for, in its associated data. */
export const ENTRY_PURPOSE = 'waymark/1/entry';

const MERGE_AT_MOST = 500;
const HEAL_SPREAD = 4;
const NO_UPDATE = new Uint8Array();

export interface LogTiming {
  /** Updates of this long become one entry. */
  readonly gatherMs: number;
  /** So long after the last change the log is compared with the portfolio. */
  readonly quietMs: number;
  /** At most one entry in so long makes good what somebody deleted from the log. */
  readonly healMs: number;
  /** About so long after a change it is seen whether the log can be made smaller. */
  readonly compactMs?: number;
}

const COMPACT_MS = 30_000;
export const LOG_TIMING: LogTiming = { gatherMs: 1_000, quietMs: 20_000, healMs: 60_000, compactMs: COMPACT_MS };

type SaidOfDevices = Pick<StatementOptions, 'deviceName' | 'whenStored' | 'now' | 'statementTiming'>;

export interface SealedLogOptions extends SaidOfDevices {
  /** The portfolio, loaded. */
  readonly doc: Y.Doc;
  /** Carries the log; what it held on this device is loaded. */
  readonly outer: Y.Doc;
  readonly by: SealKey;
  readonly deviceId: string;
  readonly marks: Marks;
  readonly timing?: LogTiming;
  /** Without one nothing is ever deleted from the log. */
  readonly server?: LogServer;
  readonly policy?: CompactionPolicy;
  /**
   * Runs `apply` and keeps what it brought into the document, which was empty until now, as it gives it: Yjs would write all of it
   * anew for whoever listens to the document, which takes as long as reading it.
   */
  keepArrived?(apply: () => readonly Uint8Array[]): void;
  /** Whether updates of this origin are sealed by the host they came from; the comparison after quiet seals them if it did not. */
  sealedElsewhere?(origin: unknown): boolean;
  /** `isWaiting`, `setAside`, `missing` or the devices may have changed. */
  onChange?(): void;
  /** New entries of ours stand in the outer document, up to this `revision`. */
  onSealed?(revision: number): void;
  onFailure?(cause: unknown): void;
}

export interface SealedLog {
  /** Opens what the log holds and adds what it lacks. Resolves when done; until then nothing is sealed. */
  start(): Promise<void>;
  /** Seals what was gathered. Resolves when it stands in the outer document. */
  flush(): Promise<void>;
  /** Compares the log with the portfolio and adds the difference, if there is one. */
  check(): Promise<void>;
  /** Makes the log smaller by one step, if it can be. Resolves with whether something was deleted. */
  compact(): Promise<boolean>;
  /** Counts the updates of this device; those up to `sealedRevision` are in the outer document. */
  readonly sealedRevision: number;
  /** The server has everything up to this revision. */
  confirm(revision: number): void;
  /** Something is not yet confirmed. */
  readonly isWaiting: boolean;
  readonly setAside: number;
  readonly missing: number;
  /** Where the person's devices stand. */
  readonly statements: Statements;
  /** When the person's words were changed on another device, which ends this room; null while they were not. */
  readonly movedAtMs: number | null;
  /** Traces that deleted entries have left in the outer document: only a new room is without them. */
  readonly tombstones: number;
  /** Seals what was gathered and lets go of both documents. */
  stop(): Promise<void>;
}

export function openSealedLog(options: SealedLogOptions): SealedLog {
  const { doc, outer, by, deviceId, marks, timing = LOG_TIMING } = options;
  const log = outer.getArray('log');
  const opened = openedEntries(by);
  const onFailure = (cause: unknown) => options.onFailure?.(cause);
  const turns = takeTurns(onFailure);
  const { inTurn, inBackground, later } = turns;
  const { server, policy = COMPACTION, now = () => new Date() } = options;
  const delayMs = timing.compactMs ?? COMPACT_MS;
  const tombstones = tombstonesOf(outer);
  const compactor =
    server &&
    openCompactor({
      doc,
      outer,
      by,
      deviceId,
      opened,
      marks,
      turns,
      server,
      policy,
      delayMs,
      nowMs: () => now().getTime(),
      readLog,
      onFailure,
    });
  let pending: Uint8Array[] = [];
  let revision = 0;
  let sealedRevision = 0;
  let confirmedRevision = -1; // until the server has said once that it holds what this device held at its start
  let sealedCount = 0;
  let isMarked = false;
  let isLogLess = false;
  /** Something came from a host that seals for itself, and has not been looked for in the log yet. */
  let isSealingAwaited = false;
  let healedAtMs = Number.NEGATIVE_INFINITY;
  let marking: Promise<void> = Promise.resolve();

  function mark(isUnsealed: boolean): void {
    if (isMarked === isUnsealed) return;
    isMarked = isUnsealed;
    marking = marking.then(() => marks.write(unsealedKey(by.room), isUnsealed)).catch(onFailure);
  }

  // before the transaction, since the mark must not come after the update that it speaks of
  function onBeforeTransaction({ origin }: Y.Transaction): void {
    if (origin === SYNC_ORIGIN) return;
    mark(true);
    later('gather', timing.gatherMs, sealPending);
  }

  function onUpdate(update: Uint8Array, origin: unknown): void {
    if (origin === SYNC_ORIGIN) return;
    later('quiet', timing.quietMs, compare, true);
    if (options.sealedElsewhere?.(origin)) isSealingAwaited = true;
    else {
      revision += 1;
      pending.push(update);
    }
    options.onChange?.();
  }

  function onLog(event: Y.YArrayEvent<unknown>): void {
    if (!event.transaction.local) inBackground(readLog);
  }

  async function readLog(): Promise<void> {
    const { updates, isLess } = await opened.refresh(log.toArray());
    isLogLess ||= isLess;
    const apply = () => applyOpened(doc, updates, { origin: SYNC_ORIGIN, onFailure });
    if (options.keepArrived && doc.store.clients.size === 0) {
      doc.off('update', onUpdate);
      try {
        options.keepArrived(apply);
      } finally {
        doc.on('update', onUpdate);
      }
    } else apply();
    // not all devices at once: the first that makes it good does so for all
    if (isLess) later('heal', timing.gatherMs * (1 + HEAL_SPREAD * Math.random()), compare);
    if (isSealingAwaited && updates.length > 0) later('quiet', timing.gatherMs, compare, true);
    statements.opened();
    compactor?.consider();
    options.onChange?.();
  }

  async function sealPending(): Promise<void> {
    const until = revision;
    const updates = pending;
    pending = [];
    try {
      const joined = join(updates);
      if (joined) await append(joined);
    } catch (cause) {
      pending = [...updates, ...pending];
      later('gather', timing.gatherMs, sealPending);
      throw cause;
    }
    sealedRevision = until;
    if (isConfirmed()) mark(false);
    compactor?.consider();
    options.onSealed?.(until);
  }

  /** Merging is quadratic in the number of updates (20,000 take ten seconds): an import is cheaper as a difference. */
  function join(updates: readonly Uint8Array[]): Uint8Array | null {
    if (updates.length > MERGE_AT_MOST) return differenceOf(doc, opened.coverage);
    return updates.length > 1 ? Y.mergeUpdates([...updates]) : (updates[0] ?? null);
  }

  async function append(update: Uint8Array, standsFor: EntryNumbers = new Map()): Promise<void> {
    const number = sealedCount + 1;
    sealedCount = number;
    // storage that is full must not keep the portfolio from reaching the server
    await marks.write(sealedCountKey(by.room), number).catch(onFailure);
    const numbers = unionNumbers(standsFor, new Map([[deviceId, unclaimed(number)]]));
    const content = { numbers, update, statements: saidIn(number, update, standsFor) };
    log.push([await seal(by, encodeEntryContent(content))]);
    const element = log.get(log.length - 1); // Yjs keeps a copy of the bytes it was given
    if (element instanceof Uint8Array) opened.add(element, content);
  }

  /** What this device says, and what the others said in entries that are gone and that this one stands for. */
  function saidIn(number: number, update: Uint8Array, standsFor: EntryNumbers): DeviceStatement[] {
    const theirs = [...opened.statements.values()].filter((said) => standsFor.has(said.deviceId));
    const others = theirs.filter((said) => said.deviceId !== deviceId);
    return [...statements.inEntry(number, update.length === 0), ...others];
  }

  /** Our numbers that no entry stands for: the new one, and those of entries that a crash took before anyone had them. */
  const unclaimed = (number: number) => subtractRanges([[1, number + 1]], opened.numbers.get(deviceId) ?? []);

  async function compare(): Promise<void> {
    await sealPending();
    const difference = differenceOf(doc, opened.coverage);
    if (!difference) return sealedByAll();
    if (isLogLess) {
      const waitMs = healedAtMs + timing.healMs - performance.now();
      if (waitMs > 0) return later('heal', waitMs, compare);
      healedAtMs = performance.now();
      isLogLess = false;
    }
    mark(true);
    revision += 1;
    const until = revision;
    await append(difference, opened.orphans); // with it the log holds what they held
    sealedRevision = until;
    sealedByAll();
    options.onSealed?.(until);
  }

  /** The log holds all that the portfolio does. */
  function sealedByAll(): void {
    isSealingAwaited = false;
    if (isConfirmed()) mark(false);
    options.onChange?.();
  }

  const statements = keepStatements({
    ...options,
    opened,
    hasUnsealed: () => sealedRevision < revision,
    seal: (isDue) =>
      inTurn(async () => {
        if (isDue()) await append(NO_UPDATE);
        options.onChange?.();
      }),
  });

  const readMark = (key: string) =>
    marks.read(key).catch((cause: unknown) => {
      onFailure(cause);
      return null;
    });
  const isConfirmed = () => confirmedRevision >= revision && !isSealingAwaited;

  doc.on('beforeTransaction', onBeforeTransaction);
  doc.on('update', onUpdate);
  log.observe(onLog);

  // in the queue before anything else, so that nothing is sealed until the log was read
  const started = inTurn(async () => {
    await readLog();
    isMarked = (await readMark(unsealedKey(by.room))) === true || isMarked;
    const count = await readMark(sealedCountKey(by.room));
    const counted = typeof count === 'number' && Number.isSafeInteger(count) && count > 0 ? count : 0;
    sealedCount = Math.max(counted, (opened.numbers.get(deviceId)?.at(-1)?.[1] ?? 1) - 1);
    // an empty log is one that never met the server, or was lost: comparing it now would send everything once more; and so would
    // comparing one that another host goes on with, before it is here
    if (log.length > 0 && !options.sealedElsewhere) await compare();
  });

  return {
    start: () => started,
    flush: () => inTurn(sealPending),
    check: () => inTurn(compare),
    compact: async () => (await compactor?.run()) ?? false,
    confirm(confirmed) {
      confirmedRevision = Math.max(confirmedRevision, confirmed);
      if (isConfirmed()) mark(false);
      compactor?.consider();
      options.onChange?.();
    },
    get sealedRevision() {
      return sealedRevision;
    },
    get isWaiting() {
      return !isConfirmed();
    },
    get setAside() {
      return opened.setAside;
    },
    get missing() {
      return opened.missing;
    },
    statements,
    get movedAtMs() {
      return opened.movedAtMs;
    },
    get tombstones() {
      return tombstones.count;
    },
    async stop() {
      turns.stop();
      statements.stop();
      compactor?.stop();
      tombstones.stop();
      doc.off('beforeTransaction', onBeforeTransaction);
      doc.off('update', onUpdate);
      await inTurn(sealPending).finally(() => log.unobserve(onLog));
      await marking;
    },
  };
}
