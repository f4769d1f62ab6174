// What a server has of a portfolio's files: by its own list, by what it answered since, and what of it does not open.
import type { FileNames } from './file-names.ts';
import type { ListedFile } from './file-requests.ts';

export interface FilesThere {
  /** By name; null before the server has said what it has. */
  readonly list: ReadonlyMap<string, ListedFile> | null;
  /** Null: nothing is known any more. */
  take(found: readonly ListedFile[] | null): void;
  add(file: ListedFile): void;
  remove(name: string): void;
  listed(sha256: string): ListedFile | undefined;
  /** Whether the server has it, and not as something that does not open. */
  has(sha256: string): boolean;
  isDamaged(sha256: string): boolean;
  /** What was stored there at this moment, by the server's clock, does not open. */
  damage(sha256: string, storedAtMs: number): void;
  /** It has come whole. Whether it had not before. */
  repair(sha256: string): boolean;
  /** Of all that did not open, what still lies there. */
  readonly damaged: ReadonlySet<string>;
}

export function filesThere(names: FileNames): FilesThere {
  let list: Map<string, ListedFile> | null = null;
  /** When the server had stored what did not open. */
  const damaged = new Map<string, number>();

  const listed = (sha256: string) => list?.get(names.of(sha256));
  function isDamaged(sha256: string): boolean {
    const storedAtMs = listed(sha256)?.storedAtMs;
    return storedAtMs !== undefined && damaged.get(sha256) === storedAtMs;
  }

  return {
    get list() {
      return list;
    },
    take(found) {
      list = found && new Map(found.map((file) => [file.name, file]));
    },
    add: (file) => void list?.set(file.name, file),
    remove: (name) => void list?.delete(name),
    listed,
    has: (sha256) => listed(sha256) !== undefined && !isDamaged(sha256),
    isDamaged,
    damage: (sha256, storedAtMs) => void damaged.set(sha256, storedAtMs),
    repair: (sha256) => damaged.delete(sha256),
    get damaged() {
      return new Set([...damaged.keys()].filter(isDamaged));
    },
  };
}
