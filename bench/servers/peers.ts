// The packages of the servers that ours is measured against: installed from their own lock file, apart from the project's.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../scripts/processes.ts';

const FOLDER = join(import.meta.dirname, 'peers');
/** npm writes it at the end of an installation. */
const INSTALLED = join(FOLDER, 'node_modules/.package-lock.json');

const isInstalled = (): boolean =>
  existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= statSync(join(FOLDER, 'package-lock.json')).mtimeMs;

/** Installs them where they are not there as the lock file has them; none needs its install script. */
export async function installPeers(): Promise<void> {
  if (isInstalled()) return;
  console.log(`installing the servers to compare with into ${FOLDER}`);
  const exitCode = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', FOLDER]);
  if (exitCode !== 0) throw new Error('the servers to compare with could not be installed');
}

export const peerProgram = (name: 'y-websocket-server' | 'hocuspocus'): string => join(FOLDER, `${name}.mjs`);
