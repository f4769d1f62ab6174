// A tab that closes while files come in: at the next start none is there that no record names, and none is lost that one does.
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { putFile } from '../../shared/files/files.ts';
import { sha256Of } from '../../shared/model/sha256.ts';
import { dropLeftBehind } from '../../shared/portfolio/coming-files.ts';
import { createEvidence } from '../../shared/portfolio/edit.ts';
import { openLocal } from '../../shared/portfolio/identity.ts';
import { emptyPortfolio } from '../../tests/empty-portfolio.ts';
import type { Bringing } from '../../tests/fixtures/bringing-worker.ts';
import { type Host, openHost } from './host.ts';

const DAY_MS = 86_400_000;
const local = openLocal();
let host: Host;
let workers: Worker[] = [];

async function open(): Promise<void> {
  host = await openHost();
  host.painted();
  await host.portfolio.loaded;
}
const leads = () => vi.waitFor(() => expect(host.status.value.leader).toBe(true));

beforeEach(async () => {
  await open();
  await emptyPortfolio(host.portfolio);
  await local.values.where('key').startsWith('coming-files:').delete();
});
afterEach(async () => {
  for (const worker of workers) worker.terminate();
  workers = [];
  await emptyPortfolio(host.portfolio);
  await host.stop();
});
afterAll(() => local.close());

/** Files come in, in a context of their own that gets no further. */
async function bringing(told: Bringing): Promise<Worker> {
  const worker = new Worker(new URL('../../tests/fixtures/bringing-worker.ts', import.meta.url), { type: 'module' });
  workers.push(worker);
  const kept = new Promise<void>((resolve, reject) => {
    worker.onmessage = () => resolve();
    worker.onerror = (event) => reject(new Error(event.message));
  });
  worker.postMessage(told);
  await kept;
  return worker;
}
async function names(content: string): Promise<void> {
  const bytes = new TextEncoder().encode(content);
  const file = { sha256: await sha256Of(bytes), mime: 'text/plain', sizeBytes: bytes.length };
  createEvidence(host.portfolio.doc, { title: content, file }, new Date());
  await host.saved();
}
const contents = async () => {
  const rows = await host.portfolio.files.files.toArray();
  return rows.map(({ bytes }) => new TextDecoder().decode(bytes)).sort();
};
const notes = () => local.values.where('key').startsWith('coming-files:').count();

test('closed in the middle, no file is left at the next start but those that records name', async () => {
  await putFile(host.portfolio.files, new TextEncoder().encode('here before'), 'text/plain', new Date());
  const worker = await bringing({ files: ['one', 'two', 'three', 'here before'], handedOver: 0 });
  await names('two');
  await host.stop();
  worker.terminate();
  await open();
  await vi.waitFor(async () => expect(await contents()).toEqual(['here before', 'two']), { timeout: 10_000 });
  await vi.waitFor(async () => expect(await notes()).toBe(0));
});

test('what another tab is just bringing is left alone, though the leader starts anew', async () => {
  const gone = await bringing({ files: ['one', 'both'], handedOver: 0 });
  // a file of both was here already when the second began, and so it may rely on it
  await bringing({ files: ['both', 'other'], handedOver: 0 });
  await bringing({ files: ['third'], handedOver: 0 });
  gone.terminate();
  await host.stop();
  await open();
  await leads();
  await vi.waitFor(async () => expect(await notes()).toBe(2), { timeout: 10_000 });
  expect(await contents()).toEqual(['both', 'other', 'third']);
});

test('files whose records may be on another device or in the extension wait a week for them', async () => {
  const worker = await bringing({ files: ['written', 'lost', 'never'], handedOver: 2 });
  worker.terminate();
  await host.stop();
  await open();
  await vi.waitFor(async () => expect(await contents()).toEqual(['lost', 'written']), { timeout: 10_000 });
  expect(await notes()).toBe(1);
  // the record comes back from elsewhere
  await names('written');
  const { doc, files } = host.portfolio;
  const later = (days: number) => () => new Date(Date.now() + days * DAY_MS);
  await dropLeftBehind({ local, files, doc, now: later(6) });
  expect(await contents()).toEqual(['lost', 'written']);
  await dropLeftBehind({ local, files, doc, now: later(8) });
  expect(await contents()).toEqual(['written']);
  expect(await notes()).toBe(0);
});
