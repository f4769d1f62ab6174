// How a device stands, in words that are no more than what it said.
import { expect, test } from 'vitest';
import type { Instant } from '../../shared/model/dates.ts';
import type { DeviceStanding } from '../../shared/sync/device-standings.ts';
import { NOT_CONNECTED, type RelayStatus } from '../../shared/sync/relay-status.ts';
import { STARTING } from '../host/status.ts';
import { standingInWords, whereLatestIs } from './devices-in-words.ts';

const now = new Date(2026, 10, 26, 15, 0);
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();
const device: DeviceStanding = {
  id: 'd',
  name: 'Kitchen tablet',
  behind: 0,
  saidAtMs: at(2026, 10, 3, 14, 2),
  heardAtMs: null,
};
const told = (given: Partial<DeviceStanding>) => standingInWords({ ...device, ...given }, now);

test('it has everything, or is so many changes behind', () => {
  expect(told({})).toEqual({ state: 'Has everything', isWhole: true, when: 'Last in step on 3 November at 14:02' });
  expect(told({ behind: 1 })).toMatchObject({ state: '1 change behind', isWhole: false });
  expect(told({ behind: 4 })).toMatchObject({ state: '4 changes behind' });
});

test('it is in step now while it was heard within minutes, by this device’s clock', () => {
  const minutesAgo = (minutes: number) => now.getTime() - minutes * 60_000;
  expect(told({ heardAtMs: minutesAgo(2) }).when).toBe('In step now');
  expect(told({ heardAtMs: minutesAgo(20) }).when).toBe('Last in step on 3 November at 14:02');
  expect(told({ heardAtMs: minutesAgo(2), behind: 1 }).when).toMatch(/^Last in step/);
  expect(told({ heardAtMs: minutesAgo(-90) }).when).toMatch(/^Last in step/);
});

test('days are named as one would, and what a wrong clock says of days to come is today', () => {
  expect(told({ saidAtMs: at(2026, 10, 26, 9, 5) }).when).toBe('Last in step today at 09:05');
  expect(told({ saidAtMs: at(2025, 11, 31, 23, 59) }).when).toBe('Last in step on 31 December 2025 at 23:59');
  expect(told({ saidAtMs: at(2031, 0, 1, 0, 0) }).when).toBe('Last in step today');
  expect(told({ saidAtMs: Number.MAX_SAFE_INTEGER }).when).toBe('Last in step today');
  expect(told({ saidAtMs: 0 }).when).toMatch(/1970/);
});

test('where the latest changes are counts only who acknowledged them', () => {
  const storedAt = new Date(2026, 10, 26, 14, 2).toISOString() as Instant;
  const server = {
    ...NOT_CONNECTED,
    connection: 'connected',
    waiting: false,
    storedAt,
    isInStep: true,
    devices: [device, { ...device, id: 'e' }, { ...device, id: 'f', behind: 2 }],
  } as const;
  const where = (given: Partial<RelayStatus>) => whereLatestIs({ ...STARTING, server: { ...server, ...given } });
  expect(where({})).toBe('Your latest changes are on 3 devices, and on the server since 14:02.');
  expect(where({ waiting: true })).toBe('Your latest changes are on 3 devices.');
  expect(where({ devices: [] })).toBe('Your latest changes are saved on this device, and on the server since 14:02.');
  expect(where({ devices: [], waiting: true })).toBe('Your latest changes are saved on this device only.');
  expect(whereLatestIs({ ...STARTING, saving: 'failed', server })).toBe('');
});
