// A portfolio in a real browser goes out, is wiped, and comes back equal: records, files and links, all of it or nothing.
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import { archiveRecords } from '../../shared/portfolio/archived.ts';
import { bringBack, createActivity, createRegistration } from '../../shared/portfolio/edit.ts';
import { LAYOUT, metaOf } from '../../shared/portfolio/layout.ts';
import { readAll, readRecord } from '../../shared/portfolio/read.ts';
import { planReturn } from '../../shared/portfolio/return-plan.ts';
import { emptyPortfolio } from '../../tests/empty-portfolio.ts';
import { archiveOf, inventedPortfolio, NOW } from '../../tests/invented-archive.ts';
import { type Host, openHost } from '../host/host.ts';
import { type ArchiveWorker, openArchiveWorker } from './ask-worker.ts';
import { bringArchiveBack, lookAtArchive } from './bring-archive.ts';
import { keepFiles } from './keep-files.ts';
import { openArchive } from './open-archive.ts';
import { filesElsewhere, takeArchive } from './take-archive.ts';

let host: Host;
let worker: ArchiveWorker;

beforeAll(async () => {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
  await vi.waitFor(() => expect(host.status.value.leader).toBe(true), { timeout: 20_000 });
  return async () => {
    await emptyPortfolio(host.portfolio);
    await host.stop();
  };
});
beforeEach(async () => {
  await emptyPortfolio(host.portfolio);
  worker = openArchiveWorker();
});
afterEach(() => {
  worker.close();
  vi.restoreAllMocks();
});

const records = () => archiveRecords(host.portfolio.doc);
/** Every kept file by its hash, as it lies in the database. */
async function filesHere(): Promise<Map<string, Uint8Array>> {
  const all = await host.portfolio.files.files.toArray();
  return new Map(all.map(({ sha256, bytes }) => [sha256, bytes]));
}
const look = (archive: Blob, password = '') => lookAtArchive(host, worker, { archive, password }, {});

/** The invented portfolio, in this browser. */
async function fill() {
  const invented = await inventedPortfolio();
  const { doc } = host.portfolio;
  bringBack(doc, planReturn(doc, archiveRecords(invented.doc)), 'here', NOW);
  await host.keepFiles(
    [...invented.files.values()].map((bytes, at) => ({ bytes, mime: ['application/pdf', 'text/plain'][at] ?? '' })),
  );
  await host.saved();
  return invented;
}

for (const password of ['', 'two green otters'])
  test(`goes out ${password ? 'with a password' : 'as it is'}, is wiped, and comes back equal, byte for byte`, async () => {
    await fill();
    const before = { records: records(), files: await filesHere() };
    const shares: number[] = [];
    const { zip, missing } = await takeArchive(host, password, { onProgress: (share) => shares.push(share) });
    expect(missing).toBe(0);
    expect(shares.length).toBeGreaterThan(2);
    await emptyPortfolio(host.portfolio);
    expect(records().activity).toEqual([]);
    const seen = await look(zip, password);
    expect(seen).toMatchObject({ damaged: [], absent: 0, stranger: null, plan: { differing: [], unreadable: [] } });
    await bringArchiveBack({ host, worker, look: seen, whose: 'here', now: NOW, work: {} });
    expect(records()).toEqual(before.records);
    expect(await filesHere()).toEqual(before.files);
    await expect.poll(() => host.portfolio.projection.activities.count()).toBe(before.records.activity.length);
    // and once more: nothing is doubled
    const again = await look(zip, password);
    expect(again.plan).toMatchObject({ added: [], differing: [] });
    expect(again.plan.same).toBeGreaterThan(10);
  });

test('an import is undone as one step, with its files, and what was written since stays', async () => {
  const { zip } = await archiveOf(await inventedPortfolio());
  createActivity(host.portfolio.doc, { title: 'Mine' }, NOW);
  const before = records();
  const seen = await look(zip);
  const undo = await bringArchiveBack({ host, worker, look: seen, whose: 'here', now: NOW, work: {} });
  expect((await filesHere()).size).toBe(2);
  createActivity(host.portfolio.doc, { title: 'Since' }, NOW);
  await undo();
  expect(records().activity.map(({ fields }) => fields.title)).toEqual(['Mine', 'Since']);
  expect(records().evidence).toEqual(before.evidence);
  expect((await filesHere()).size).toBe(0);
});

test('the registration that was chosen in the first minutes gives way to the one with the history', async () => {
  const { doc } = host.portfolio;
  createRegistration(doc, { scheme: 'hcpc', profession: 'OT' }, NOW);
  const seen = await look((await archiveOf(await inventedPortfolio())).zip);
  expect(seen.stranger).toBeNull();
  await bringArchiveBack({ host, worker, look: seen, whose: 'here', now: NOW, work: {} });
  expect(readAll(doc, 'registration').filter(({ deletedOn }) => !deletedOn)).toMatchObject([{ number: 'OT000001' }]);
});

