// Keeps the log small: writes fuller entries, and deletes what they hold once the server has been seen to have them.
import type * as Y from 'yjs';
import { type SealKey, seal } from '../crypto/seal.ts';
import { type DeviceStatement, type EntryContent, encodeEntryContent } from './entry-content.ts';
import { type EntryPlace, placeOf, publishAlone } from './entry-place.ts';
import { WIRE_LIMITS } from './limits.ts';
import { type Marks, snapshotKey } from './marks.ts';
import { mergeEntries, snapshot } from './merged-entry.ts';
import type { OpenedEntries, OpenedEntry } from './opened-entries.ts';
import { coveredBy, findFullLevel, findRedundant, LEVEL_FACTOR } from './replaceable.ts';
import type { Turns } from './turns.ts';

/** Origin of the transactions in the outer document that replace entries. */
const COMPACTION_ORIGIN = 'compaction';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/**
 * How much longer a device waits that is not the one to do it, in a day and between snapshots: long enough for the other, short
 * enough if it is away.
 */
const NOT_OURS = 20;
/** While both the old and the new are there, the room must have place for both, and for what others write meanwhile. */
const ROOM_BYTES = WIRE_LIMITS.roomBytes / 2;

/** What the log asks of the connection before it deletes anything. */
export interface LogServer {
  /** Connected, everything exchanged, and everything of ours known to be there. */
  isInStep(): boolean;
  /** Whether the server, asked now, gives this entry back as it is. False without a connection. */
  readBack(place: EntryPlace): Promise<boolean>;
}

export interface CompactionPolicy {
  readonly factor: number;
  /** A snapshot pays when the entries' updates are larger than the portfolio by this share and so many bytes besides. */
  readonly snapshotShare: number;
  readonly snapshotBytes: number;
}

export const COMPACTION: CompactionPolicy = {
  factor: LEVEL_FACTOR,
  snapshotShare: 1.5,
  snapshotBytes: 64 * 1024,
};

export interface CompactorOptions {
  readonly doc: Y.Doc;
  readonly outer: Y.Doc;
  readonly by: SealKey;
  readonly deviceId: string;
  readonly opened: OpenedEntries;
  readonly marks: Marks;
  readonly turns: Turns;
  readonly server: LogServer;
  readonly policy: CompactionPolicy;
  /** About so long after a change it is seen whether there is something to do. */
  readonly delayMs: number;
  nowMs(): number;
  /** Opens what is new in the log; in turn. */
  readLog(): Promise<void>;
  onFailure(cause: unknown): void;
}

export interface Compactor {
  /** Looks after a while whether there is something to do. */
  consider(): void;
  /** Does one thing, if there is one and the server is in step. Resolves with whether something was deleted. */
  run(): Promise<boolean>;
  stop(): void;
}

