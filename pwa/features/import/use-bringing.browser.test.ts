// Bringing in on a device whose storage fails, or with somebody who stops: nothing half, and what is said is what happened.
import { createPinia, setActivePinia } from 'pinia';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createApp, type EffectScope, effectScope } from 'vue';
import { StorageFailure } from '../../../shared/model/storage-failure.ts';
import { archiveRecords } from '../../../shared/portfolio/archived.ts';
import { openLocal } from '../../../shared/portfolio/identity.ts';
import { emptyPortfolio } from '../../../tests/empty-portfolio.ts';
import { anEntry } from '../../../tests/fixtures/imported-entry.ts';
import { HOST, type Host, openHost } from '../../host/host.ts';
import type { EntryToBringIn } from '../../import/bring-in.ts';
import { useSession } from '../../stores/session.ts';
import { useBringing } from './use-bringing.ts';

let host: Host;
let scope: EffectScope;
let bringing: ReturnType<typeof useBringing>;

beforeAll(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
});
afterAll(async () => {
  await emptyPortfolio(host.portfolio);
  await host.stop();
});
beforeEach(async () => {
  await emptyPortfolio(host.portfolio);
  setActivePinia(createPinia());
  const app = createApp(() => null).provide(HOST, host);
  scope = effectScope();
  bringing = app.runWithContext(() => scope.run(useBringing)) ?? expect.unreachable('it ran');
});
afterEach(() => {
  scope.stop();
  vi.restoreAllMocks();
});

const certificates = (count: number): EntryToBringIn[] =>
  Array.from({ length: count }, (_, at) => ({
    entry: anEntry({
      title: `Certificate ${at}`,
      files: [{ bytes: new Uint8Array([at, 1]), mime: 'application/pdf', role: 'main', notes: [] }],
    }),
    goesTo: null,
    confidentiality: 'unchecked',
  }));
const isAsBefore = async () => {
  const all = Object.values(archiveRecords(host.portfolio.doc)).flat();
  return all.length === 0 && (await host.portfolio.files.files.count()) === 0;
};

test('a disk that is full in the middle leaves everything as it was, and says what to do', async () => {
  let count = 0;
  const fill = () => {
    count += 1;
    if (count === 3) throw Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
  };
  host.portfolio.files.files.hook('creating', fill);
  expect(await bringing.bring(certificates(5), 'certificates')).toBe(false);
  host.portfolio.files.files.hook('creating').unsubscribe(fill);
  expect(bringing.problem.value).toBe(
    'The storage of this device is full, so nothing was brought in, and what was here is as it was. Free some space, or untick some of these, and bring them in again.',
  );
  expect(await isAsBefore()).toBe(true);
  // and once there is room it all comes
  expect(await bringing.bring(certificates(5), 'certificates')).toBe(true);
  expect(bringing.problem.value).toBe('');
  expect(bringing.brought.value?.activityIds).toHaveLength(5);
});

test('what could not be saved is not said to be done, and is not there', async () => {
  vi.spyOn(host, 'saved').mockRejectedValueOnce(new StorageFailure('failed'));
  expect(await bringing.bring(certificates(2), 'certificates')).toBe(false);
  expect(bringing.problem.value).toContain('This browser could not keep what was to come in');
  expect(await isAsBefore()).toBe(true);
});

test('stopped, nothing is there; and whoever leaves the page meanwhile is told the same', async () => {
  const coming = bringing.bring(certificates(200), 'certificates');
  await vi.waitFor(() => expect(bringing.share.value).toBeGreaterThan(0));
  bringing.stop();
  expect(bringing.isStopping.value).toBe(true);
  expect(await coming).toBe(false);
  expect(bringing).toMatchObject({
    problem: { value: 'Stopped. Nothing was brought in.' },
    isStopping: { value: false },
  });
  expect(await isAsBefore()).toBe(true);

  const again = bringing.bring(certificates(200), 'certificates');
  await vi.waitFor(() => expect(bringing.share.value).toBeGreaterThan(0));
  scope.stop();
  expect(await again).toBe(false);
  expect(useSession().done?.text).toBe('You left while things were coming in, so nothing was brought in.');
  expect(await isAsBefore()).toBe(true);
});

test('what comes is noted before it is here, so that a tab that closes leaves nothing; once it is in, nothing is noted', async () => {
  const local = openLocal();
  const notes = () => local.values.where('key').startsWith('coming-files:').toArray();
  expect(await notes()).toEqual([]);
  const coming = bringing.bring(certificates(200), 'certificates');
  await vi.waitFor(() => expect(bringing.share.value).toBeGreaterThan(0));
  const [note] = await notes();
  expect(note?.value).toMatchObject({ waiting: expect.arrayContaining([expect.stringMatching(/^[0-9a-f]{64}$/)]) });
  expect(await coming).toBe(true);
  expect(await notes()).toEqual([]);
  expect(await host.portfolio.files.files.count()).toBe(200);
  local.close();
});