test('somebody else’s portfolio is told apart before it is mixed with mine', async () => {
  const { doc } = host.portfolio;
  createRegistration(doc, { scheme: 'hcpc', profession: 'PH', number: 'PH000009', name: 'Sam Reed' }, NOW);
  createActivity(doc, { title: 'Mine' }, NOW);
  const seen = await look((await archiveOf(await inventedPortfolio())).zip);
  expect(seen.stranger).toMatchObject({ theirs: [{ name: 'Alex Moss' }], mine: [{ name: 'Sam Reed' }] });
});

test('stopped in the middle, nothing of it is here', async () => {
  const { zip } = await archiveOf(await inventedPortfolio());
  const stopping = new AbortController();
  const seen = await look(zip);
  const bringing = bringArchiveBack({
    host,
    worker,
    look: seen,
    whose: 'here',
    now: NOW,
    work: { signal: stopping.signal, onProgress: () => stopping.abort() },
  });
  await expect(bringing).rejects.toThrow();
  expect(records().activity).toEqual([]);
  expect((await filesHere()).size).toBe(0);
});

test('while it is being made, taking everything can be stopped', async () => {
  await fill();
  const stopping = new AbortController();
  await expect(
    takeArchive(host, '', { signal: stopping.signal, onProgress: () => stopping.abort() }),
  ).rejects.toThrow();
});

const full = () => new StorageFailure('full');

test('a disk that is full in the middle of the files leaves everything as it was, in one sentence', async () => {
  const { zip } = await archiveOf(await inventedPortfolio());
  const { files } = host.portfolio;
  let count = 0;
  const fill = () => {
    count += 1;
    if (count === 2) throw Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
  };
  files.files.hook('creating', fill);
  const keeping = keepFiles(await openArchive(zip, { password: '' }), { db: files, now: NOW });
  await expect(keeping).rejects.toThrow('The storage of this device is full, so nothing was brought in');
  files.files.hook('creating').unsubscribe(fill);
  expect((await filesHere()).size).toBe(0);
});

test('records that cannot be kept are taken back, with the files that came for them', async () => {
  const { zip } = await archiveOf(await inventedPortfolio());
  createActivity(host.portfolio.doc, { title: 'Mine' }, NOW);
  await host.saved();
  const seen = await look(zip);
  const before = records();
  vi.spyOn(host, 'saved').mockRejectedValueOnce(full());
  const bringing = bringArchiveBack({ host, worker, look: seen, whose: 'here', now: NOW, work: {} });
  await expect(bringing).rejects.toThrow('The storage of this device is full, so nothing was brought in');
  expect(records()).toEqual(before);
  expect((await filesHere()).size).toBe(0);
});

test('what came from another device between the look and the writing is not written over', async () => {
  const { doc } = host.portfolio;
  const invented = await inventedPortfolio();
  const seen = await look((await archiveOf(invented)).zip);
  createActivity(doc, { title: 'As it is on the other device' }, NOW, invented.activityId);
  await bringArchiveBack({ host, worker, look: seen, whose: 'here', now: NOW, work: {} });
  expect(readRecord(doc, 'activity', invented.activityId)).toMatchObject({
    title: 'As it is on the other device',
    provider: '',
    minutes: 540,
  });
});

test('into a portfolio that may only be read nothing comes, and no file stays behind', async () => {
  const seen = await look((await archiveOf(await inventedPortfolio())).zip);
  const meta = metaOf(host.portfolio.doc);
  const minimum = meta.get('minimumReader');
  meta.set('minimumReader', LAYOUT + 1);
  const bringing = bringArchiveBack({ host, worker, look: seen, whose: 'here', now: NOW, work: {} });
  await expect(bringing).rejects.toThrow('may only read');
  meta.set('minimumReader', minimum);
  expect((await filesHere()).size).toBe(0);
});

test('where there is no room for it, that is said before anything comes', async () => {
  const seen = await look((await archiveOf(await inventedPortfolio())).zip);
  vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ quota: 10_000_000, usage: 9_000_000 });
  const bringing = bringArchiveBack({ host, worker, look: seen, whose: 'here', now: NOW, work: {} });
  await expect(bringing).rejects.toThrow('this browser gives Waymark 1 MB more');
});

test('files that are on another device are counted before everything is taken', async () => {
  const { files } = await fill();
  expect(await filesElsewhere(host)).toEqual([]);
  const [first = ''] = files.keys();
  await host.dropFile(first);
  expect(await filesElsewhere(host)).toEqual([first]);
  expect((await takeArchive(host, '', {})).missing).toBe(1);
});
