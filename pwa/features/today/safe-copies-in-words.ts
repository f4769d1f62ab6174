// How many copies of the record there are, and where: only those that whoever holds them has said to hold are counted.
import type { HostStatus } from '../../host/status.ts';
import { timeInWords } from '../../records/dates.ts';
import { serverInWords } from '../../records/server-in-words.ts';

export interface SafeCopies {
  main: string;
  /** Empty when there is nothing to add. */
  more: string;
}

type Known = Pick<HostStatus, 'saving' | 'cleared' | 'server' | 'serverFiles' | 'extension' | 'extensionCopy'>;

/** `isSyncing`: the person has turned syncing on. */
export function safeCopiesInWords(known: Known, isSyncing: boolean): SafeCopies {
  const { server } = known;
  // the server's word alone that it has stored what was sent; one without receipts never gives it
  const isOnServer = isSyncing && server !== null && !server.waiting && server.storedAt !== null;
  const isConnected = known.extension === 'connected' || known.extension === 'asleep';
  const isInExtension = isConnected && known.extensionCopy === 'whole';
  if (known.saving === 'failed' || known.cleared) {
    const elsewhere = [isOnServer ? 'The server' : '', isInExtension ? 'the extension' : '']
      .filter(Boolean)
      .join(' and ');
    const holds = isOnServer && isInExtension ? 'hold' : 'holds';
    const more = elsewhere && `${elsewhere.charAt(0).toUpperCase()}${elsewhere.slice(1)} ${holds} all of your record.`;
    return { main: 'Not everything is saved on this device yet.', more };
  }
  const behind =
    isConnected && known.extensionCopy === 'behind' ? 'The extension does not have your latest changes yet.' : '';
  if (isOnServer) {
    const main = isInExtension
      ? 'Three safe copies: this device, the extension beside it and the server.'
      : 'Two safe copies: this device and the server.';
    return { main, more: [serverInWords(server, true).more, behind, filesIn(known)].filter(Boolean).join(' ') };
  }
  const advice = isSyncing ? serverLacks(server) : '';
  if (isInExtension)
    return {
      main: 'Two copies, both on this device: in Waymark and in the extension.',
      more: advice || 'One elsewhere keeps your record if this device is lost.',
    };
  const alone = 'A second copy keeps it if this device is lost or cleared.';
  return { main: 'One copy, on this device.', more: [advice || alone, behind].filter(Boolean).join(' ') };
}

/** What the server does not have of files, by its own list. */
function filesIn({ serverFiles }: Known): string {
  if (serverFiles?.server !== 'listed') return serverFiles?.reason ?? '';
  const { count } = serverFiles.unsent;
  if (count === 0) return '';
  return count === 1 ? 'One file is not on the server yet.' : `${count} files are not on the server yet.`;
}

/** Why the server is not counted, though syncing is on; and what it holds all the same. */
function serverLacks(server: HostStatus['server']): string {
  if (!server) return 'Syncing is starting.';
  const { storedAt, reason, connection } = server;
  const stale = storedAt ? `The server has it as it was at ${timeInWords(storedAt)}.` : '';
  switch (connection) {
    case 'connecting':
      return stale || 'Looking for the server.';
    case 'offline':
      return `${stale || 'Not all of it is on the server.'} The rest follows once the server answers.`;
    case 'refused':
      return [stale, reason ?? 'The server did not let this device in.'].filter(Boolean).join(' ');
    case 'connected':
      if (!server.waiting) return 'All was sent to the server, which does not say whether it is kept there.';
      return stale ? `${stale} The rest is on its way.` : 'It is on its way to the server.';
  }
}
