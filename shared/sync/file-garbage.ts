// Files on the server that no record names any more: noted when first seen so, deleted a month later.
import type { FileRequests, ListedFile } from './file-requests.ts';
import { filesSweptKey, type Marks, unnamedFilesKey } from './marks.ts';

const DAY_MS = 86_400_000;
/** As long as the bin keeps things, and beginning when it has let go of them. */
const UNNAMED_MS = 30 * DAY_MS;

export interface GarbageOptions {
  readonly room: string;
  readonly marks: Marks;
  readonly requests: FileRequests;
  readonly files: readonly ListedFile[];
  /** The names of all files that any record names, in the bin or not; null when that cannot be told. */
  named(): ReadonlySet<string> | null;
  readonly nowMs: number;
  readonly signal: AbortSignal;
  onRemoved(name: string): void;
}

/** At most once a day. The caller makes sure that the record is all here: what has not arrived may name what seems unnamed. */
export async function collectGarbage(options: GarbageOptions): Promise<void> {
  const { room, marks, requests, files, nowMs, signal } = options;
  const sweptMs = await marks.read(filesSweptKey(room));
  if (typeof sweptMs === 'number' && Math.abs(nowMs - sweptMs) < DAY_MS) return;
  const before = asTimes(await marks.read(unnamedFilesKey(room)));
  const named = options.named();
  if (!named) return;
  const unnamed: Record<string, number> = {};
  for (const { name, storedAtMs } of files) {
    if (named.has(name)) continue;
    const sinceMs = before[name] ?? nowMs;
    if (nowMs - sinceMs < UNNAMED_MS || nowMs - storedAtMs < UNNAMED_MS) {
      unnamed[name] = sinceMs;
      continue;
    }
    const removed = await requests.remove(name, signal);
    if (removed.ok) options.onRemoved(name);
    else unnamed[name] = sinceMs;
  }
  await marks.write(unnamedFilesKey(room), unnamed);
  await marks.write(filesSweptKey(room), nowMs);
}

function asTimes(value: unknown): Record<string, number> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
}
