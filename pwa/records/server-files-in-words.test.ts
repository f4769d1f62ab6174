// What Settings says of files: counted from the server's list, with what waits and why.
import { expect, test } from 'vitest';
import type { FileSyncStatus } from '../../shared/sync/file-sync-status.ts';
import { NOT_CONNECTED } from '../../shared/sync/relay-status.ts';
import { serverFilesInWords } from './server-files-in-words.ts';

const files = { count: 0, sizeBytes: 0, onOpening: 0, elsewhere: 0 };
const server = {
  ...NOT_CONNECTED,
  connection: 'connected',
  waiting: false,
  isInStep: true,
} as const;
const listed: FileSyncStatus = {
  server: 'listed',
  reason: null,
  there: new Set(['a', 'b']),
  thereBytes: 3_000_000,
  here: { count: 3, sizeBytes: 4_000_000 },
  unsent: { count: 0, sizeBytes: 0 },
  heldBack: 0,
  transfers: new Map(),
  damaged: new Set(),
  repaired: 0,
};
const words = (known: Partial<FileSyncStatus>, waiting: Partial<typeof files> = {}) =>
  serverFilesInWords({ serverFiles: { ...listed, ...known }, files: { ...files, ...waiting }, server }).join(' ');

test('where there are no files, that is said and nothing is counted', () => {
  const none = { there: new Set<string>(), thereBytes: 0, here: { count: 0, sizeBytes: 0 } };
  expect(words(none)).toBe('There are no files yet.');
  expect(words(none, { elsewhere: 1 })).toContain('One file is on another device');
});

test('nothing is said before the server has been asked', () => {
  expect(serverFilesInWords({ serverFiles: null, files, server })).toEqual([]);
  expect(words({ server: 'unknown' })).toBe('Files on this device: 3 (4.0 MB).');
});

test('what is here and there stands with its size', () => {
  expect(words({})).toBe('Files on this device: 3 (4.0 MB). On the server, sealed: 2 (3.0 MB).');
});

test('what waits is said with why', () => {
  expect(words({ unsent: { count: 3, sizeBytes: 9_000_000 }, heldBack: 2 }, { onOpening: 1, elsewhere: 2 })).toBe(
    'Files on this device: 3 (4.0 MB). On the server, sealed: 2 (3.0 MB). ' +
      'One file is on the way to the server (9.0 MB left). ' +
      '2 files of more than 5 MB wait for a connection that is not metered. ' +
      'One file comes to this device when you open it. 2 files are on another device, not sent yet.',
  );
});

test('nothing is on its way to a server that is full, and the reason says what to do', () => {
  const full = words({ unsent: { count: 1, sizeBytes: 9_000_000 }, reason: 'The server has no room.' });
  expect(full).toContain('One file of this device is not on the server yet. The server has no room.');
});

test('a server that keeps no files is said to be one, and no more', () => {
  expect(words({ server: 'none', reason: 'This server keeps no files.' })).toBe('This server keeps no files.');
});

test('a file that was repaired is told of', () => {
  expect(words({ repaired: 1 })).toContain('One file that was damaged on the server was repaired from another device.');
});
