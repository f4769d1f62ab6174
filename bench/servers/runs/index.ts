// The runs that can be made with a server, by the names under which the generator is told of them.
import { fanOut } from './fan-out.ts';
import { kill } from './kill.ts';
import { idleMemory, roomMemory } from './memory.ts';
import { restart } from './restart.ts';
import { sustained } from './sustained.ts';

export const RUNS = { sustained, fanOut, idleMemory, roomMemory, restart, kill };
export type RunName = keyof typeof RUNS;
export type Outcome<Name extends RunName> = Awaited<ReturnType<(typeof RUNS)[Name]>>;
