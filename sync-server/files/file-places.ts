// Where files lie in a data folder: a folder for the beginning of a room's name, in it one for the room, in that its files.
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assertNames, type FileAddress } from './file-store.ts';

/** A folder with very many entries is slow on some file systems. */
const PREFIX_LETTERS = 2;

/** Throws at a name that could lead elsewhere. */
export function pathOf(folder: string, { room, name }: FileAddress): string {
  assertNames(room, name);
  return join(folder, room.slice(0, PREFIX_LETTERS), room, name);
}

/** Where a file is until it is complete. */
export const partOf = (path: string): string => `${path}.part`;

/** The file's folder is there after that, also after a power cut. */
export async function prepareFolder(path: string): Promise<void> {
  const first = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = dirname(path); made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** What was made, renamed or removed in it stays so after a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const GONE = 'gone';

/** Takes a room's folder out of the way at one stroke; `removeAside` removes it, which may take its time. */
export async function setAside(folder: string, room: string): Promise<void> {
  assertNames(room);
  const aside = join(folder, GONE, randomUUID());
  await mkdir(join(folder, GONE), { recursive: true, mode: 0o700 });
  try {
    await rename(join(folder, room.slice(0, PREFIX_LETTERS), room), aside);
    await syncFolder(join(folder, room.slice(0, PREFIX_LETTERS)));
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
  }
}

/** Also what an earlier process did not come to remove. */
export async function removeAside(folder: string): Promise<void> {
  const aside = await readdir(join(folder, GONE)).catch((cause: unknown) => {
    if (isMissing(cause)) return [];
    throw cause;
  });
  for (const name of aside) await rm(join(folder, GONE, name), { recursive: true, force: true });
}

export const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
