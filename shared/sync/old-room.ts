// A room that a portfolio leaves: everything that other devices wrote there is taken in, and nothing is put there but the mark.
import * as Y from 'yjs';
import { keysFromSecret } from '../crypto/keys.ts';
import { sealKey } from '../crypto/seal.ts';
import { type Connection, openConnection } from './connection.ts';
import { CLOSE } from './limits.ts';
import { sealMovedMark } from './moved-mark.ts';
import { openedEntries } from './opened-entries.ts';
import { roomTokens } from './room-tokens.ts';
import { ENTRY_PURPOSE } from './sealed-log.ts';
import { takeInLog } from './take-in-log.ts';

export const CONNECT_MS = 15_000;
/** All that the room holds may come over a slow network. */
const EXCHANGE_MS = 180_000;

/** `refused`: the server does not let anybody in there any more, so there is nothing to take in. `away`: to be tried again. */
export type OldRoomAnswer = 'done' | 'refused' | 'away';

export interface OldRoomOptions {
  /** The portfolio, loaded. */
  readonly doc: Y.Doc;
  readonly secret: Uint8Array;
  readonly serverUrl: string;
  readonly now: () => Date;
  readonly socket?: typeof WebSocket;
  /** So long is waited for the server to let us in. */
  readonly connectMs?: number;
}

export interface OldRoom {
  /** Everything that is in the room now is in the portfolio when this answers `done`. */
  takeIn(): Promise<OldRoomAnswer>;
  /** The same, and then the mark is in the room, acknowledged by the server. */
  mark(movedAtMs: number): Promise<OldRoomAnswer>;
  close(): void;
}

export async function openOldRoom(options: OldRoomOptions): Promise<OldRoom> {
  const { doc, secret, serverUrl, now, socket, connectMs = CONNECT_MS } = options;
  const keys = keysFromSecret(secret);
  const by = await sealKey(keys.logKey, keys.room, ENTRY_PURPOSE);
  const opened = openedEntries(by);
  // kept from one visit to the next, so that the second asks for what is new only
  const outer = new Y.Doc();
  const tokens = roomTokens({ keys, serverUrl, now });

  function visit(mark: Uint8Array | null): Promise<OldRoomAnswer> {
    const { promise, resolve } = Promise.withResolvers<OldRoomAnswer>();
    let silence = setTimeout(() => resolve('away'), connectMs);
    let hasWritten = false;
    let connection: Connection | null = null;
    try {
      connection = openConnection({
        outer,
        serverUrl,
        room: keys.room,
        invitation: null,
        ...(socket ? { socket } : {}),
        token: tokens.fresh,
        onState(state) {
          if (state !== 'connected') return;
          clearTimeout(silence);
          silence = setTimeout(() => resolve('away'), EXCHANGE_MS);
        },
        onSynced() {
          if (!mark) return resolve('done');
          if (!hasWritten) outer.getArray('log').push([mark]);
          hasWritten = true;
          connection?.askReceipt(1);
        },
        onReceipt: () => resolve('done'),
        onRefused(code, isFinal) {
          if (isFinal) resolve('refused');
          if (code === CLOSE.clock) void tokens.learnTime();
        },
        onNonsense: () => undefined,
      });
    } catch {
      resolve('away');
    }
    return promise.finally(() => {
      clearTimeout(silence);
      connection?.stop();
    });
  }

  return {
    async takeIn() {
      const answer = await visit(null);
      if (answer === 'done') await takeInLog(doc, opened, outer);
      return answer;
    },
    async mark(movedAtMs) {
      const answer = await visit(await sealMovedMark(by, movedAtMs));
      // what arrived is taken in even where the mark did not get there
      await takeInLog(doc, opened, outer);
      return answer;
    },
    close: () => outer.destroy(),
  };
}
