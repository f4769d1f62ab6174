// A sync server as a process of its own, started as an operator starts it; what a test does not stop is killed at its end.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly url: string;
  /** The exit code; null when it was killed. */
  readonly gone: Promise<number | null>;
}

/** Resolves once it listens; rejects with what it said when it ends before. It takes a free port unless told one. */
export const aServerProcess = (...args: string[]): Promise<ServerProcess> => aServerProcessWith({}, ...args);

/** The same, with more in its environment. */
export async function aServerProcessWith(
  more: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<ServerProcess> {
  const main = join(import.meta.dirname, '../../sync-server/main.ts');
  const { DATABASE_URL: _, ...rest } = process.env;
  const env = { ...rest, ...more };
  const child = spawn(process.execPath, [main, '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  onTestFinished(() => void child.kill('SIGKILL'));
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const origin = await readyAt(child);
  return { child, origin, url: `${origin.replace('http', 'ws')}/sync`, gone };
}

function readyAt(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (bytes: Buffer) => {
      said += bytes;
      const address = /^listening on (http:\/\/127\.0\.0\.1:\d+)$/m.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', (code) => reject(new Error(`the server ended with exit code ${code}: ${said}`)));
  });
}
