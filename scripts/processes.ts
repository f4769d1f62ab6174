// Runs other programs for the scripts: to an end with their output shown, or quietly for their answer.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const isWindows = process.platform === 'win32';

/** The project's root folder; every script and test starts here. */
export const root = resolve(import.meta.dirname, '..');

/** PATH with the project's own programs first, so that all of them run on the Node the project brings. */
export const PATH = [join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);

/** Starts a program in the project's root, showing what it prints; it reads no input. */
export function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: isWindows,
  });
}

/** Runs a program to its end and gives its exit code; 1 when it could not start or was killed. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((done) => {
    const child = start(command, args, env);
    child.once('error', (error) => {
      console.error(`${command} could not start: ${error.message}`);
      done(1);
    });
    child.once('exit', (code) => done(code ?? 1));
  });
}

/** What a program prints within ten seconds, or null when it fails. */
export function answerOf(command: string, args: readonly string[]): string | null {
  try {
    return execFileSync(command, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
      shell: isWindows,
    });
  } catch {
    return null;
  }
}

/** The full path of a program on PATH, or null. */
export function onPath(name: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, isWindows ? `${name}.exe` : name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not in this folder
    }
  }
  return null;
}
