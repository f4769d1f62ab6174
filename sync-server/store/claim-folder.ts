// Keeps a second server out of a data folder: the rooms that both held in memory would know nothing of each other.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A server that was told to stop is waited for this long. */
const WAIT_MS = 2_000;

export interface Claim {
  release(): void;
}

/**
 * The lock is SQLite's own on an empty database beside the real one, held in an open transaction: the system lets go of it when
 * the process ends, however it ends. Makes the folder where it is not there. Throws while another process has it.
 */
export function claimFolder(folder: string): Claim {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(join(folder, 'in-use.sqlite'));
  try {
    db.exec(`PRAGMA busy_timeout = ${WAIT_MS}; BEGIN EXCLUSIVE`);
  } catch (cause) {
    db.close();
    throw new Error(`another server is using ${folder}: stop it, or name another folder with --data`, { cause });
  }
  return { release: () => db.close() };
}
