// The entries of the log that were looked at: what they hold together, and which of them do not open.
import { open, type SealKey } from '../crypto/seal.ts';
import { type Coverage, coverageOf, NO_COVERAGE, unionCoverage } from './coverage.ts';
import {
  countMissing,
  type DeviceStatement,
  decodeEntryContent,
  type EntryContent,
  type EntryNumbers,
  unionNumbers,
} from './entry-content.ts';

interface Opened extends Omit<EntryContent, 'update'> {
  readonly coverage: Coverage;
}

export interface OpenedUpdate {
  readonly update: Uint8Array;
  readonly coverage: Coverage;
}

export interface OpenedEntries {
  /** What all opened entries hold. */
  readonly coverage: Coverage;
  readonly numbers: EntryNumbers;
  /** The last that each device said of itself, by device id. */
  readonly statements: ReadonlyMap<string, DeviceStatement>;
  /** How many did not open: forged, of another room, or of a newer Waymark. They stay where they are. */
  readonly setAside: number;
  /** How many entries of any device are known to exist and are not here. */
  readonly missing: number;
  /** Looks at what is new in the log and forgets what is gone. */
  refresh(present: readonly unknown[]): Promise<{ updates: OpenedUpdate[]; areGone: boolean }>;
  /** Takes in an entry that this device has just sealed. */
  add(entry: unknown, content: EntryContent): void;
}

/** Enough to keep WebCrypto busy, few enough to let the page breathe in between. */
const AT_ONCE = 64;

export function openedEntries(by: SealKey): OpenedEntries {
  // by identity: an element of a Y.Array is the same object at every reading, and two entries with equal bytes are two
  const known = new Map<unknown, Opened | null>();
  let coverage = NO_COVERAGE;
  let numbers: EntryNumbers = new Map();
  const statements = new Map<string, DeviceStatement>();

  function take(entries: readonly [unknown, Opened][]): void {
    for (const [entry, opened] of entries) {
      known.set(entry, opened);
      numbers = unionNumbers(numbers, opened.numbers);
      for (const said of opened.statements) {
        const before = statements.get(said.deviceId);
        if (!before || said.atMs >= before.atMs) statements.set(said.deviceId, said);
      }
    }
    coverage = unionCoverage([coverage, ...entries.map(([, opened]) => opened.coverage)]);
  }

  function forget(present: ReadonlySet<unknown>): boolean {
    const gone = [...known.keys()].filter((entry) => !present.has(entry));
    if (gone.length === 0) return false;
    for (const entry of gone) known.delete(entry);
    // their numbers stay known: what they held has been applied here, so nothing of it is missing
    coverage = unionCoverage([...known.values()].flatMap((opened) => (opened ? [opened.coverage] : [])));
    return true;
  }

  return {
    get coverage() {
      return coverage;
    },
    get numbers() {
      return numbers;
    },
    get statements() {
      return statements;
    },
    get setAside() {
      return [...known.values()].filter((opened) => opened === null).length;
    },
    get missing() {
      return countMissing(numbers);
    },
    async refresh(present) {
      const areGone = forget(new Set(present));
      const fresh = present.filter((entry) => !known.has(entry));
      const updates: OpenedUpdate[] = [];
      const taken: [unknown, Opened][] = [];
      for (let at = 0; at < fresh.length; at += AT_ONCE) {
        const batch = fresh.slice(at, at + AT_ONCE);
        const contents = await Promise.all(batch.map((entry) => read(by, entry)));
        for (const [index, content] of contents.entries()) {
          if (!content) known.set(batch[index], null);
          else {
            taken.push([batch[index], content.opened]);
            if (content.update.length > 0) updates.push({ update: content.update, coverage: content.opened.coverage });
          }
        }
      }
      take(taken);
      return { updates, areGone };
    },
    add(entry, content) {
      take([[entry, openedFrom(content)]]);
    },
  };
}

/** Everything from a server is untrusted: an element that is no entry, or opens to something else, is null and never throws. */
async function read(by: SealKey, entry: unknown): Promise<{ opened: Opened; update: Uint8Array } | null> {
  if (!(entry instanceof Uint8Array)) return null;
  const opened = await open(by, entry);
  if (!opened.ok) return null;
  try {
    const content = decodeEntryContent(opened.value);
    return { opened: openedFrom(content), update: content.update };
  } catch {
    return null;
  }
}

/** Throws when the update is none. */
const openedFrom = ({ numbers, update, statements }: EntryContent): Opened => ({
  numbers,
  statements,
  coverage: update.length > 0 ? coverageOf(update) : NO_COVERAGE,
});
