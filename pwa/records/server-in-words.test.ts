// Syncing in plain words.
import { expect, test } from 'vitest';
import type { Instant } from '../../shared/model/dates.ts';
import type { FileSyncStatus } from '../../shared/sync/file-sync-status.ts';
import { NOT_CONNECTED, type RelayStatus } from '../../shared/sync/relay-status.ts';
import { serverInWords } from './server-in-words.ts';

const status = {
  ...NOT_CONNECTED,
  connection: 'connected',
  waiting: false,
  isInStep: true,
} as const;
const none = { count: 0, sizeBytes: 0 };
const serverFiles: FileSyncStatus = {
  server: 'listed',
  reason: null,
  there: new Set(),
  thereBytes: 0,
  here: none,
  unsent: none,
  heldBack: 0,
  transfers: new Map(),
  damaged: new Set(),
  repaired: 0,
};
const inWords = (patch: Partial<RelayStatus>, files: FileSyncStatus | null = serverFiles) =>
  serverInWords({ server: { ...status, ...patch }, serverFiles: files }, true);

test('says that the portfolio is on this device only while syncing is off', () => {
  expect(serverInWords({ server: null, serverFiles }, false)).toEqual({
    main: 'Off. Your portfolio is on this device only.',
    more: '',
  });
});

test('never says that all is on the server while something waits', () => {
  expect(inWords({ waiting: true }).main).toMatch(/Not all of it is on the server yet/);
});

const storedAt = '2026-11-23T14:02:00.000Z' as Instant;

test('says since when everything is on the server', () => {
  expect(inWords({ storedAt }).main).toMatch(
    /^Everything on this device is on the server too, sealed, since \d\d:\d\d\.$/,
  );
});

test('says everything only when the files are there as well: until then it speaks of the words', () => {
  const one = { count: 1, sizeBytes: 9 };
  const files = { ...serverFiles, here: one };
  expect(inWords({ storedAt }, files).main).toMatch(/^Everything on this device is on the server too/);
  const others: Partial<typeof files>[] = [{ unsent: one }, { server: 'unknown' }, { server: 'none' }];
  for (const other of others) {
    expect(inWords({ storedAt }, { ...files, ...other }).main).toMatch(
      /^Everything you wrote is on the server too, sealed, since \d\d:\d\d\.$/,
    );
    expect(inWords({}, { ...files, ...other }).main).toBe('Everything you wrote was sent to the server, sealed.');
  }
  expect(inWords({ storedAt }, null).main).toMatch(/^Everything you wrote/);
});

test('a server that keeps no files has everything of a device that has none', () => {
  expect(inWords({}, { ...serverFiles, server: 'none' }).main).toBe(
    'Everything on this device was sent to the server, sealed.',
  );
});

test('a refusal comes with the server’s reason', () => {
  const refused = {
    ...status,
    connection: 'refused',
    reason: 'This server keeps no more for this portfolio.',
    asksInvitation: false,
    ended: null,
  } as const;
  expect(inWords(refused)).toEqual({
    main: 'The server did not let this device in.',
    more: 'This server keeps no more for this portfolio.',
  });
});

test('counts what did not open and what has not arrived', () => {
  expect(inWords({ setAside: 2, missing: 1 }).more).toBe(
    '2 entries on the server did not open and changed nothing here. 1 entry of your other devices has not arrived yet.',
  );
});
