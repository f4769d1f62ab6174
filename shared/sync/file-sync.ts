// Evidence files and the server: sends what it lacks, fetches what is asked for, and knows by its list what it has.
import type { PortfolioKeys } from '../crypto/keys.ts';
import type { ArrivingFiles } from '../files/arriving-files.ts';
import { type FetchOutcome, fileFetches } from './file-fetches.ts';
import { collectGarbage } from './file-garbage.ts';
import { fileNames } from './file-names.ts';
import { type FileFailure, type FileRequestOptions, type ListedFile, openFileRequests } from './file-requests.ts';
import { fileSends } from './file-sends.ts';
import {
  type FileOnRecord,
  type FileSyncStatus,
  type FilesOnRecord,
  type FileTransfer,
  standingOf,
} from './file-sync-status.ts';
import { filesThere } from './files-there.ts';
import { CLOSE, isFinalClose } from './limits.ts';
import type { Marks } from './marks.ts';
import { fileRefusalSentence, newerFileSentence, noFilesSentence } from './refusals.ts';

export interface FileSyncOptions extends Omit<FileRequestOptions, 'keys'> {
  readonly keys: PortfolioKeys;
  readonly marks: Marks;
  /** The bytes that this device keeps under a hash, whatever they are now; null when there are none. */
  read(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Rejects when this device cannot keep it. */
  keep(sha256: string, content: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Keeps what has come of large files, so that it outlives the app. */
  readonly arriving?: ArrivingFiles;
  /** What lies here under this hash is something else. */
  onDamagedHere(sha256: string): void;
  /** Whether the connection is one to send this over. */
  maySend(file: FileOnRecord): boolean;
  /** The SHA-256 of every file that any record names, in the bin or not; null when that cannot be told. Asked once a day. */
  named(): Iterable<string> | null;
  /** Everything that any device has written has arrived here and was understood. */
  isInStep(): boolean;
  onStatus(status: FileSyncStatus): void;
  readonly timing?: FileTiming;
}

export interface FileTiming {
  /** Pause after a failure, doubled each time. */
  readonly pauseMs: number;
  readonly pauseMaxMs: number;
  /** What records name and nobody has sent yet is looked for again after this, doubled each time. */
  readonly lookMs: number;
  /** The list is asked for at least as often. */
  readonly lookMaxMs: number;
}

const TIMING: FileTiming = { pauseMs: 2_000, pauseMaxMs: 600_000, lookMs: 4_000, lookMaxMs: 600_000 };
const TELL_MS = 100;

export interface FileSync {
  readonly status: FileSyncStatus;
  /** Files or records have changed. */
  set(files: FilesOnRecord): void;
  /** Nothing is asked of the server before it is connected, and what is under way ends when it is not. */
  setConnected(isConnected: boolean): void;
  /** Looks again whether something may be sent now. */
  look(): void;
  /** Whether the server has it, as far as is known, and not as something that does not open. */
  has(sha256: string): boolean;
  fetch(sha256: string): Promise<FetchOutcome>;
  stopFetching(sha256: string): void;
  /** The same, and what has come of it goes. */
  giveUp(sha256: string): Promise<void>;
  stop(): Promise<void>;
}

export function startFileSync(options: FileSyncOptions): FileSync {
  const { keys, serverUrl, marks, now = () => new Date(), timing = TIMING } = options;
  const requests = openFileRequests({ ...options, now });
  const names = fileNames(keys);
  const there = filesThere(names);
  let files: FilesOnRecord = { here: [], lacking: [] };
  let isNone = false;
  let reason: string | null = null;
  let connection: AbortController | null = null;
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  let isTidy = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let restUntilMs = 0;
  let listDueMs = 0;
  let lookMs = timing.lookMs;
  let sendsRestUntilMs = 0;
  const transfers = new Map<string, FileTransfer>();

  const moves = (way: FileTransfer['way']) => (sha256: string, doneBytes: number, sizeBytes: number) => {
    transfers.set(sha256, { way, doneBytes, sizeBytes });
    say();
  };
  const sends = fileSends({ ...options, keys, names, requests, there, now, onProgress: moves('up') });
  const fetches = fileFetches({
    keys,
    names,
    requests,
    there,
    arriving: options.arriving,
    keep: options.keep,
    onProgress: moves('down'),
    onEnd(sha256) {
      transfers.delete(sha256);
      say();
    },
    onFailure(failure) {
      if (failure.reason === 'refused') reason = fileRefusalSentence(failure.code, serverUrl);
    },
    onAskedAgain() {
      lookMs = timing.lookMs;
      listDueMs = Math.min(listDueMs, performance.now() + varied(lookMs));
      run();
    },
  });

  const statusNow = (): FileSyncStatus => ({
    ...standingOf(files, there, options.maySend),
    server: isNone ? 'none' : there.list ? 'listed' : 'unknown',
    reason: isNone ? noFilesSentence : (reason ?? (fetches.hasNewer ? newerFileSentence : null)),
    transfers: new Map(transfers),
    repaired: fetches.repaired,
  });
  /** Many changes in a moment are told once: there may be thousands of files. */
  let telling: ReturnType<typeof setTimeout> | undefined;
  function say(): void {
    telling ??= setTimeout(() => {
      telling = undefined;
      options.onStatus(statusNow());
    }, TELL_MS);
  }

  /** Two at once ask for the same; each is asked for again after the one that runs. */
  function run(): void {
    if (!connection) return;
    clearTimeout(timer);
    if (running) {
      isAskedAgain = true;
      return;
    }
    const restMs = restUntilMs - performance.now();
    if (restMs > 0) {
      if (Number.isFinite(restMs)) timer = setTimeout(run, restMs);
      return;
    }
    const { signal } = connection;
    isAskedAgain = false;
    running = round(signal)
      .catch(pause)
      .then(() => {
        running = null;
        say();
        if (isAskedAgain || connection?.signal !== signal) return run();
        timer = setTimeout(run, Math.max(0, listDueMs - performance.now(), restUntilMs - performance.now()));
      });
  }

  async function round(signal: AbortSignal): Promise<void> {
    if (!there.list || performance.now() >= listDueMs) {
      const answer = await requests.list(signal);
      if (signal.aborted) return;
      if (!answer.ok) return stumble(answer.failure);
      takeList(answer.value);
      say();
      await tidy();
    }
    const due = performance.now() < sendsRestUntilMs ? [] : sends.due(files);
    for (const file of due) {
      // files or records have changed: what is small and new goes before what is left
      if (signal.aborted || isAskedAgain) return;
      if (!options.maySend(file)) continue;
      const failure = await sends.send(file, signal);
      transfers.delete(file.sha256);
      if (failure && !signal.aborted) return stumble(failure);
      if (!failure) reason = null;
      say();
    }
    if (performance.now() >= sendsRestUntilMs) reason = null;
    await collect(signal);
    failures = 0;
  }

  /** Once: what goes later is seen going. */
  async function tidy(): Promise<void> {
    const named = isTidy ? null : options.named();
    if (!named) return;
    isTidy = true;
    const wanted = new Set(named);
    for (const { sha256 } of files.here) wanted.delete(sha256);
    await fetches.tidy((sha256) => wanted.has(sha256));
  }

  function takeList(found: readonly ListedFile[]): void {
    there.take(found);
    isNone = false;
    const isComplete = files.lacking.every(({ sha256 }) => there.has(sha256));
    lookMs = isComplete ? timing.lookMaxMs : Math.min(lookMs * 2, timing.lookMaxMs);
    listDueMs = performance.now() + varied(lookMs);
  }

  function stumble(failure: FileFailure): void {
    if (failure.reason === 'no-files') {
      isNone = true;
      there.take(null);
      restUntilMs = Number.POSITIVE_INFINITY;
      return;
    }
    if (failure.reason !== 'refused') {
      pause();
      return;
    }
    reason = fileRefusalSentence(failure.code, serverUrl);
    if (failure.code === CLOSE.tooLarge) {
      // the smallest come first: none of the others fits either, while what is there can still be fetched
      sendsRestUntilMs = performance.now() + timing.pauseMaxMs;
      listDueMs = Math.min(listDueMs, sendsRestUntilMs);
    } else if (isFinalClose(failure.code)) restUntilMs = performance.now() + timing.pauseMaxMs;
    else pause();
  }

  function pause(): void {
    failures += 1;
    restUntilMs = performance.now() + varied(Math.min(timing.pauseMs * 2 ** (failures - 1), timing.pauseMaxMs));
  }

  async function collect(signal: AbortSignal): Promise<void> {
    if (!there.list || !options.isInStep()) return;
    await collectGarbage({
      room: keys.room,
      marks,
      requests,
      files: [...there.list.values()],
      named: () => {
        const named = options.named();
        return named && new Set([...named].map(names.of));
      },
      nowMs: now().getTime(),
      signal,
      onRemoved: there.remove,
    });
  }

  return {
    get status() {
      return statusNow();
    },
    set(next) {
      const known = new Set(files.lacking.map(({ sha256 }) => sha256));
      files = next;
      const lacking = new Set(next.lacking.map(({ sha256 }) => sha256));
      for (const sha256 of known) if (!lacking.has(sha256)) fetches.letGo(sha256);
      sends.keepOnly(next.here);
      // a record has come before its file: the device that has it is sending it now
      if (next.lacking.some(({ sha256 }) => !known.has(sha256) && !there.has(sha256))) {
        lookMs = timing.lookMs / 2;
        listDueMs = Math.min(listDueMs, performance.now() + timing.lookMs);
      }
      say();
      run();
    },
    setConnected(isConnected) {
      if (isConnected === (connection !== null)) return;
      clearTimeout(timer);
      connection?.abort();
      connection = isConnected ? new AbortController() : null;
      failures = 0;
      lookMs = timing.lookMs;
      listDueMs = 0;
      restUntilMs = 0;
      sendsRestUntilMs = 0;
      if (!isConnected) fetches.stopAll();
      run();
    },
    look: run,
    has: there.has,
    fetch: (sha256) => (connection ? fetches.fetch(sha256) : Promise.resolve('failed')),
    stopFetching: fetches.stop,
    giveUp: fetches.giveUp,
    async stop() {
      clearTimeout(timer);
      clearTimeout(telling);
      connection?.abort();
      connection = null;
      fetches.stopAll();
      await Promise.all([running, fetches.ended()]);
    },
  };
}

/** So that many devices do not ask in the same moment. */
const varied = (ms: number): number => ms * (0.75 + Math.random() / 2);
