// The entries of the log that were looked at: what they hold together, and which of them do not open.
import { open, type SealKey } from '../crypto/seal.ts';
import { type Coverage, coverageOf, isWithin, NO_COVERAGE, unionCoverage } from './coverage.ts';
import { isLater, type KnownOfDevices, wroteUpTo } from './device-standings.ts';
import {
  countMissing,
  countNumbers,
  type DeviceStatement,
  decodeEntryContent,
  type EntryContent,
  type EntryNumbers,
  encodedSize,
  subtractNumbers,
  unionNumbers,
} from './entry-content.ts';
import { readMovedMark } from './moved-mark.ts';

/** An entry that is in the log and opened. */
export interface OpenedEntry extends Omit<EntryContent, 'update'> {
  /** As the log has it: the same object at every reading. */
  readonly element: Uint8Array;
  readonly coverage: Coverage;
  readonly updateBytes: number;
  /** Whether all of it was understood. A newer Waymark may say more in an entry: that must not be replaced by what we know of it. */
  readonly isWhole: boolean;
}

export interface OpenedUpdate {
  readonly update: Uint8Array;
  readonly coverage: Coverage;
}

export interface OpenedEntries extends KnownOfDevices {
  /** What all opened entries hold. */
  readonly coverage: Coverage;
  /** Those of `numbers` that no entry in the log stands for. */
  readonly orphans: EntryNumbers;
  readonly live: readonly OpenedEntry[];
  /** How many did not open: forged, of another room, or of a newer Waymark. They stay where they are. */
  readonly setAside: number;
  /** When the person's words were changed, by the mark that the room then gets; null while there is none. */
  readonly movedAtMs: number | null;
  /** How many entries of any device are known to exist and are not here. */
  readonly missing: number;
  /** Looks at what is new in the log and forgets what is gone; `isLess` when something is in no entry any more. */
  refresh(present: readonly unknown[]): Promise<{ updates: OpenedUpdate[]; isLess: boolean }>;
  /** Takes in an entry that this device has just sealed. */
  add(element: Uint8Array, content: EntryContent): void;
}

/** Enough to keep WebCrypto busy, few enough to let the page breathe in between. */
const AT_ONCE = 64;

export function openedEntries(by: SealKey): OpenedEntries {
  // by identity: two entries with equal bytes are two
  const known = new Map<unknown, OpenedEntry | null>();
  let coverage = NO_COVERAGE;
  let numbers: EntryNumbers = new Map();
  const statements = new Map<string, DeviceStatement>();
  const wrote = new Map<string, number>();
  let spoken: EntryNumbers = new Map();
  const live = () => [...known.values()].filter((entry) => entry !== null);
  /** Marks are left where they are, like what does not open, and are not counted with it. */
  const marks = new Map<unknown, number>();

  function take(entries: readonly OpenedEntry[]): void {
    for (const entry of entries) {
      known.set(entry.element, entry);
      numbers = unionNumbers(numbers, entry.numbers);
      for (const said of entry.statements) {
        if (isLater(said, statements.get(said.deviceId))) statements.set(said.deviceId, said);
      }
      const bringsNothing = entry.updateBytes === 0;
      if (bringsNothing) spoken = unionNumbers(spoken, entry.numbers);
      for (const device of entry.numbers.keys()) {
        wrote.set(device, Math.max(wrote.get(device) ?? 0, wroteUpTo(device, entry, bringsNothing)));
      }
    }
    coverage = unionCoverage([coverage, ...entries.map((entry) => entry.coverage)]);
  }

  /** Whether the rest holds less without them. */
  function forget(present: ReadonlySet<unknown>): boolean {
    const gone = [...known.keys()].filter((entry) => !present.has(entry));
    if (gone.length === 0) return false;
    const before = coverage;
    for (const entry of gone) {
      known.delete(entry);
      marks.delete(entry);
    }
    coverage = unionCoverage(live().map((entry) => entry.coverage));
    return !isWithin(before, coverage);
  }

  return {
    get coverage() {
      return coverage;
    },
    get numbers() {
      return numbers;
    },
    get orphans() {
      return live().reduce((rest, entry) => subtractNumbers(rest, entry.numbers), numbers);
    },
    get live() {
      return live();
    },
    get statements() {
      return statements;
    },
    get wrote() {
      return wrote;
    },
    get spoken() {
      return spoken;
    },
    get setAside() {
      return [...known.values()].filter((opened) => opened === null).length - marks.size;
    },
    get movedAtMs() {
      return marks.size > 0 ? Math.min(...marks.values()) : null;
    },
    get missing() {
      return countMissing(numbers);
    },
    async refresh(present) {
      const fresh = present.filter((entry) => !known.has(entry));
      const found: { entry: OpenedEntry; update: Uint8Array }[] = [];
      for (let at = 0; at < fresh.length; at += AT_ONCE) {
        const batch = fresh.slice(at, at + AT_ONCE);
        const contents = await Promise.all(batch.map((element) => openEntry(by, element)));
        for (const [index, content] of contents.entries()) {
          if (content) found.push(content);
          else {
            known.set(batch[index], null);
            const movedAtMs = await readMovedMark(by, batch[index]);
            if (movedAtMs !== null) marks.set(batch[index], movedAtMs);
          }
        }
      }
      take(found.map(({ entry }) => entry));
      // what an entry builds on is mostly in such that stand for more: they are merged as they grow old
      const updates = found
        .filter(({ update }) => update.length > 0)
        .sort((a, b) => countNumbers(b.entry.numbers) - countNumbers(a.entry.numbers))
        .map(({ entry: { coverage }, update }) => ({ update, coverage }));
      // after the new ones: what replaced an entry holds what it held
      return { updates, isLess: forget(new Set(present)) };
    },
    add(element, content) {
      take([entryFrom(element, content)]);
    },
  };
}

/** Everything from a server is untrusted: an element that is no entry, or opens to something else, is null and never throws. */
export async function openEntry(
  by: SealKey,
  element: unknown,
): Promise<{ entry: OpenedEntry; update: Uint8Array } | null> {
  if (!(element instanceof Uint8Array)) return null;
  const opened = await open(by, element);
  if (!opened.ok) return null;
  try {
    const content = decodeEntryContent(opened.value);
    const isWhole = encodedSize(content) === opened.value.length;
    return { entry: { ...entryFrom(element, content), isWhole }, update: content.update };
  } catch {
    return null;
  }
}

/** Throws when the update is none. */
export const entryFrom = (element: Uint8Array, { numbers, update, statements }: EntryContent): OpenedEntry => ({
  element,
  numbers,
  statements,
  coverage: update.length > 0 ? coverageOf(update) : NO_COVERAGE,
  updateBytes: update.length,
  isWhole: true,
});
