// What a relay says of itself.
import type { Instant } from '../model/dates.ts';
import type { DeviceStanding } from './device-standings.ts';

export interface RelayStatus {
  /** `connected`: the server's copy and this device's have been exchanged. `refused`: no further attempt is made. */
  readonly connection: 'connecting' | 'connected' | 'offline' | 'refused';
  /** What is wrong and what to do, in plain English, or null. */
  readonly reason: string | null;
  /** The server opens a room with an invitation only, and was shown none that it knows. */
  readonly asksInvitation: boolean;
  /** The room is at its end: the person's words were changed on another device, or its copy was deleted there. */
  readonly ended: 'moved' | 'erased' | null;
  /** Something of this device is not known to be on the server. */
  readonly waiting: boolean;
  /** Everything of this device until then was on the server's disk; null where the server gives no receipts. */
  readonly storedAt: Instant | null;
  /** Entries that did not open; they stay in the log. */
  readonly setAside: number;
  /** Entries of the person's devices that the server has not shown this device. */
  readonly missing: number;
  /** What the server had when the connection was made has been opened too. */
  readonly isInStep: boolean;
  /** The person's other devices, from what each has acknowledged. */
  readonly devices: readonly DeviceStanding[];
  /** Traces that deleted entries have left in the room. */
  readonly tombstones: number;
}

/** Before it has reached the server. */
export const NOT_CONNECTED: RelayStatus = {
  connection: 'connecting',
  reason: null,
  asksInvitation: false,
  ended: null,
  waiting: true,
  storedAt: null,
  setAside: 0,
  missing: 0,
  isInStep: false,
  devices: [],
  tombstones: 0,
};
