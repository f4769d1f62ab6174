// Evidence files and the server: sends what it lacks, fetches what is asked for, and knows by its list what it has.
import { fileOpener, sealedSizeBytes, sealFile, sendAgainRequest } from '../crypto/file-seal.ts';
import type { PortfolioKeys } from '../crypto/keys.ts';
import type { ArrivingFiles } from '../files/arriving-files.ts';
import { collectGarbage } from './file-garbage.ts';
import { fileNames } from './file-names.ts';
import { type FileFailure, type FileRequestOptions, type ListedFile, openFileRequests } from './file-requests.ts';
import type { FileOnRecord, FileSyncStatus, FilesOnRecord, FileTransfer } from './file-sync-status.ts';
import { filesSoFar } from './files-so-far.ts';
import { CLOSE, isFinalClose } from './limits.ts';
import type { Marks } from './marks.ts';
import { comeBytes, receiveFile } from './receive-file.ts';
import { fileRefusalSentence, newerFileSentence, noFilesSentence } from './refusals.ts';
import { sendFile } from './send-file.ts';

/** `lacking`: the server does not have it, or not in a form that opens. */
export type FetchOutcome = 'kept' | 'lacking' | 'failed' | 'stopped';

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
  let files: FilesOnRecord = { here: [], lacking: [] };
  let list: Map<string, ListedFile> | null = null;
  let isNone = false;
  let reason: string | null = null;
  let connection: AbortController | null = null;
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let restUntilMs = 0;
  let listDueMs = 0;
  let lookMs = timing.lookMs;
  let sendsRestUntilMs = 0;
  let repaired = 0;
  const notSendable = new Set<string>();
  const settled = new Set<string>();
  const newer = new Set<string>();
  /** When the server had stored what did not open. */
  const damaged = new Map<string, number>();
  const transfers = new Map<string, FileTransfer>();
  const fetching = new Map<string, { stop: AbortController; outcome: Promise<FetchOutcome> }>();
  const soFars = filesSoFar(options.arriving);
  let isTidy = false;

  const listed = (sha256: string) => list?.get(names.of(sha256));
  const isThere = (sha256: string) => listed(sha256) !== undefined && !isDamagedThere(sha256);
  function isDamagedThere(sha256: string): boolean {
    const storedAtMs = listed(sha256)?.storedAtMs;
    return storedAtMs !== undefined && damaged.get(sha256) === storedAtMs;
  }

  function statusNow(): FileSyncStatus {
    const unsent = list ? files.here.filter(({ sha256 }) => !isThere(sha256)) : [];
    const all = [...files.here, ...files.lacking];
    return {
      server: isNone ? 'none' : list ? 'listed' : 'unknown',
      reason: isNone ? noFilesSentence : (reason ?? (newer.size > 0 ? newerFileSentence : null)),
      there: new Set(all.flatMap(({ sha256 }) => (isThere(sha256) ? [sha256] : []))),
      thereBytes: totalOf([...(list?.values() ?? [])]),
      here: { count: files.here.length, sizeBytes: totalOf(files.here) },
      unsent: { count: unsent.length, sizeBytes: totalOf(unsent) },
      heldBack: unsent.filter((file) => !options.maySend(file)).length,
      transfers: new Map(transfers),
      damaged: new Set([...damaged.keys()].filter(isDamagedThere)),
      repaired,
    };
  }
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
    if (!list || performance.now() >= listDueMs) {
      const answer = await requests.list(signal);
      if (signal.aborted) return;
      if (!answer.ok) return stumble(answer.failure);
      takeList(answer.value);
      say();
      await tidy();
    }
    for (const file of toSend()) {
      // files or records have changed: what is small and new goes before what is left
      if (signal.aborted || isAskedAgain) return;
      if (!options.maySend(file)) continue;
      const failure = await send(file, signal);
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
    await soFars.tidy((sha256) => wanted.has(sha256) || fetching.has(sha256));
  }

  function takeList(found: readonly ListedFile[]): void {
    list = new Map(found.map((file) => [file.name, file]));
    isNone = false;
    const isComplete = files.lacking.every(({ sha256 }) => isThere(sha256));
    lookMs = isComplete ? timing.lookMaxMs : Math.min(lookMs * 2, timing.lookMaxMs);
    listDueMs = performance.now() + varied(lookMs);
  }

  function stumble(failure: FileFailure): void {
    if (failure.reason === 'no-files') {
      isNone = true;
      list = null;
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

  /** The smallest first. */
  function toSend(): FileOnRecord[] {
    if (!list || performance.now() < sendsRestUntilMs) return [];
    const all = [...files.here, ...files.lacking];
    const hasOthers = list.size > all.reduce((count, { sha256 }) => count + (listed(sha256) ? 1 : 0), 0);
    const isLacking = ({ sha256, sizeBytes }: FileOnRecord) => {
      if (notSendable.has(sha256)) return false;
      const there = listed(sha256);
      // among files that no record names may be requests for this one
      if (!there || (hasOthers && list?.has(names.ofRequest(sha256)))) return true;
      return there.sizeBytes !== sealedSizeBytes(sizeBytes) && !settled.has(sha256);
    };
    return files.here.filter(isLacking).sort((a, b) => a.sizeBytes - b.sizeBytes);
  }

  async function send({ sha256 }: FileOnRecord, signal: AbortSignal): Promise<FileFailure | null> {
    const content = await options.read(sha256).catch(() => null);
    if (!content) {
      notSendable.add(sha256);
      return null;
    }
    const sealed = await sealFile(keys, content);
    if (sealed.contentHash !== sha256) {
      notSendable.add(sha256);
      options.onDamagedHere(sha256);
      return null;
    }
    const request = list?.has(names.ofRequest(sha256)) ? names.ofRequest(sha256) : null;
    if (request) {
      const removed = await requests.remove(sealed.name, signal);
      if (!removed.ok) return removed.failure;
      list?.delete(sealed.name);
    }
    const onProgress = (doneBytes: number) => move(sha256, 'up', doneBytes, sealed.sizeBytes);
    const failure = await sendFile(requests, sealed, { signal, onProgress });
    if (failure) return failure;
    if (request) {
      const removed = await requests.remove(request, signal);
      if (!removed.ok) return removed.failure;
      list?.delete(request);
    }
    settled.add(sha256);
    list?.set(sealed.name, { name: sealed.name, sizeBytes: sealed.sizeBytes, storedAtMs: now().getTime() });
    return null;
  }

  async function collect(signal: AbortSignal): Promise<void> {
    if (!list || !options.isInStep()) return;
    await collectGarbage({
      room: keys.room,
      marks,
      requests,
      files: [...list.values()],
      named: () => {
        const named = options.named();
        return named && new Set([...named].map(names.of));
      },
      nowMs: now().getTime(),
      signal,
      onRemoved: (name) => list?.delete(name),
    });
  }

  function move(sha256: string, way: FileTransfer['way'], doneBytes: number, sizeBytes: number): void {
    transfers.set(sha256, { way, doneBytes, sizeBytes });
    say();
  }

  async function receive(sha256: string, signal: AbortSignal): Promise<FetchOutcome> {
    const there = listed(sha256);
    if (!there || isDamagedThere(sha256) || newer.has(sha256)) return 'lacking';
    const opener = await fileOpener(keys, sha256);
    const { soFar, isFromDisk } = await soFars.take(sha256, there.sizeBytes);
    const onProgress = (doneBytes: number) => move(sha256, 'down', doneBytes, there.sizeBytes);
    onProgress(comeBytes(soFar));
    const onPieces = (first: number) => soFars.grew(sha256, soFar, first);
    const received = await receiveFile(requests, opener, soFar, { signal, onProgress, onPieces });
    switch (received.kind) {
      case 'whole': {
        const isKept = await options.keep(sha256, received.content).then(
          () => true,
          () => false,
        );
        // a disk that had no room for the whole has some now
        await soFars.drop(sha256);
        if (isKept && damaged.delete(sha256)) repaired += 1;
        return isKept ? 'kept' : 'failed';
      }
      case 'newer':
        newer.add(sha256);
        return 'lacking';
      case 'damaged':
        await soFars.drop(sha256);
        // what lay on this disk may be what is spoilt
        if (isFromDisk) return receive(sha256, signal);
        damaged.set(sha256, there.storedAtMs);
        await askForItAgain(sha256, signal);
        return 'lacking';
      case 'failed':
        if (received.failure.reason === 'gone') {
          list?.delete(names.of(sha256));
          await soFars.drop(sha256);
          return 'lacking';
        }
        if (received.failure.reason === 'refused') reason = fileRefusalSentence(received.failure.code, serverUrl);
        soFars.putBack(sha256, soFar);
        return signal.aborted ? 'stopped' : 'failed';
    }
  }

  /** Only who has the content replaces what does not open: what spoils it may be on the way to this device alone. */
  async function askForItAgain(sha256: string, signal: AbortSignal): Promise<void> {
    await sendFile(requests, await sealFile(keys, sendAgainRequest(sha256)), { signal, onProgress: () => undefined });
    lookMs = timing.lookMs;
    listDueMs = Math.min(listDueMs, performance.now() + varied(lookMs));
    run();
  }

  return {
    get status() {
      return statusNow();
    },
    set(next) {
      const known = new Set(files.lacking.map(({ sha256 }) => sha256));
      files = next;
      const lacking = new Set(next.lacking.map(({ sha256 }) => sha256));
      for (const sha256 of known) if (!lacking.has(sha256) && !fetching.has(sha256)) void soFars.drop(sha256);
      for (const kept of [notSendable, settled])
        for (const sha256 of kept) if (!next.here.some((file) => file.sha256 === sha256)) kept.delete(sha256);
      // a record has come before its file: the device that has it is sending it now
      if (next.lacking.some(({ sha256 }) => !known.has(sha256) && !isThere(sha256))) {
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
      listDueMs = 0;
      restUntilMs = 0;
      sendsRestUntilMs = 0;
      if (!isConnected) for (const { stop } of fetching.values()) stop.abort();
      run();
    },
    look: run,
    has: isThere,
    fetch(sha256) {
      const under = fetching.get(sha256);
      if (under) return under.outcome;
      if (!connection) return Promise.resolve('failed');
      const stop = new AbortController();
      const outcome = receive(sha256, stop.signal)
        .catch((): FetchOutcome => 'failed')
        .finally(() => {
          fetching.delete(sha256);
          transfers.delete(sha256);
          say();
        });
      fetching.set(sha256, { stop, outcome });
      return outcome;
    },
    stopFetching: (sha256) => fetching.get(sha256)?.stop.abort(),
    async giveUp(sha256) {
      const under = fetching.get(sha256);
      under?.stop.abort();
      await under?.outcome;
      await soFars.drop(sha256);
    },
    async stop() {
      clearTimeout(timer);
      clearTimeout(telling);
      connection?.abort();
      connection = null;
      for (const { stop } of fetching.values()) stop.abort();
      await Promise.all([running, ...[...fetching.values()].map(({ outcome }) => outcome)]);
    },
  };
}

const totalOf = (files: readonly { readonly sizeBytes: number }[]): number =>
  files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

/** So that many devices do not ask in the same moment. */
const varied = (ms: number): number => ms * (0.75 + Math.random() / 2);
