// Fetching files from the server, each once at a time: what comes whole is kept, and what does not open is asked for again.
import { fileOpener, sealFile, sendAgainRequest } from '../crypto/file-seal.ts';
import type { PortfolioKeys } from '../crypto/keys.ts';
import type { ArrivingFiles } from '../files/arriving-files.ts';
import type { FileNames } from './file-names.ts';
import type { FileFailure, FileRequests, ListedFile } from './file-requests.ts';
import { filesSoFar } from './files-so-far.ts';
import type { FilesThere } from './files-there.ts';
import { comeBytes, receiveFile } from './receive-file.ts';
import { sendFile } from './send-file.ts';

/** `lacking`: the server does not have it, or not in a form that opens. */
export type FetchOutcome = 'kept' | 'lacking' | 'failed' | 'stopped';

export interface FileFetchesOptions {
  readonly keys: PortfolioKeys;
  readonly names: FileNames;
  readonly requests: FileRequests;
  readonly there: FilesThere;
  readonly arriving: ArrivingFiles | undefined;
  /** Rejects when this device cannot keep it. */
  keep(sha256: string, content: Uint8Array<ArrayBuffer>): Promise<void>;
  onProgress(sha256: string, doneBytes: number, sizeBytes: number): void;
  onEnd(sha256: string): void;
  onFailure(failure: FileFailure): void;
  /** A device that has this file was asked to send it again. */
  onAskedAgain(): void;
}

export interface FileFetches {
  /** How many that did not open have come from another device since. */
  readonly repaired: number;
  /** Something was sealed in a way that this version does not know. */
  readonly hasNewer: boolean;
  fetch(sha256: string): Promise<FetchOutcome>;
  stop(sha256: string): void;
  /** The same, and what has come of it goes. */
  giveUp(sha256: string): Promise<void>;
  /** Records do not wait for it any more: what had come of it goes, unless it is coming just now. */
  letGo(sha256: string): void;
  /** Drops what an earlier start left of files that are not to come any more. */
  tidy(isWanted: (sha256: string) => boolean): Promise<void>;
  stopAll(): void;
  /** Resolves when nothing is under way. */
  ended(): Promise<unknown>;
}

export function fileFetches(options: FileFetchesOptions): FileFetches {
  const { keys, names, requests, there } = options;
  const under = new Map<string, { stop: AbortController; outcome: Promise<FetchOutcome> }>();
  const soFars = filesSoFar(options.arriving);
  const newer = new Set<string>();
  let repaired = 0;

  async function receive(sha256: string, signal: AbortSignal): Promise<FetchOutcome> {
    const listed = there.listed(sha256);
    if (!listed || there.isDamaged(sha256) || newer.has(sha256)) return 'lacking';
    const opener = await fileOpener(keys, sha256);
    const { soFar, isFromDisk } = await soFars.take(sha256, listed.sizeBytes);
    const onProgress = (doneBytes: number) => options.onProgress(sha256, doneBytes, listed.sizeBytes);
    onProgress(comeBytes(soFar));
    const onPieces = (first: number) => soFars.grew(sha256, soFar, first);
    const received = await receiveFile(requests, opener, soFar, { signal, onProgress, onPieces });
    switch (received.kind) {
      case 'whole':
        return keep(sha256, received.content);
      case 'newer':
        newer.add(sha256);
        return 'lacking';
      case 'damaged':
        await soFars.drop(sha256);
        // what lay on this disk may be what is spoilt
        return isFromDisk ? receive(sha256, signal) : askForItAgain(sha256, listed, signal);
      case 'failed':
        if (received.failure.reason === 'gone') {
          there.remove(names.of(sha256));
          await soFars.drop(sha256);
          return 'lacking';
        }
        options.onFailure(received.failure);
        soFars.putBack(sha256, soFar);
        return signal.aborted ? 'stopped' : 'failed';
    }
  }

  async function keep(sha256: string, content: Uint8Array<ArrayBuffer>): Promise<FetchOutcome> {
    const isKept = await options.keep(sha256, content).then(
      () => true,
      () => false,
    );
    // a disk that had no room for the whole has some now
    await soFars.drop(sha256);
    if (isKept && there.repair(sha256)) repaired += 1;
    return isKept ? 'kept' : 'failed';
  }

  /** Only who has the content replaces what does not open: what spoils it may be on the way to this device alone. */
  async function askForItAgain(sha256: string, { storedAtMs }: ListedFile, signal: AbortSignal): Promise<FetchOutcome> {
    there.damage(sha256, storedAtMs);
    await sendFile(requests, await sealFile(keys, sendAgainRequest(sha256)), { signal, onProgress: () => undefined });
    options.onAskedAgain();
    return 'lacking';
  }

  return {
    get repaired() {
      return repaired;
    },
    get hasNewer() {
      return newer.size > 0;
    },
    fetch(sha256) {
      const already = under.get(sha256);
      if (already) return already.outcome;
      const stop = new AbortController();
      const outcome = receive(sha256, stop.signal)
        .catch((): FetchOutcome => 'failed')
        .finally(() => {
          under.delete(sha256);
          options.onEnd(sha256);
        });
      under.set(sha256, { stop, outcome });
      return outcome;
    },
    stop: (sha256) => under.get(sha256)?.stop.abort(),
    async giveUp(sha256) {
      const coming = under.get(sha256);
      coming?.stop.abort();
      await coming?.outcome;
      await soFars.drop(sha256);
    },
    letGo(sha256) {
      if (!under.has(sha256)) void soFars.drop(sha256);
    },
    tidy: (isWanted) => soFars.tidy((sha256) => isWanted(sha256) || under.has(sha256)),
    stopAll() {
      for (const { stop } of under.values()) stop.abort();
    },
    ended: () => Promise.all([...under.values()].map(({ outcome }) => outcome)),
  };
}
