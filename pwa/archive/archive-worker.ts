// Makes and opens archives beside the page: packing, unpacking and hashing never hold up what is on screen.
import { getFile, openFiles } from '../../shared/files/files.ts';
import { placeOf } from '../host/place.ts';
import type { Ask, Jobs, Told } from './archive-messages.ts';
import { ArchiveRefusal } from './format.ts';
import { damagedFiles, keepFiles, type Work } from './keep-files.ts';
import { type OpenArchive, openArchive } from './open-archive.ts';
import { writeArchive } from './write-archive.ts';

const tell = (told: Told): void => postMessage(told);
// of the portfolio that the page shows: its name says which
const db = openFiles(placeOf(self.name).files);
let archive: OpenArchive | null = null;
let stopping = new AbortController();

async function take({ source, password }: Jobs['take']['asks'], work: Required<Work>): Promise<Jobs['take']['gives']> {
  const filesHere = new Set(await db.files.toCollection().primaryKeys());
  // one that does not match its hash is as good as missing
  const file = async (sha256: string) => (await getFile(db, sha256).catch(() => null))?.bytes ?? null;
  return writeArchive(source, { password, filesHere, file, ...work });
}

async function look(
  { archive: blob, password }: Jobs['look']['asks'],
  work: Required<Work>,
): Promise<Jobs['look']['gives']> {
  await archive?.close();
  archive = await openArchive(blob, { password, signal: work.signal });
  const { portfolioId, layout, takenAt, records, files } = archive;
  const damaged = await damagedFiles(archive, work);
  return { contents: { portfolioId, layout, takenAt, records, files }, damaged };
}

function run(ask: Exclude<Ask, { job: 'stop' }>, work: Required<Work>): Promise<Jobs[keyof Jobs]['gives']> {
  if (ask.job === 'take') return take(ask.asks, work);
  if (ask.job === 'look') return look(ask.asks, work);
  if (!archive) throw new Error('no archive was looked at');
  return keepFiles(archive, { db, now: new Date(), work });
}

async function answer(ask: Ask): Promise<void> {
  if (ask.job === 'stop') {
    stopping.abort();
    return;
  }
  stopping = new AbortController();
  const { signal } = stopping;
  try {
    tell({ done: await run(ask, { signal, onProgress: (share) => tell({ share }) }) });
  } catch (error) {
    if (signal.aborted) tell({ stopped: true });
    else if (error instanceof ArchiveRefusal) tell({ refused: error.reason, sentence: error.message });
    else tell({ failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
}
addEventListener('message', (event: MessageEvent<Ask>) => void answer(event.data));
