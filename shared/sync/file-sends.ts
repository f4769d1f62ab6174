// Which files of this device the server lacks, and sending one of them; what another device asks for again is sent again.
import { sealedSizeBytes, sealFile } from '../crypto/file-seal.ts';
import type { PortfolioKeys } from '../crypto/keys.ts';
import type { FileNames } from './file-names.ts';
import type { FileFailure, FileRequests } from './file-requests.ts';
import type { FileOnRecord, FilesOnRecord } from './file-sync-status.ts';
import type { FilesThere } from './files-there.ts';
import { sendFile } from './send-file.ts';

export interface FileSendsOptions {
  readonly keys: PortfolioKeys;
  readonly names: FileNames;
  readonly requests: FileRequests;
  readonly there: FilesThere;
  /** The bytes that this device keeps under a hash, whatever they are now; null when there are none. */
  read(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** What lies here under this hash is something else. */
  onDamagedHere(sha256: string): void;
  onProgress(sha256: string, doneBytes: number, sizeBytes: number): void;
  now(): Date;
}

export interface FileSends {
  /** What is to be sent, the smallest first. */
  due(files: FilesOnRecord): FileOnRecord[];
  /** Null when it is there, or cannot be sent from this device. */
  send(file: FileOnRecord, signal: AbortSignal): Promise<FileFailure | null>;
  /** What is not here any more may be another thing when it comes again. */
  keepOnly(here: readonly FileOnRecord[]): void;
}

export function fileSends(options: FileSendsOptions): FileSends {
  const { keys, names, requests, there } = options;
  const notSendable = new Set<string>();
  const settled = new Set<string>();

  async function sendSealed(
    sealed: Awaited<ReturnType<typeof sealFile>>,
    signal: AbortSignal,
  ): Promise<FileFailure | null> {
    const sha256 = sealed.contentHash;
    const request = there.list?.has(names.ofRequest(sha256)) ? names.ofRequest(sha256) : null;
    if (request) {
      const removed = await requests.remove(sealed.name, signal);
      if (!removed.ok) return removed.failure;
      there.remove(sealed.name);
    }
    const onProgress = (doneBytes: number) => options.onProgress(sha256, doneBytes, sealed.sizeBytes);
    const failure = await sendFile(requests, sealed, { signal, onProgress });
    if (failure) return failure;
    if (request) {
      const removed = await requests.remove(request, signal);
      if (!removed.ok) return removed.failure;
      there.remove(request);
    }
    settled.add(sha256);
    there.add({ name: sealed.name, sizeBytes: sealed.sizeBytes, storedAtMs: options.now().getTime() });
    return null;
  }

  return {
    due(files) {
      const { list } = there;
      if (!list) return [];
      const all = [...files.here, ...files.lacking];
      const hasOthers = list.size > all.reduce((count, { sha256 }) => count + (there.listed(sha256) ? 1 : 0), 0);
      const isLacking = ({ sha256, sizeBytes }: FileOnRecord) => {
        if (notSendable.has(sha256)) return false;
        const listed = there.listed(sha256);
        // among files that no record names may be requests for this one
        if (!listed || (hasOthers && list.has(names.ofRequest(sha256)))) return true;
        return listed.sizeBytes !== sealedSizeBytes(sizeBytes) && !settled.has(sha256);
      };
      return files.here.filter(isLacking).sort((a, b) => a.sizeBytes - b.sizeBytes);
    },
    async send({ sha256 }, signal) {
      const content = await options.read(sha256).catch(() => null);
      const sealed = content && (await sealFile(keys, content));
      if (sealed?.contentHash === sha256) return sendSealed(sealed, signal);
      notSendable.add(sha256);
      if (sealed) options.onDamagedHere(sha256);
      return null;
    },
    keepOnly(here) {
      const kept = new Set(here.map(({ sha256 }) => sha256));
      for (const known of [notSendable, settled])
        for (const sha256 of known) if (!kept.has(sha256)) known.delete(sha256);
    },
  };
}
