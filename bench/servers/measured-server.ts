// The three servers of the comparison: how each is started, how much memory it has, how it is killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/processes.ts';
import { nodeOn } from './cores.ts';
import { peerProgram } from './peers.ts';

export const SERVERS = ['waymark', 'y-websocket-server', 'hocuspocus'] as const;
export type ServerName = (typeof SERVERS)[number];

export interface MeasuredServer {
  readonly name: ServerName;
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** What the operating system says that the process holds (resident set), in kB of 1,024. Linux only. */
  memoryKb(): number;
  /** Without a chance to write anything. Resolves when it is gone. */
  kill(): Promise<void>;
  /** On the same folder and address, after `kill`. Resolves when it listens. */
  start(): Promise<void>;
  /** Kills it and removes its folder. */
  remove(): Promise<void>;
}

/** What hinders a load that comes from one address is out of the way; the rest is as an operator gets it. */
const LIFTED = ['connectionsPerAddress', 'newRoomsPerHour', 'messagesPerSecond', 'messagesAtOnce'];

function programOf(name: ServerName, folder: string, port: string): string[] {
  if (name !== 'waymark') return [peerProgram(name), folder, port];
  const limits = LIFTED.flatMap((limit) => ['--limit', `${limit}=1000000`]);
  return [join(root, 'sync-server/main.ts'), '--port', port, '--data', folder, ...limits];
}

/** Its folder is on the disk of the repository: a temporary folder may be one in memory, where nothing is durable. */
export async function startMeasuredServer(name: ServerName, core: number | null): Promise<MeasuredServer> {
  const folder = mkdtempSync(join(root, 'bench/results/server-'));
  let running = await startProcess(name, nodeOn(core, programOf(name, folder, '0')));
  const { origin } = running;
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder); // also when the run was broken off
  const kill = async () => {
    running.child.kill('SIGKILL');
    await running.gone;
  };
  return {
    name,
    origin,
    memoryKb: () => memoryOf(running.child),
    kill,
    async start() {
      running = await startProcess(name, nodeOn(core, programOf(name, folder, new URL(origin).port)));
    },
    async remove() {
      await kill();
      removeFolder();
    },
  };
}

interface ServerProcess {
  readonly child: ChildProcess;
  readonly gone: Promise<void>;
  readonly origin: string;
}

async function startProcess(name: ServerName, [command, args]: ReturnType<typeof nodeOn>): Promise<ServerProcess> {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const gone = new Promise<void>((resolve) =>
    child.once('exit', () => {
      process.off('exit', end);
      resolve();
    }),
  );
  return { child, gone, origin: await listeningAt(name, child) };
}

function listeningAt(name: ServerName, child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (bytes: Buffer) => {
      said = `${said}${bytes}`.slice(-10_000);
      const origin = /^listening on (http:\/\/127\.0\.0\.1:\d+)$/m.exec(said)?.[1];
      if (origin) resolve(origin);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`${name} ended: ${said}`)));
  });
}

function memoryOf(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
}
