// What is known of the person's devices from what each last said of itself: never more than it has acknowledged.
import { type DeviceStatement, type EntryContent, type EntryNumbers, highestOf } from './entry-content.ts';
import { countRanges, subtractRanges } from './ranges.ts';

export interface KnownOfDevices {
  /** Every entry of every device that was opened here, by itself or merged with others. */
  readonly numbers: EntryNumbers;
  /** The last that each device said of itself, by device id. */
  readonly statements: ReadonlyMap<string, DeviceStatement>;
  /** The last entry of each device that brought anything of the portfolio; those after it only say where a device stands. */
  readonly wrote: ReadonlyMap<string, number>;
  /** Entries that are known to have brought nothing, since they were opened by themselves. */
  readonly spoken: EntryNumbers;
}

/** Another device of the person, as it last said of itself. */
export interface DeviceStanding {
  readonly id: string;
  readonly name: string;
  /** By its own clock, which may be wrong by years: to be shown, and never to be reckoned with. */
  readonly saidAtMs: number;
  /** By this device's clock: when it was last heard while both were connected. Null when not since this device started. */
  readonly heardAtMs: number | null;
  /** How many changes that are here it has not said to have. 0: it has everything. */
  readonly behind: number;
}

/** A name is what another device says: it fits on a line, whatever it is. */
const MOST_LETTERS = 60;

/** The number of the entry that a statement was first sealed in. It tells the later of two, which clocks do not. */
export const saidIn = ({ deviceId, seen }: DeviceStatement): number => highestOf(seen, deviceId);

export const isLater = (said: DeviceStatement, before: DeviceStatement | undefined): boolean =>
  !before || saidIn(said) > saidIn(before);

/**
 * The last number of `device` in this entry that may have brought something. Only the device itself knows which of its entries
 * were mere statements, and says so in each of those; where it has not spoken, all of its numbers count.
 */
export function wroteUpTo(
  device: string,
  { numbers, statements }: Pick<EntryContent, 'numbers' | 'statements'>,
  bringsNothing: boolean,
): number {
  const highest = highestOf(numbers, device);
  const said = statements.find(({ deviceId }) => deviceId === device);
  if (said && saidIn(said) >= highest) return Math.min(said.wroteUpTo, highest);
  return bringsNothing ? 0 : highest;
}

/** How many entries of other devices than `device` brought something and are not in `seen`. */
export function countUnseen(known: Omit<KnownOfDevices, 'statements'>, seen: EntryNumbers, device: string): number {
  let unseen = 0;
  for (const [other, ranges] of known.numbers) {
    if (other === device) continue;
    const lacking = subtractRanges(subtractRanges(ranges, seen.get(other) ?? []), known.spoken.get(other) ?? []);
    const afterAll = subtractRanges(lacking, [[1, (known.wrote.get(other) ?? 0) + 1]]);
    unseen += countRanges(lacking) - countRanges(afterAll);
  }
  return unseen;
}

/** The other devices, by name. One that was taken off the list is not there until it has spoken again. */
export function standingsOf(
  known: KnownOfDevices,
  ownId: string,
  heardAtMs: ReadonlyMap<string, number>,
): DeviceStanding[] {
  const { statements } = known;
  const removedAt = new Map<string, number>();
  for (const { removed } of statements.values())
    for (const [id, number] of removed) removedAt.set(id, Math.max(number, removedAt.get(id) ?? 0));
  return [...statements.values()]
    .filter((said) => said.deviceId !== ownId && saidIn(said) > (removedAt.get(said.deviceId) ?? -1))
    .map(({ deviceId, name, atMs, seen }) => ({
      id: deviceId,
      name: [...name.trim()].slice(0, MOST_LETTERS).join('') || 'A device without a name',
      saidAtMs: atMs,
      heardAtMs: heardAtMs.get(deviceId) ?? null,
      behind: countUnseen(known, seen, deviceId),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1));
}
