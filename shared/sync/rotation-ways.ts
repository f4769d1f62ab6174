// How a rotation reaches the server: both rooms, the mark and the request to erase, over the network as it is.
import type * as Y from 'yjs';
import { eraseRoom } from './erase-room.ts';
import type { Marks } from './marks.ts';
import { CONNECT_MS, type OldRoom, type OldRoomAnswer, openOldRoom } from './old-room.ts';
import { startRelay } from './relay.ts';
import type { RelayStatus } from './relay-status.ts';
import type { Rotation, RotationDelay, RotationWays } from './rotation.ts';
import type { LogTiming } from './sealed-log.ts';
import { serverUrlFor } from './server-address.ts';
import { hasAllSent, whenStatus } from './when-status.ts';

export interface RotationWaysOptions extends Pick<RotationWays, 'write'> {
  readonly rotation: Rotation;
  /** The portfolio, loaded. */
  readonly doc: Y.Doc;
  readonly deviceId: string;
  readonly marks: Marks;
  readonly invitation: string | null;
  readonly now: () => Date;
  /** Resolves when all that the portfolio holds is on this device's disk. */
  stored(): Promise<void>;
  /** From now on this device is what the rotation makes of it. */
  become(rotation: Rotation): Promise<void>;
  /** Whether this device has every file that a record names and the old room alone holds; fetches them where it has not. */
  takeFiles?(): Promise<boolean>;
  /** So long is waited for the server to let us in. */
  readonly connectMs?: number;
  /** For hosts without a WebSocket of their own. */
  readonly socket?: typeof WebSocket;
  readonly timing?: LogTiming;
}

/** The server may get everything over a slow network. */
const EXCHANGE_MS = 180_000;

const AWAY: RotationDelay = { reason: 'away', sentence: null, asksInvitation: false };
const FILES: RotationDelay = { ...AWAY, reason: 'files' };

export function openRotationWays(options: RotationWaysOptions): RotationWays & { close(): void } {
  const { rotation, now, stored, connectMs = CONNECT_MS } = options;
  const serverUrl = serverUrlFor(rotation.serverOrigin);
  let opening: Promise<OldRoom> | null = null;
  const oldRoom = () => {
    opening ??= openOldRoom({ ...options, secret: rotation.oldSecret, serverUrl });
    return opening;
  };

  /** Nothing can be taken in where nobody is let in: another device may have erased the room, or the server lost it. */
  async function settled(answer: OldRoomAnswer): Promise<RotationDelay | null> {
    await stored();
    return answer === 'away' ? AWAY : null;
  }

  return {
    takeIn: async () => settled(await (await oldRoom()).takeIn()),
    async seal() {
      const relay = startRelay({ ...options, secret: rotation.newSecret, serverUrl });
      try {
        const isRefused = ({ connection }: RelayStatus) => connection === 'refused';
        const isIn = ({ connection }: RelayStatus) => connection === 'connected';
        const entered = await whenStatus(relay, (now) => isIn(now) || isRefused(now), connectMs);
        if (!isIn(entered)) return delayOf(entered);
        const sent = await whenStatus(relay, (now) => hasAllSent(now) || isRefused(now), EXCHANGE_MS);
        return hasAllSent(sent) ? null : delayOf(sent);
      } finally {
        await relay.stop();
      }
    },
    async switchOver() {
      // from here on nothing is fetched with the old secret any more
      if (options.takeFiles && !(await options.takeFiles())) return FILES;
      await options.become(rotation);
      return null;
    },
    mark: async () => settled(await (await oldRoom()).mark(rotation.beganAtMs)),
    async erase() {
      const answer = await eraseRoom({ secret: rotation.oldSecret, serverUrl, now });
      if (answer.ok) return null;
      return answer.reason === 'away' ? AWAY : 'left';
    },
    write: options.write,
    close: () => void opening?.then((room) => room.close()),
  };
}

const delayOf = ({ connection, reason, asksInvitation }: RelayStatus): RotationDelay => ({
  reason: connection === 'refused' ? 'refused' : 'away',
  sentence: reason,
  asksInvitation,
});
