// Who may open a room: with an invitation where the server asks for one, and not too many from one address.
import { expect, test } from 'vitest';
import { anUpdate, aServer, aSocket, aToken, keysOf, syncMessage } from '../tests/sync/a-server.ts';

const INVITATION = 'heron-lantern-42';
const tokenAt = (server: { origin: string }, seed: number, atMs: number) => aToken(server, keysOf(seed), atMs);
const invited = { invitations: ['willow-harbour-7', INVITATION] };

/** Lets somebody in who writes, so that the room is there. */
async function openRoom(server: Awaited<ReturnType<typeof aServer>>, seed: number, invitation: string | null = null) {
  const writer = aSocket(server, keysOf(seed), undefined, invitation);
  await writer.hears(100, 0);
  writer.socket.send(syncMessage(2, anUpdate('first')));
  writer.socket.send(Uint8Array.of(100, 1));
  await writer.hears(100, 1);
}

test.each([null, '', 'heron-lantern-43', 'HERON-LANTERN-42', `${INVITATION} `, 'x'.repeat(2_000)])(
  'with the invitation %j nobody opens a room on a server that asks for one',
  async (invitation) => {
    const server = await aServer(invited);
    expect(await aSocket(server, keysOf(1), undefined, invitation).closed).toEqual({
      code: 4402,
      reason: 'a new room needs an invitation',
    });
    expect(await (await fetch(`${server.origin}/metrics`)).text()).toContain('waymark_rooms_stored 0');
  },
);

test('any of its invitations opens rooms, and a room that is there needs none', async () => {
  const server = await aServer(invited);
  await openRoom(server, 1, INVITATION);
  await openRoom(server, 2, INVITATION);
  await openRoom(server, 3, 'willow-harbour-7');
  await aSocket(server, keysOf(1)).hears(100, 0);
});

test('an invitation is no proof of access', async () => {
  const server = await aServer(invited);
  expect((await aSocket(server, keysOf(1), null, INVITATION).closed).code).toBe(4401);
});

test('too many new rooms from one address have to wait, and those that are there do not', async () => {
  let nowMs = Date.now();
  const server = await aServer({ limits: { newRoomsPerHour: 2 }, now: () => nowMs });
  await openRoom(server, 1);
  const undecided = aSocket(server, keysOf(2));
  await undecided.hears(100, 0);
  expect((await aSocket(server, keysOf(3)).closed).code).toBe(4531);
  await aSocket(server, keysOf(1)).hears(100, 0);
  // the same again counts once
  await aSocket(server, keysOf(2)).hears(100, 0);
  nowMs += 61_000;
  expect((await aSocket(server, keysOf(3), tokenAt(server, 3, nowMs)).closed).code).toBe(4531);
  nowMs += 3_600_000;
  await aSocket(server, keysOf(3), tokenAt(server, 3, nowMs)).hears(100, 0);
});
