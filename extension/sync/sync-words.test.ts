// What the options page says of syncing.
import { expect, test } from 'vitest';
import type { Instant } from '../../shared/model/dates.ts';
import type { SyncState } from './sync-calls.ts';
import { syncInWords } from './sync-words.ts';

const now = new Date(2026, 10, 26, 15, 0);
const at = new Date(2026, 10, 26, 14, 2).toISOString() as Instant;
const state: SyncState = {
  serverUrl: 'https://cpd.example',
  deviceName: 'Work laptop',
  isRunning: false,
  pages: 2,
  isUnsealed: false,
  report: { outcome: 'stored', at, reason: null },
};
const main = (patch: Partial<SyncState>) => syncInWords({ ...state, ...patch }, now).main;

test('says that it is on the server, and when, only after a receipt and with nothing kept since', () => {
  expect(main({})).toBe('On the server at 14:02.');
  expect(main({ isUnsealed: true })).toMatch(/^Waiting: something was kept/);
  expect(main({ report: { outcome: 'sent', at, reason: null } })).toBe('Sent at 14:02.');
});

test('names the day of an exchange that was not today', () => {
  const yesterday = new Date(2026, 10, 25, 9, 30).toISOString() as Instant;
  expect(main({ report: { outcome: 'stored', at: yesterday, reason: null } })).toBe(
    'On the server at 09:30 on 25 November.',
  );
});

test('says what waits and why, and what the server said when it refused', () => {
  expect(main({ isUnsealed: true, report: { outcome: 'unreachable', at, reason: null } })).toBe(
    'Waiting: at 14:02 the server at cpd.example did not answer.',
  );
  const refused = syncInWords({ ...state, report: { outcome: 'refused', at, reason: 'No room.' } }, now);
  expect(refused).toEqual({ main: 'The server did not let this browser in.', more: 'No room.' });
});

test('says plainly that it is off', () => {
  expect(main({ serverUrl: null, report: null })).toBe('Off. What you keep is in this browser only.');
});

test('never says that copies of pages are on the server: the app takes them there', () => {
  for (const outcome of ['stored', 'sent'] as const) {
    const { more } = syncInWords({ ...state, report: { outcome, at, reason: null } }, now);
    expect(more).toMatch(/^All your records here (are on|were sent to) the server at cpd\.example/);
    expect(more).toMatch(/Copies of pages are not among them: the app takes those along/);
  }
});
