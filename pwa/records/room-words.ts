// How much room there is on this device, in words.
import type { StorageAnswer } from '../stores/storage-promise.ts';
import { sizeInWords } from './dates.ts';

/** Of what the browser gives; from here on a person is told, while there is still time to do something. */
const NEARLY_FULL = 0.8;

/** "Waymark uses 12.0 MB of the 2.1 GB that this browser gives it." Empty where the browser does not say. */
export const roomInWords = ({ room }: Pick<StorageAnswer, 'room'>): string =>
  room
    ? `Waymark uses ${sizeInWords(room.usedBytes)} of the ${sizeInWords(room.givenBytes)} that this browser gives it.`
    : '';

/** What stands at the top of each page when room runs short; empty while it does not. */
export function shortOfRoom({ room }: Pick<StorageAnswer, 'room'>): string {
  if (!room || room.usedBytes < NEARLY_FULL * room.givenBytes) return '';
  return `${roomInWords({ room })} Everything is saved. Before it is full, free some space on this device, or put large files that you do not need in the bin: they are gone after 30 days.`;
}
