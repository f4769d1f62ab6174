// Devices that keep files in memory and sync them over a real server, through a network that a test may cut.
import { createHash, randomBytes } from 'node:crypto';
import { expect, onTestFinished, vi } from 'vitest';
import * as Y from 'yjs';
import { keysFromSecret, type PortfolioKeys } from '../../shared/crypto/keys.ts';
import type { ArrivingFiles, FileSoFar } from '../../shared/files/arriving-files.ts';
import { type FileSync, type FileSyncOptions, startFileSync } from '../../shared/sync/file-sync.ts';
import { anUpdate, aProvider, aServer, synced, type TestServer } from './a-server.ts';

export const fast = { pauseMs: 20, pauseMaxMs: 200, lookMs: 40, lookMaxMs: 200 };

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
export const noise = (sizeBytes: number) => new Uint8Array(randomBytes(sizeBytes));
export const keysOfFiles = (seed = 5): PortfolioKeys => keysFromSecret(new Uint8Array(16).fill(seed));

/** Files follow the log: a server that has none of this portfolio takes no files of it. */
export async function writeLog(server: TestServer, keys: PortfolioKeys): Promise<void> {
  const { provider, outer } = aProvider(server, keys);
  await synced(provider);
  Y.applyUpdate(outer, anUpdate('entry'));
  const another = aProvider(server, keys);
  await vi.waitFor(() => expect(another.log.length).toBeGreaterThan(0), { timeout: 10_000 });
  provider.destroy();
  another.provider.destroy();
}

export async function aFileServer(options: Parameters<typeof aServer>[0] = {}, keys = keysOfFiles()) {
  const server = await aServer(options);
  await writeLog(server, keys);
  return server;
}

export interface FileDevice {
  readonly sync: FileSync;
  readonly disk: Map<string, Uint8Array<ArrayBuffer>>;
  readonly marks: Map<string, unknown>;
  readonly damagedHere: string[];
  /** Every request that left, as "PATCH" and so on, or "LIST". */
  readonly requests: string[];
  /** What its record names, whether the file is here or not. */
  names(...files: { sha256: string; sizeBytes: number }[]): void;
  /** No record names it any more. */
  unnames(sha256: string): void;
  adds(content: Uint8Array<ArrayBuffer>): { sha256: string; sizeBytes: number };
  /** Waits until what it says of itself is so. */
  until(check: (sync: FileSync) => void): Promise<void>;
}

/** What outlives a device: `rows` is what has come of each file. */
export function arrivingInMemory(): ArrivingFiles & { rows: Map<string, FileSoFar> } {
  const rows = new Map<string, FileSoFar>();
  return {
    rows,
    async read(sha256) {
      const soFar = rows.get(sha256);
      return soFar ? { ...soFar, pieces: [...soFar.pieces] } : null;
    },
    async add(sha256, { totalBytes, first, pieces }) {
      const before = rows.get(sha256)?.pieces.slice(0, first) ?? [];
      rows.set(sha256, { totalBytes, pieces: [...before, ...pieces.map((piece) => piece.slice())] });
    },
    drop: async (sha256) => void rows.delete(sha256),
    async tidy(isWanted) {
      for (const sha256 of rows.keys()) if (!isWanted(sha256)) rows.delete(sha256);
      return [...rows.keys()];
    },
    close: () => undefined,
  };
}

/** Connected from the start. `cut` is asked before each request, and `spoil` with each answer. */
export function aFileDevice(
  server: { origin: string; url: string },
  given: Partial<FileSyncOptions> & {
    cut?: (method: string, address: string, count: number) => 'before' | 'after' | null;
    spoil?: (answer: Response, method: string) => Response | Promise<Response>;
  } = {},
): FileDevice {
  const disk = new Map<string, Uint8Array<ArrayBuffer>>();
  const marks = new Map<string, unknown>();
  const onRecord = new Map<string, number>();
  const damagedHere: string[] = [];
  const requests: string[] = [];
  const { cut, spoil, ...options } = given;
  const through: typeof fetch = async (input, init) => {
    const isList = /\/files\/[^/]+$/.test(String(input));
    const method = isList ? 'LIST' : (init?.method ?? 'GET');
    requests.push(method);
    const broken = cut?.(method, String(input), requests.length) ?? null;
    if (broken === 'before') throw new TypeError('the network was cut');
    const answer = await fetch(input, init);
    if (broken === 'after') {
      await answer.arrayBuffer();
      throw new TypeError('the network was cut');
    }
    return spoil ? spoil(answer, method) : answer;
  };
  const tell = () => {
    const all = [...onRecord].map(([sha256, sizeBytes]) => ({ sha256, sizeBytes }));
    const isHere = ({ sha256 }: { sha256: string }) => disk.has(sha256) && !damagedHere.includes(sha256);
    sync.set({ here: all.filter(isHere), lacking: all.filter((one) => !isHere(one)) });
  };
  const sync = startFileSync({
    keys: keysOfFiles(),
    serverUrl: server.url,
    marks: { read: async (key) => marks.get(key), write: async (key, value) => void marks.set(key, value) },
    fetch: through,
    timing: fast,
    read: async (sha256) => disk.get(sha256) ?? null,
    async keep(sha256, content) {
      disk.set(sha256, content);
      if (damagedHere.includes(sha256)) damagedHere.splice(damagedHere.indexOf(sha256), 1);
      tell();
    },
    onDamagedHere(sha256) {
      damagedHere.push(sha256);
      tell();
    },
    maySend: () => true,
    named: () => onRecord.keys(),
    isInStep: () => false,
    onStatus: () => undefined,
    ...options,
  });
  onTestFinished(() => sync.stop());
  sync.setConnected(true);
  return {
    sync,
    disk,
    marks,
    damagedHere,
    requests,
    names(...files) {
      for (const { sha256, sizeBytes } of files) onRecord.set(sha256, sizeBytes);
      tell();
    },
    unnames(sha256) {
      onRecord.delete(sha256);
      tell();
    },
    adds(content) {
      const sha256 = hashOf(content);
      disk.set(sha256, content);
      onRecord.set(sha256, content.length);
      tell();
      return { sha256, sizeBytes: content.length };
    },
    until: (check) => vi.waitFor(() => check(sync), { timeout: 20_000, interval: 10 }),
  };
}
