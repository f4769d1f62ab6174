// A private PostgreSQL for the tests of a file: a cluster in a temporary folder, reached by a socket in it, syncing to the disk.
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { findPostgres } from '../../scripts/postgres.ts';

/** A cluster is made and started in this, on a machine that has much else to do. */
const START_MS = 60_000;
const LOOK_AGAIN_MS = 50;

export interface TestPostgres {
  /** The address of a new, empty database. */
  database(): Promise<string>;
  /** As a power cut would end it: whatever was not synced is gone. */
  crash(): Promise<void>;
  /** Resolves once it takes connections. */
  start(): Promise<void>;
}

/** Call it at the top of a test file; it is there while the tests run. */
export function aPostgres(): TestPostgres {
  let folder = '';
  let child: ChildProcess | null = null;
  let databases = 0;
  const urlOf = (name: string) => `postgres://postgres@/${name}?host=${encodeURIComponent(folder)}`;

  async function start(): Promise<void> {
    const settings = { listen_addresses: '', unix_socket_directories: folder, shared_buffers: '16MB', fsync: 'on' };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    child = spawn(join(programs(), 'postgres'), ['-D', join(folder, 'data'), ...args], { stdio: 'ignore', ...owner() });
    while (!(await answers(urlOf('postgres')))) {
      if (child.exitCode !== null) throw new Error(`PostgreSQL ended with exit code ${child.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  /** Without leaving the disk in order: all that is there is thrown away, or recovered by the next start. */
  async function crash(): Promise<void> {
    const stopping = child;
    if (!stopping || stopping.exitCode !== null) return;
    const gone = new Promise((resolve) => stopping.once('exit', resolve));
    stopping.kill('SIGQUIT');
    await gone;
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-pg-'));
    const { uid, gid } = owner();
    if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
    const args = [
      '-D',
      join(folder, 'data'),
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-locale',
      '--no-sync',
    ];
    await promisify(execFile)(join(programs(), 'initdb'), args, { cwd: folder, ...owner() });
    await start();
  }, START_MS);
  afterAll(async () => {
    await crash();
    rmSync(folder, { recursive: true, force: true });
  }, START_MS);

  return {
    async database() {
      databases += 1;
      const name = `test_${databases}`;
      await inDatabase(urlOf('postgres'), `CREATE DATABASE ${name}`);
      return urlOf(name);
    },
    crash,
    start,
  };
}

/** The rows that a statement answers with. */
export async function inDatabase(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

const answers = (url: string): Promise<boolean> =>
  inDatabase(url, 'SELECT 1').then(
    () => true,
    () => false,
  );

function programs(): string {
  const folder = findPostgres();
  if (!folder) throw new Error('PostgreSQL is missing: npm test installs it, or says how');
  return folder;
}

/** PostgreSQL does not run as root: then it runs as the user that its package made, or as nobody. */
function owner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (user: string, option: string) => Number(execFileSync('id', [option, user], { stdio: 'pipe' }));
  for (const user of ['postgres', 'nobody'])
    try {
      return { uid: idOf(user, '-u'), gid: idOf(user, '-g') };
    } catch {
      // there is no such user
    }
  throw new Error('there is no user that PostgreSQL could run as');
}
