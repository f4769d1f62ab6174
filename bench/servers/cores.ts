// Server and generator each on a processor core of its own, so that neither takes time from the other.
import { readFileSync } from 'node:fs';
import { onPath } from '../../scripts/processes.ts';

/** Such as `0-3,6`, as Linux lists the cores that a process may use. */
export function coresIn(list: string): number[] {
  return list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  });
}

/**
 * A core for each; null where processes cannot be kept to one, or there is one only. Not to be asked by a process that is kept to
 * one: it sees no other.
 */
export function twoCores(): { server: number; generator: number } | null {
  if (onPath('taskset') === null) return null;
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  const [server, generator] = coresIn(list ?? '0');
  return server === undefined || generator === undefined ? null : { server, generator };
}

/** The command that runs a program of Node on this core. */
export function nodeOn(core: number | null, args: readonly string[]): [command: string, args: string[]] {
  if (core === null) return [process.execPath, [...args]];
  return ['taskset', ['--cpu-list', String(core), process.execPath, ...args]];
}
