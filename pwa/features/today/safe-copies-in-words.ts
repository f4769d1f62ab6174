// How many copies of the record there are, and where: only those that whoever holds them has said to hold are counted.
import type { DeviceStanding } from '../../../shared/sync/device-standings.ts';
import { listText } from '../../../shared/wording/list-text.ts';
import type { HostStatus } from '../../host/status.ts';
import { timeInWords } from '../../records/dates.ts';
import { wholeDevices } from '../../records/devices-in-words.ts';
import { serverInWords } from '../../records/server-in-words.ts';

export interface SafeCopies {
  main: string;
  /** Empty when there is nothing to add. */
  more: string;
}

type Known = Pick<HostStatus, 'saving' | 'cleared' | 'server' | 'serverFiles' | 'extension' | 'extensionCopy'>;

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** `isSyncing`: the person has turned syncing on. */
export function safeCopiesInWords(known: Known, isSyncing: boolean): SafeCopies {
  const { server } = known;
  // the server's word alone that it has stored what was sent; one without receipts never gives it
  const isOnServer = isSyncing && server !== null && !server.waiting && server.storedAt !== null;
  const isConnected = known.extension === 'connected' || known.extension === 'asleep';
  const isInExtension = isConnected && known.extensionCopy === 'whole';
  const devices = isSyncing && server ? server.devices : [];
  const whole = wholeDevices(devices);
  const holders = Number(isInExtension) + Number(isOnServer) + whole.length;
  if (known.saving === 'failed' || known.cleared) {
    const elsewhere = [
      ...(isOnServer ? ['the server'] : []),
      ...(isInExtension ? ['the extension'] : []),
      ...namesOf(whole),
    ];
    const holds = holders > 1 ? 'hold' : 'holds';
    const more = elsewhere.length > 0 ? `${capital(listText(elsewhere))} ${holds} all of your record.` : '';
    return { main: 'Not everything is saved on this device yet.', more };
  }
  const behind = behindInWords(
    isConnected && known.extensionCopy === 'behind',
    devices.filter((one) => one.behind > 0),
  );
  const advice = isSyncing && !isOnServer ? serverLacks(server) : '';
  if (isOnServer || whole.length > 0) {
    const places = [
      'this device',
      ...(isInExtension ? ['the extension beside it'] : []),
      ...(isOnServer ? ['the server'] : []),
      ...namesOf(whole),
    ];
    const count = 1 + holders;
    const more = isOnServer ? [serverInWords(known, true).more, behind, filesIn(known)] : [advice, behind];
    return {
      main: `${NUMBERS[count] ?? count} safe copies: ${listText(places)}.`,
      more: more.filter(Boolean).join(' '),
    };
  }
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

/** Up to two by name, more as a number. */
const namesOf = (devices: readonly DeviceStanding[]): string[] =>
  devices.length > 2 ? [`${devices.length} other devices`] : devices.map(({ name }) => `“${name}”`);

/** For the start of a sentence. */
const capital = (text: string): string => text.replace(/^the /, 'The ');

/** Which wait, and for what: a device says that it has something only while it is open. */
function behindInWords(isExtension: boolean, devices: readonly DeviceStanding[]): string {
  const names = [...(isExtension ? ['the extension'] : []), ...namesOf(devices)];
  const count = Number(isExtension) + devices.length;
  if (count === 0) return '';
  return `${capital(listText(names))} ${count === 1 ? 'does' : 'do'} not have your latest changes yet.`;
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
