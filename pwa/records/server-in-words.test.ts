// Syncing in plain words.
import { expect, test } from 'vitest';
import type { Instant } from '../../shared/model/dates.ts';
import { NOT_CONNECTED } from '../../shared/sync/relay-status.ts';
import { serverInWords } from './server-in-words.ts';

const status = {
  ...NOT_CONNECTED,
  connection: 'connected',
  waiting: false,
  isInStep: true,
} as const;

test('says that the portfolio is on this device only while syncing is off', () => {
  expect(serverInWords(null, false)).toEqual({ main: 'Off. Your portfolio is on this device only.', more: '' });
});

test('never says that all is on the server while something waits', () => {
  expect(serverInWords({ ...status, waiting: true }, true).main).toMatch(/Not all of it is on the server yet/);
});

test('says since when everything is on the server', () => {
  const storedAt = '2026-11-23T14:02:00.000Z' as Instant;
  expect(serverInWords({ ...status, storedAt }, true).main).toMatch(/on the server too, sealed, since \d\d:\d\d\.$/);
});

test('a refusal comes with the server’s reason', () => {
  const refused = {
    ...status,
    connection: 'refused',
    reason: 'This server keeps no more for this portfolio.',
    asksInvitation: false,
    ended: null,
  } as const;
  expect(serverInWords(refused, true)).toEqual({
    main: 'The server did not let this device in.',
    more: 'This server keeps no more for this portfolio.',
  });
});

test('counts what did not open and what has not arrived', () => {
  expect(serverInWords({ ...status, setAside: 2, missing: 1 }, true).more).toBe(
    '2 entries on the server did not open and changed nothing here. 1 entry of your other devices has not arrived yet.',
  );
});
