// The room on a device.
import { expect, test } from 'vitest';
import { roomInWords, shortOfRoom } from './room-words.ts';

const room = (usedBytes: number, givenBytes: number) => ({ room: { usedBytes, givenBytes } });

test('says how much is used of how much there is', () => {
  expect(roomInWords(room(12_000_000, 2_100_000_000))).toBe(
    'Waymark uses 12.0 MB of the 2.1 GB that this browser gives it.',
  );
  expect(roomInWords({ room: null })).toBe('');
});

test('speaks up at four fifths, while there is still time, and not before', () => {
  expect(shortOfRoom(room(799_999_999, 1_000_000_000))).toBe('');
  expect(shortOfRoom(room(800_000_000, 1_000_000_000))).toMatch(
    /^Waymark uses 800\.0 MB of the 1\.0 GB that this browser gives it\. Everything is saved\. Before it is full,/,
  );
  expect(shortOfRoom({ room: null })).toBe('');
});
