// How many copies of the portfolio there are, as far as this device knows; never from hope.
import type { HostStatus } from '../../host/status.ts';
import { serverInWords } from '../../records/server-in-words.ts';

export interface SafeCopies {
  main: string;
  /** Empty when there is nothing to add. */
  more: string;
}

/** `isSyncing`: the person has turned syncing on. */
export function safeCopiesInWords(
  { saving, server }: Pick<HostStatus, 'saving' | 'server'>,
  isSyncing: boolean,
): SafeCopies {
  if (saving === 'failed') return { main: 'Not everything is saved on this device yet.', more: '' };
  if (!isSyncing)
    return { main: 'One copy, on this device.', more: 'A second copy keeps it if this device is lost or cleared.' };
  return serverInWords(server, true);
}
