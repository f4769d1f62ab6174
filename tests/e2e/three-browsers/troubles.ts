// What happens to a server: it is killed, comes back from an old copy of its data, or is out of reach for a while.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../../scripts/processes.ts';
import type { SyncServer } from '../server.ts';
import type { RecordingProxy } from './recording-proxy.ts';

export interface Trouble {
  readonly name: string;
  begin(): Promise<void>;
  /** The server is well again. */
  end(): Promise<void>;
}

export interface Place {
  readonly server: SyncServer;
  readonly proxy: RecordingProxy;
  /** Where copies of the data lie, and what the server left behind. */
  readonly folder: string;
  below(limit: number): number;
}

const nothing = async (): Promise<void> => undefined;

/** The operator's own commands, as docs/self-hosting.md has them. */
async function command(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, ['sync-server/main.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
}

export function troublesOf({ server, proxy, folder, below }: Place) {
  const copies: string[] = [];
  let left = 0;

  async function comeBackFromCopy(): Promise<void> {
    await server.stop(below(2) === 0 ? 'SIGKILL' : 'SIGTERM');
    await rename(server.dataFolder, join(folder, `left-${++left}`));
    await command('restore', copies[below(copies.length)] ?? '', '--data', server.dataFolder);
    await server.start();
  }

  const outOfReach = (way: 'cut' | 'silent'): Trouble => ({
    name: way,
    begin: async () => proxy.setWay(way),
    end: async () => proxy.setWay('open'),
  });

  return {
    /** Made while the server runs. */
    async copy(): Promise<void> {
      const copy = join(folder, `copy-${copies.length + 1}`);
      await command('backup', copy, '--data', server.dataFolder);
      copies.push(copy);
    },
    killed: (): Trouble => ({ name: 'killed', begin: () => server.stop('SIGKILL'), end: () => server.start() }),
    restored: (): Trouble => ({ name: 'an old copy', begin: comeBackFromCopy, end: nothing }),
    unreachable: (): Trouble => outOfReach(below(2) === 0 ? 'cut' : 'silent'),
  };
}
