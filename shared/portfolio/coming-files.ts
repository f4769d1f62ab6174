// Files that come before the records which name them: noted first, so that none stays without a record when it is broken off.
import type * as Y from 'yjs';
import { type FilesDb, missingFiles, removeFile } from '../files/files.ts';
import { asRecord } from '../model/parse.ts';
import { type LocalDb, writeLocal } from './identity.ts';
import { filesInUse } from './read.ts';

const PREFIX = 'coming-files:';
/** So long the records of files may still come from another tab, the extension or the server, though they are not in the document. */
const RECORDS_COME_MS = 7 * 86_400_000;

export interface ComingFiles {
  /** Call it before records are written that name these: from then on the records may stand elsewhere and not here. */
  handOver(sha256s: readonly string[]): Promise<void>;
  /** It is over, well or not: what no record names is dropped. Never rejects; what could not be dropped is at the next start. */
  end(): Promise<void>;
}

export interface ComingOptions {
  local: LocalDb;
  files: FilesDb;
  doc: Y.Doc;
  now: () => Date;
}

/** As it is noted, all by their SHA-256. */
interface Noted {
  /** Of these no record was written. */
  waiting: readonly string[];
  /** Of these one may have been. */
  handed: readonly string[];
  /** These were on this device before, whatever for: never dropped for this, and not by anybody else while this goes on. */
  here: readonly string[];
  /** Milliseconds since 1970. */
  atMs: number;
}

const asTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

function parseNoted(value: unknown): Noted {
  const { waiting, handed, here, atMs } = asRecord(value);
  const lists = { waiting: asTexts(waiting), handed: asTexts(handed), here: asTexts(here) };
  return { ...lists, atMs: typeof atMs === 'number' ? atMs : 0 };
}

const allOf = ({ waiting, handed, here }: Noted): string[] => [...waiting, ...handed, ...here];

async function readNotes(local: LocalDb): Promise<(Noted & { key: string })[]> {
  const rows = await local.values.where('key').startsWith(PREFIX).toArray();
  return rows.map(({ key, value }) => ({ key, ...parseNoted(value) }));
}

/** What pages that are still there are bringing, but for the one with this note. */
async function beingBrought(local: LocalDb, but = ''): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  const living = new Set(held.map(({ name }) => name));
  const notes = await readNotes(local);
  return new Set(notes.filter(({ key }) => key !== but && living.has(key)).flatMap(allOf));
}

/** Call it before the first of them is kept. Rejects with StorageFailure. */
export async function noteComingFiles(
  { local, files, doc, now }: ComingOptions,
  sha256s: readonly string[],
): Promise<ComingFiles> {
  const key = `${PREFIX}${crypto.randomUUID()}`;
  const all = [...new Set(sha256s)];
  const waiting = await missingFiles(files, all);
  const lacking = new Set(waiting);
  const here = all.filter((sha256) => !lacking.has(sha256));
  let noted: Noted = { waiting, handed: [], here, atMs: now().getTime() };
  const over = Promise.withResolvers<void>();
  // before the note is there: whoever finds it without its lock takes it for one that was left
  const held = Promise.withResolvers<void>();
  const lock = navigator.locks.request(key, () => {
    held.resolve();
    return over.promise;
  });
  lock.catch(held.reject);
  await held.promise;
  const release = async () => {
    over.resolve();
    await lock;
  };
  try {
    if (all.length > 0) await writeLocal(local, key, noted);
  } catch (error) {
    await release();
    throw error;
  }
  let ended: Promise<void> | null = null;
  return {
    async handOver(some) {
      const named = new Set(some);
      const handed = noted.waiting.filter((one) => named.has(one));
      if (handed.length === 0) return;
      const waiting = noted.waiting.filter((one) => !named.has(one));
      noted = { ...noted, waiting, handed: [...noted.handed, ...handed] };
      await writeLocal(local, key, noted);
    },
    end: () => {
      ended ??= beingBrought(local, key)
        .then((spared) => dropUnnamed({ files, doc, spared }, [...noted.waiting, ...noted.handed]))
        .then(() => local.values.delete(key))
        .catch(() => undefined)
        .finally(release);
      return ended;
    },
  };
}

async function dropUnnamed(
  { files, doc, spared }: Pick<ComingOptions, 'files' | 'doc'> & { spared: ReadonlySet<string> },
  sha256s: readonly string[],
): Promise<void> {
  const inUse = filesInUse(doc);
  for (const sha256 of sha256s) if (!inUse.has(sha256) && !spared.has(sha256)) await removeFile(files, sha256);
}

/**
 * Drops what was left by a page that closed in the middle; the leader calls it at its start, with the whole document. Files whose
 * records may have been written stay for a week. What is being brought just now is left alone. Rejects with StorageFailure.
 */
export async function dropLeftBehind({ local, files, doc, now }: ComingOptions): Promise<void> {
  const notes = await readNotes(local);
  if (notes.length === 0) return;
  const spared = await beingBrought(local);
  for (const { key, waiting, handed, atMs } of notes)
    await navigator.locks.request(key, { ifAvailable: true }, async (lock) => {
      if (!lock) return;
      const inUse = filesInUse(doc);
      const unnamed = handed.filter((sha256) => !inUse.has(sha256));
      const isOver = unnamed.length === 0 || now().getTime() - atMs >= RECORDS_COME_MS;
      await dropUnnamed({ files, doc, spared }, isOver ? [...waiting, ...unnamed] : waiting);
      if (isOver) await local.values.delete(key);
      else await writeLocal(local, key, { waiting: [], handed: unnamed, here: [], atMs } satisfies Noted);
    });
}
