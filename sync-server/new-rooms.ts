// Who may open a room that nobody has written to: whoever has an invitation, where the server asks for one, and not too many at once.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { CLOSE, INVITATION_PREFIX } from '../shared/sync/limits.ts';
import { offeredWith, type Refusal } from './access.ts';

const HOUR_MS = 3_600_000;

export interface NewRooms {
  /** Null when the request may open this room. Asking again for the same room counts once. */
  refusalOf(request: IncomingMessage, address: string, room: string): Refusal | null;
  /** The same without a question for an invitation, for whoever only closes the room. */
  refusalToClose(address: string, room: string): Refusal | null;
}

export interface NewRoomsOptions {
  /** Any of them is good, any number of times; empty where everybody may come. */
  readonly invitations: readonly string[];
  readonly perAddressAndHour: number;
  readonly now: () => number;
}

export function openNewRooms({ invitations, perAddressAndHour, now }: NewRoomsOptions): NewRooms {
  const good = invitations.map(digest);
  /** When which room was first asked for, by address; in the order of their coming. */
  const asked = new Map<string, Map<string, number>>();

  function isInvited(request: IncomingMessage): boolean {
    const shown = digest(Buffer.from(offeredWith(INVITATION_PREFIX, request) ?? '', 'base64url'));
    // each is looked at whole, so that the time tells nothing of them
    return good.filter((one) => timingSafeEqual(one, shown)).length > 0;
  }

  function forget(nowMs: number): void {
    for (const [address, rooms] of asked) {
      for (const [room, atMs] of rooms) {
        if (atMs > nowMs - HOUR_MS) break;
        rooms.delete(room);
      }
      if (rooms.size === 0) asked.delete(address);
    }
  }

  function refusalToClose(address: string, room: string): Refusal | null {
    const nowMs = now();
    forget(nowMs);
    const rooms = asked.get(address) ?? new Map<string, number>();
    if (rooms.has(room)) return null;
    if (rooms.size >= perAddressAndHour)
      return { code: CLOSE.tooManyRooms, text: 'too many new rooms from this address' };
    asked.set(address, rooms.set(room, nowMs));
    return null;
  }

  return {
    refusalOf(request, address, room) {
      if (good.length > 0 && !isInvited(request))
        return { code: CLOSE.invitation, text: 'a new room needs an invitation' };
      return refusalToClose(address, room);
    },
    refusalToClose,
  };
}

const digest = (invitation: string | Uint8Array): Buffer => createHash('sha256').update(invitation).digest();
