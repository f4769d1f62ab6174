// Server and generator each on a processor core of its own, so that neither takes time from the other.
import { availableParallelism } from 'node:os';
import { onPath } from '../../scripts/processes.ts';

export type Role = 'server' | 'generator';
const CORES: Record<Role, string> = { server: '0', generator: '1' };

/** Whether processes can be kept to a core here: where not, the figures say less. */
export const canPin = (): boolean => onPath('taskset') !== null && availableParallelism() >= 2;

/** The command that runs a program of Node for this role. */
export function commandFor(role: Role, args: readonly string[]): [command: string, args: string[]] {
  const node = [process.execPath, ...args];
  return canPin() ? ['taskset', ['--cpu-list', CORES[role], ...node]] : [process.execPath, [...args]];
}
