// What the screen says of where a file is: only what the server's own list says is on the server.
import { expect, test } from 'vitest';
import type { FileSyncStatus, FileTransfer } from '../../../shared/sync/file-sync-status.ts';
import { placeOfKept, placeOfMissing } from './file-place.ts';

const file = { sha256: 'a'.repeat(64), sizeBytes: 12_000_000 };
const listed: FileSyncStatus = {
  server: 'listed',
  reason: null,
  there: new Set(),
  thereBytes: 0,
  here: { count: 0, sizeBytes: 0 },
  unsent: { count: 0, sizeBytes: 0 },
  heldBack: 0,
  transfers: new Map(),
  damaged: new Set(),
  repaired: 0,
};
const there = { ...listed, there: new Set([file.sha256]) };
const known = { isSyncing: true, serverFiles: listed, extension: 'absent' } as const;
const moving = (way: FileTransfer['way']) => ({
  ...listed,
  transfers: new Map([[file.sha256, { way, doneBytes: 6_000_000, sizeBytes: 12_000_000 }]]),
});

test('a file that is here is on the server only when the server has said so', () => {
  const words = (serverFiles: FileSyncStatus | null, isSyncing = true) =>
    placeOfKept(file, { ...known, serverFiles, isSyncing }).words;
  expect(words(null, false)).toBe('On this device.');
  expect(words(null)).toBe('On this device.');
  expect(words({ ...listed, server: 'none' })).toBe('On this device.');
  expect(words(listed)).toBe('Only on this device until it is on the server.');
  expect(words(there)).toBe('On this device and on the server.');
  expect(words(moving('up'))).toBe('On this device, and going to the server: 50 %.');
});

test('a file that is on the server can be fetched, and stopped while it comes', () => {
  expect(placeOfMissing(file, { ...known, serverFiles: there })).toMatchObject({
    words: 'On the server, not on this device.',
    offer: 'fetch',
  });
  expect(placeOfMissing(file, { ...known, serverFiles: moving('down') })).toEqual({
    words: 'Coming from the server: 6.0 MB of 12.0 MB.',
    offer: 'stop',
    percent: 50,
  });
});

test('a file that nobody has sent is on another device, and nothing is offered that cannot be done', () => {
  expect(placeOfMissing(file, known)).toMatchObject({ words: 'On another device, not sent yet.', offer: null });
  expect(placeOfMissing(file, { ...known, extension: 'asleep' })).toMatchObject({ offer: 'fetch' });
});

test('before the server has answered nothing is said of what it has', () => {
  expect(placeOfMissing(file, { ...known, serverFiles: null }).words).toContain('is known once it answers');
});

test('a damaged copy on the server is said to be one', () => {
  const damaged = { ...listed, damaged: new Set([file.sha256]) };
  expect(placeOfMissing(file, { ...known, serverFiles: damaged }).words).toContain('sends it again');
});
