// Finds the PostgreSQL server on this machine: its programs are seldom on the path.
import { accessSync, constants, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onPath } from './processes.ts';

/** Where Debian and Ubuntu keep them, a folder a version. */
const DEBIAN = '/usr/lib/postgresql';

/** The folder with `initdb` and `postgres`, of the newest version where there are several; or null. */
export function findPostgres(): string | null {
  const versions = foldersIn(DEBIAN).sort((a, b) => Number(b) - Number(a));
  const onDebian = versions.map((version) => join(DEBIAN, version, 'bin')).find(hasServer);
  if (onDebian) return onDebian;
  const initdb = onPath('initdb');
  return initdb && hasServer(dirname(initdb)) ? dirname(initdb) : null;
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function hasServer(folder: string): boolean {
  try {
    for (const name of ['initdb', 'postgres']) accessSync(join(folder, name), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
