// Clearing the example in a real browser: what moves, and what is left of it.
import { afterEach, expect, test, vi } from 'vitest';
import { openFiles, putFile } from '../../shared/files/files.ts';
import { createAnnotation, createEvidence } from '../../shared/portfolio/edit.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { emptyPortfolio } from '../../tests/empty-portfolio.ts';
import { clearExample } from './clear-example.ts';
import { openHost } from './host.ts';
import { EXAMPLE } from './place.ts';

const now = new Date();
afterEach(() => {
  vi.restoreAllMocks();
});

test('my pictures move, a damaged file is not in the way, and of the example nothing is left', async () => {
  const host = await openHost(() => now, EXAMPLE);
  host.painted();
  await host.portfolio.loaded;
  const { doc, files } = host.portfolio;
  const keep = (text: string) => putFile(files, new TextEncoder().encode(text), 'text/plain', now);
  const [picture, damaged] = [await keep('a slide'), await keep('a certificate')];
  await files.files.update(damaged.sha256, { bytes: new Uint8Array([1]) });
  const evidenceId = createEvidence(doc, { title: 'Webinar', file: damaged }, now);
  const target = { kind: 'moment', seconds: 9 } as const;
  createAnnotation(doc, { evidenceId, url: '', target, picture, note: '', deletedOn: null }, now);

  const own = openFiles();
  // what other tests of this run kept in it
  await own.files.clear();
  const deleted = vi.spyOn(indexedDB, 'deleteDatabase');
  expect(await clearExample(host, now)).toBe(2);
  expect(deleted.mock.calls.at(-1)).toEqual([EXAMPLE.local]);
  const names = (await indexedDB.databases()).map(({ name }) => name);
  expect(names.filter((name) => name?.includes('example') && !name.includes('-own-'))).toEqual([]);
  expect(await own.files.toCollection().primaryKeys()).toEqual([picture.sha256]);
  own.close();

  // it waits for whoever opens the portfolio next
  const mine = await openHost(() => now);
  mine.painted();
  await mine.portfolio.loaded;
  await vi.waitFor(() => {
    expect(readAll(mine.portfolio.doc, 'evidence').map(({ title }) => title)).toContain('Webinar');
    expect(readAll(mine.portfolio.doc, 'annotation').map((one) => one.evidenceId)).toContain(evidenceId);
  });
  await emptyPortfolio(mine.portfolio);
  await mine.stop();
});
