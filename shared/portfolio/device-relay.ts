// The relay to the server, with this device's marks. Loaded only when syncing is on.
import type * as Y from 'yjs';
import type { Marks } from '../sync/marks.ts';
import type { Relay, RelayOptions } from '../sync/relay.ts';
import { type Identity, type LocalDb, readLocal, writeLocal } from './identity.ts';

/** The local value that holds what the person was given to be taken in by this server, and by no other. */
const invitationTo = (serverOrigin: string): string => `invitation:${serverOrigin}`;

/** Shown to that server from the next relay on. Rejects with StorageFailure. */
export const keepInvitation = (local: LocalDb, serverOrigin: string, invitation: string): Promise<void> =>
  writeLocal(local, invitationTo(serverOrigin), invitation);

/** What the person was given to be taken in by this server, or null. */
export async function invitationFor(local: LocalDb, serverOrigin: string): Promise<string | null> {
  const invitation = await readLocal(local, invitationTo(serverOrigin));
  return typeof invitation === 'string' ? invitation : null;
}

/** Where a device keeps its marks, unless it has a reason to look at them on their way. */
export const marksIn = (local: LocalDb): Marks => ({
  read: (key) => readLocal(local, key),
  write: (key, value) => writeLocal(local, key, value),
});

/**
 * Starts the relay of `identity` for a loaded document. Whoever starts it stops it. `more.deviceName`: what it tells the other
 * devices of this one; a device that is still being linked says nothing.
 */
export async function openRelay(
  doc: Y.Doc,
  { secret, deviceId }: Identity,
  serverOrigin: string,
  local: LocalDb,
  more: Pick<RelayOptions, 'keepArrived' | 'sealedElsewhere' | 'timing' | 'deviceName' | 'whenStored'> & {
    marks?: Marks;
  } = {},
): Promise<Relay> {
  const [{ startRelay }, { serverUrlFor }] = await Promise.all([
    import('../sync/relay.ts'),
    import('../sync/server-address.ts'),
  ]);
  return startRelay({
    doc,
    secret,
    deviceId,
    serverUrl: serverUrlFor(serverOrigin),
    marks: marksIn(local),
    invitation: await invitationFor(local, serverOrigin),
    ...more,
  });
}
