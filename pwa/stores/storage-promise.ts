// What the browser says of keeping this device's copy: whether it has promised not to clear it by itself, and how much room there is.
import { daysBetween, type LocalDate, parseLocalDate } from '../../shared/model/dates.ts';
import { remember, remembered } from './device-memory.ts';

export interface StorageAnswer {
  /** Null where the browser does not say. */
  isPromised: boolean | null;
  /** Bytes that Waymark uses, and that the browser gives it; null where it does not say. */
  room: { usedBytes: number; givenBytes: number } | null;
}

const KEY = 'waymark-storage-asked';
/** Firefox asks the person each time; once a month is enough. */
const AGAIN_DAYS = 30;

export async function readStorage(storage: StorageManager | undefined = navigator.storage): Promise<StorageAnswer> {
  const isPromised = (await storage?.persisted?.().catch(() => null)) ?? null;
  const { usage, quota } = (await storage?.estimate?.().catch(() => ({}) as StorageEstimate)) ?? {};
  return { isPromised, room: usage !== undefined && quota ? { usedBytes: usage, givenBytes: quota } : null };
}

/** Asks the browser to promise it; what it says. Firefox asks the person, others decide by themselves. */
export const askToKeep = async (storage: StorageManager | undefined = navigator.storage): Promise<boolean> =>
  (await storage?.persist?.().catch(() => false)) ?? false;

/** After the first save, when there is something to keep: asks, unless it is promised or was asked a short while ago. */
export async function askAfterFirstSave(on: LocalDate): Promise<void> {
  const asked = parseLocalDate(remembered(KEY));
  if (asked && Math.abs(daysBetween(asked, on)) < AGAIN_DAYS) return;
  if ((await readStorage()).isPromised !== false) return;
  remember(KEY, on);
  await askToKeep();
}
