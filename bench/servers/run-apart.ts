// Makes a run in a generator of its own, which begins with an empty memory and a processor core for itself.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { nodeOn, twoCores } from './cores.ts';
import type { ServerName } from './measured-server.ts';
import type { Outcome, RunName } from './runs/index.ts';

const GENERATOR = join(import.meta.dirname, 'generator.ts');

export async function runApart<Name extends RunName>(run: Name, server: ServerName): Promise<Outcome<Name>> {
  const cores = twoCores();
  const program = [GENERATOR, run, server, ...(cores ? [String(cores.server)] : [])];
  const [command, args] = nodeOn(cores?.generator ?? null, program);
  const generator = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let outcome: unknown;
  generator.once('message', (message) => {
    outcome = message;
  });
  await once(generator, 'disconnect'); // when it has ended, and all it said was heard
  if (outcome === undefined) throw new Error(`${run} with ${server} came to no end`);
  return outcome as Outcome<Name>;
}
