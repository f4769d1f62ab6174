// Asking the browser to keep what is here, in a real browser.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LocalDate } from '../../shared/model/dates.ts';
import { askAfterFirstSave, readStorage } from './storage-promise.ts';

const on = (day: string) => day as LocalDate;
const persist = vi.spyOn(navigator.storage, 'persist');
const persisted = vi.spyOn(navigator.storage, 'persisted');
beforeEach(() => {
  localStorage.clear();
  persist.mockReset().mockResolvedValue(false);
  persisted.mockReset().mockResolvedValue(false);
});
afterEach(() => localStorage.clear());

test('asks once, and again only after a month', async () => {
  await askAfterFirstSave(on('2026-11-26'));
  await askAfterFirstSave(on('2026-11-26'));
  await askAfterFirstSave(on('2026-12-20'));
  expect(persist).toHaveBeenCalledTimes(1);
  await askAfterFirstSave(on('2026-12-27'));
  expect(persist).toHaveBeenCalledTimes(2);
});

test('a clock that was a year ahead when it asked does not silence it', async () => {
  await askAfterFirstSave(on('2027-11-26'));
  await askAfterFirstSave(on('2026-11-26'));
  expect(persist).toHaveBeenCalledTimes(2);
});

test('asks nothing where it is promised already', async () => {
  persisted.mockResolvedValue(true);
  await askAfterFirstSave(on('2026-11-26'));
  expect(persist).not.toHaveBeenCalled();
});

test('reads the room that there really is, and nothing where the browser does not say', async () => {
  const { room } = await readStorage();
  expect(room?.givenBytes).toBeGreaterThan(0);
  expect(await readStorage({} as StorageManager)).toEqual({ isPromised: null, room: null });
});
