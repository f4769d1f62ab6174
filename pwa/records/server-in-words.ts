// The state of syncing in plain words: what is where, and what will happen next. Never more than is known.
import type { HostStatus } from '../host/status.ts';
import { timeInWords } from './dates.ts';

export interface ServerInWords {
  main: string;
  more: string;
}

type Known = Pick<HostStatus, 'server' | 'serverFiles'>;

/** `isOn`: the person has turned syncing on. `server` may be null all the same, for a moment. */
export function serverInWords({ server, serverFiles }: Known, isOn: boolean): ServerInWords {
  if (!isOn) return { main: 'Off. Your portfolio is on this device only.', more: '' };
  if (!server) return { main: 'Starting.', more: '' };
  const more = [
    server.connection === 'connected' || server.connection === 'connecting' ? '' : (server.reason ?? ''),
    counted(
      server.setAside,
      'entry on the server did not open and changed nothing here.',
      'entries on the server did not open and changed nothing here.',
    ),
    counted(
      server.missing,
      'entry of your other devices has not arrived yet.',
      'entries of your other devices have not arrived yet.',
    ),
  ];
  return { main: connectionInWords(server, serverFiles), more: more.filter(Boolean).join(' ') };
}

function connectionInWords(
  { connection, ended, waiting, storedAt }: NonNullable<HostStatus['server']>,
  files: HostStatus['serverFiles'],
): string {
  switch (connection) {
    case 'connecting':
      return 'Looking for the server. Everything is saved on this device.';
    case 'offline':
      return 'The server does not answer right now. Everything is saved on this device, and Waymark keeps trying.';
    case 'refused':
      return ended ? 'Syncing has ended on this device.' : 'The server did not let this device in.';
    case 'connected':
      if (waiting) return 'Not all of it is on the server yet; it is on its way.';
      return storedAt
        ? `${allOfIt(files)} is on the server too, sealed, since ${timeInWords(storedAt)}.`
        : `${allOfIt(files)} was sent to the server, sealed.`;
  }
}

/** Files go by a way of their own, later and perhaps not at all: a sentence beside this one says where they are. */
function allOfIt(files: HostStatus['serverFiles']): string {
  const areThere = files?.here.count === 0 || (files?.server === 'listed' && files.unsent.count === 0);
  return areThere ? 'Everything on this device' : 'Everything you wrote';
}

const counted = (count: number, one: string, many: string): string =>
  count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
