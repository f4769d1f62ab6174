// The real sync server as a process of its own, on the port that the built extension knows.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/processes.ts';

/** As the build has it. */
export const APP_ORIGIN = process.env.WAYMARK_APP_ORIGIN ?? 'http://localhost:8787';
const PORT = Number(new URL(APP_ORIGIN).port);

const isPortFree = (): Promise<boolean> =>
  new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(PORT, '127.0.0.1', () => probe.close(() => answer(true)));
  });

/** Another run of the tests on this computer may hold the port for a while: waits for a minute, then says so. */
export async function waitForPort(): Promise<void> {
  const deadlineMs = Date.now() + 60_000;
  while (!(await isPortFree())) {
    if (Date.now() > deadlineMs) throw new Error(`port ${PORT} is taken: close the Waymark that runs there`);
    await new Promise((later) => setTimeout(later, 250));
  }
}

/** The paths of all files below a folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((file) => join(file.parentPath, file.name));
}

/** A server with a data folder of its own; it can be stopped and started again on the same data. */
export class SyncServer {
  #process: ChildProcess | null = null;
  /** Everything it has printed, to look through for what no log may hold. */
  output = '';

  readonly dataFolder: string;
  /** Where it listens, while it runs. */
  port = 0;
  readonly #isBehindProxy: boolean;

  private constructor(dataFolder: string, isBehindProxy: boolean) {
    this.dataFolder = dataFolder;
    this.#isBehindProxy = isBehindProxy;
  }

  /** Starts a server with an empty data folder. */
  static start(): Promise<SyncServer> {
    return SyncServer.#begin(false);
  }

  /** Starts one on a port of its own, for a proxy that stands where the built extension looks for it. */
  static startBehindProxy(): Promise<SyncServer> {
    return SyncServer.#begin(true);
  }

  static async #begin(isBehindProxy: boolean): Promise<SyncServer> {
    const server = new SyncServer(await mkdtemp(join(tmpdir(), 'waymark-server-')), isBehindProxy);
    await server.start();
    return server;
  }

  /** Starts it on the data it has, with further options; resolves once it listens. */
  async start(options: readonly string[] = []): Promise<void> {
    if (this.#process) throw new Error('the server runs already');
    if (!this.#isBehindProxy) await waitForPort();
    const place = this.#isBehindProxy ? ['--port', '0', '--public-origin', APP_ORIGIN] : ['--port', String(PORT)];
    const child = spawn(process.execPath, ['sync-server/main.ts', ...place, '--data', this.dataFolder, ...options], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    child.stderr.on('data', (chunk) => {
      this.output += chunk;
    });
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        this.output += `${line}\n`;
        const port = /^listening on \S+:(\d+)$/.exec(line)?.[1];
        if (!port) return;
        this.port = Number(port);
        resolve();
      });
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${this.output}`)));
    });
  }

  /** Ends it: politely, or with SIGKILL as a power cut would. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await gone;
  }

  /** Every byte it keeps, file by file. */
  async storedBytes(): Promise<Buffer[]> {
    return Promise.all((await filesBelow(this.dataFolder)).map((path) => readFile(path)));
  }

  /** Ends it for good and removes its data. */
  async remove(): Promise<void> {
    await this.stop('SIGKILL');
    await rm(this.dataFolder, { recursive: true, force: true });
  }
}
