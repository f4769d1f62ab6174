// What a server owes after it was killed, and how long entries were under way.
import { expect, test } from 'vitest';
import { lostOf, openDelivery } from './delivery.ts';
import { entriesUpdate } from './log-updates.ts';

const [MINE, THEIRS] = [1, 2];

/** Five entries of mine, of which the other device heard these. */
function fiveSent(...heard: number[]) {
  const delivery = openDelivery();
  for (let clock = 0; clock < 5; clock += 1) delivery.send(MINE, clock, 100 * clock);
  for (const clock of heard) delivery.hear(THEIRS, entriesUpdate({ clientId: MINE, clock, count: 1 }), 100 * clock + 7);
  return delivery;
}

const lost = (delivery: ReturnType<typeof openDelivery>, held: number) =>
  lostOf(delivery.sent.get(MINE) ?? { atMs: [], toldAfterMs: [], confirmed: 0 }, held);

test('nothing is lost while the server holds all that it told or confirmed', () => {
  const delivery = fiveSent(0, 1);
  delivery.confirm(MINE, 3);
  expect(lost(delivery, 3)).toBe(0);
  expect(lost(delivery, 5)).toBe(0);
});

test('an entry that another device has seen is owed', () => {
  expect(lost(fiveSent(0, 1, 3), 1)).toBe(2);
});

test('an entry that was confirmed is owed, and counts once when it was seen as well', () => {
  const delivery = fiveSent(0, 1, 4);
  delivery.confirm(MINE, 3);
  expect(lost(delivery, 0)).toBe(4);
  expect(lost(delivery, 2)).toBe(2);
});

test('what was neither seen nor confirmed is not owed', () => {
  expect(lost(fiveSent(), 0)).toBe(0);
});

test('an entry counts as told once, and not by the device that sent it', () => {
  const delivery = fiveSent(2, 2);
  delivery.hear(MINE, entriesUpdate({ clientId: MINE, clock: 3, count: 1 }), 400);
  expect([delivery.told, delivery.count]).toEqual([1, 5]);
});

test('the time under way is that of the entries sent after a moment', () => {
  const delivery = fiveSent(0, 2);
  delivery.hear(THEIRS, entriesUpdate({ clientId: MINE, clock: 3, count: 2 }), 450);
  expect(delivery.delays(0)).toEqual([7, 7, 150, 50]);
  expect(delivery.delays(300)).toEqual([150, 50]);
});
