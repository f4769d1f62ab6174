// Where a file is, in words: on this device, on the server, on its way, or on another device. Never more than is known.
import type { HostStatus } from '../../host/status.ts';
import { sizeInWords } from '../dates.ts';

type Known = Pick<HostStatus, 'isSyncing' | 'serverFiles' | 'extension'>;

interface PlacedFile {
  sha256: string;
  sizeBytes: number;
}

export interface FilePlace {
  words: string;
  /** How much of it has come or gone; null while it is not on its way. */
  percent: number | null;
  /** `fetch`: it can be asked for. `stop`: it is coming. */
  offer: 'fetch' | 'stop' | null;
}

const place = (words: string, offer: FilePlace['offer'] = null, percent: number | null = null): FilePlace => ({
  words,
  offer,
  percent,
});

const reaches = ({ extension }: Known): boolean => extension === 'connected' || extension === 'asleep';

/** Of a file that this device has. */
export function placeOfKept({ sha256 }: PlacedFile, { isSyncing, serverFiles }: Known): FilePlace {
  if (!isSyncing || serverFiles?.server !== 'listed') return place('On this device.');
  if (serverFiles.there.has(sha256)) return place('On this device and on the server.');
  const sending = serverFiles.transfers.get(sha256);
  if (!sending) return place('Only on this device until it is on the server.');
  const percent = Math.floor((100 * sending.doneBytes) / sending.sizeBytes);
  return place(`On this device, and going to the server: ${percent} %.`, null, percent);
}

/** Of a file that this device lacks. */
export function placeOfMissing({ sha256, sizeBytes }: PlacedFile, known: Known): FilePlace {
  const { isSyncing, serverFiles } = known;
  const coming = serverFiles?.transfers.get(sha256);
  if (coming?.way === 'down') {
    const percent = Math.floor((100 * coming.doneBytes) / coming.sizeBytes);
    const done = sizeInWords(Math.min(coming.doneBytes, sizeBytes));
    return place(`Coming from the server: ${done} of ${sizeInWords(sizeBytes)}.`, 'stop', percent);
  }
  if (serverFiles?.there.has(sha256)) return place('On the server, not on this device.', 'fetch');
  if (serverFiles?.damaged.has(sha256))
    return place('The copy on the server is damaged. A device of yours that has the file sends it again.');
  if (reaches(known)) return place('Not on this device. It comes from the extension where you kept it.', 'fetch');
  if (serverFiles?.server === 'listed') return place('On another device, not sent yet.');
  if (isSyncing && serverFiles?.server !== 'none')
    return place('Not on this device. Whether the server has it is known once it answers.');
  return place('Not on this device. It is on another device of yours, or in the extension where you kept it.', 'fetch');
}
