// The relay to the server, with this device's marks. Loaded only when syncing is on.
import type * as Y from 'yjs';
import { type Identity, type LocalDb, readLocal, writeLocal } from '../../shared/portfolio/identity.ts';
import type { Relay } from '../../shared/sync/relay.ts';

/** The local value that holds what the person was given to be taken in by this server, and by no other. */
const invitationTo = (serverOrigin: string): string => `invitation:${serverOrigin}`;

/** Shown to that server from the next relay on. Rejects with StorageFailure. */
export const keepInvitation = (local: LocalDb, serverOrigin: string, invitation: string): Promise<void> =>
  writeLocal(local, invitationTo(serverOrigin), invitation);

/** Starts the relay of `identity` for a loaded document. Whoever starts it stops it. */
export async function openRelay(
  doc: Y.Doc,
  { secret, deviceId }: Identity,
  serverOrigin: string,
  local: LocalDb,
): Promise<Relay> {
  const [{ startRelay }, { serverUrlFor }] = await Promise.all([
    import('../../shared/sync/relay.ts'),
    import('../../shared/sync/server-address.ts'),
  ]);
  const invitation = await readLocal(local, invitationTo(serverOrigin));
  const marks = {
    read: (key: string) => readLocal(local, key),
    write: (key: string, value: unknown) => writeLocal(local, key, value),
  };
  return startRelay({
    doc,
    secret,
    deviceId,
    serverUrl: serverUrlFor(serverOrigin),
    marks,
    invitation: typeof invitation === 'string' ? invitation : null,
  });
}