export function openCompactor(options: CompactorOptions): Compactor {
  const { doc, outer, by, opened, turns, server, policy } = options;
  const log = outer.getArray('log');
  /** Entries that could not be merged: left alone until the next start. */
  const apart = new WeakSet<OpenedEntry>();
  let weighedAtMs: number | null = null;
  let isRunning = false;
  let isStopped = false;

  /** What opened and was understood, as it stands in the log; all else is never touched. */
  function inOrder(): OpenedEntry[] {
    const whole = opened.live.filter(({ isWhole }) => isWhole);
    const byElement = new Map<unknown, OpenedEntry>(whole.map((entry) => [entry.element, entry]));
    return log.toArray().flatMap((element) => byElement.get(element) ?? []);
  }

  /** Phase one: there is an entry that holds others. Resolves with where it stands, or null when there is nothing to do. */
  async function prepare(): Promise<{ cover: OpenedEntry; place: EntryPlace } | null> {
    if (isStopped || !server.isInStep()) return null;
    if (!findRedundant(inOrder())) await publish();
    const cover = findRedundant(inOrder())?.cover;
    const place = cover && placeOf(log, cover.element);
    return cover && place ? { cover, place } : null;
  }

  async function publish(): Promise<void> {
    const content = (await snapshotIfDue()) ?? (await mergedLevel());
    if (!content) return;
    const entry = await seal(by, encodeEntryContent(content));
    const there = inOrder().reduce((bytes, { element }) => bytes + element.length, 0);
    if (there + entry.length > ROOM_BYTES) return;
    publishAlone(outer, entry, COMPACTION_ORIGIN);
    await options.readLog();
  }

  async function mergedLevel(): Promise<EntryContent | null> {
    const entries = findFullLevel(
      inOrder().filter((entry) => !apart.has(entry)),
      policy.factor,
    );
    if (!entries) return null;
    const content = await mergeEntries(by, entries).catch((cause: unknown) => {
      options.onFailure(cause);
      return null;
    });
    if (!content) for (const entry of entries) apart.add(entry);
    return content;
  }

  async function snapshotIfDue(): Promise<EntryContent | null> {
    const nowMs = options.nowMs();
    const last = await options.marks.read(snapshotKey(by.room)).catch(() => null);
    const apartMs = isOurs() ? DAY_MS : DAY_MS * NOT_OURS;
    if (isRecent(weighedAtMs, HOUR_MS, nowMs) || isRecent(last, apartMs, nowMs)) return null;
    weighedAtMs = nowMs;
    const { live } = opened;
    const logBytes = live.reduce((bytes, { updateBytes }) => bytes + updateBytes, 0);
    if (live.length < 2 || logBytes < policy.snapshotBytes) return null;
    const content = snapshot(doc, opened);
    if (!content || logBytes < content.update.length * policy.snapshotShare + policy.snapshotBytes) return null;
    await options.marks.write(snapshotKey(by.room), nowMs).catch(options.onFailure);
    return content;
  }

  /** Phase two, after the server gave the cover back: what it holds goes, as the log is by now. */
  async function remove(cover: OpenedEntry): Promise<boolean> {
    const present = inOrder();
    if (isStopped || !present.includes(cover)) return false;
    const covered = new Set<unknown>(coveredBy(cover, present).map(({ element }) => element));
    const elements = log.toArray();
    outer.transact(() => {
      for (let at = elements.length - 1; at >= 0; at--) if (covered.has(elements[at])) log.delete(at);
    }, COMPACTION_ORIGIN);
    await options.readLog();
    return covered.size > 0;
  }

  async function run(): Promise<boolean> {
    if (isRunning) return false;
    isRunning = true;
    try {
      const prepared = await turns.inTurn(prepare);
      // not in turn: a server that never answers must not keep anything from being sealed
      if (!prepared || !(await server.readBack(prepared.place))) return false;
      return await turns.inTurn(() => remove(prepared.cover));
    } finally {
      isRunning = false;
    }
  }

  function consider(): void {
    const delayMs = options.delayMs * (0.5 + Math.random()) * (isOurs() ? 1 : NOT_OURS);
    turns.later('compact', delayMs, async () => {
      run().then((isSmaller) => isSmaller && consider(), options.onFailure);
    });
  }

  const isOurs = () => isTheirTurn(options.deviceId, [...opened.statements.values()], options.nowMs());

  return {
    consider,
    run,
    stop() {
      isStopped = true;
    },
  };
}

/** One device is the one to do it: the lowest id of those that said something within a day. */
export function isTheirTurn(deviceId: string, statements: readonly DeviceStatement[], nowMs: number): boolean {
  return !statements.some((said) => said.deviceId < deviceId && Math.abs(nowMs - said.atMs) < DAY_MS);
}

/** A time to come was written by a clock that was wrong. */
const isRecent = (atMs: unknown, withinMs: number, nowMs: number): boolean =>
  typeof atMs === 'number' && atMs <= nowMs && nowMs - atMs < withinMs;
