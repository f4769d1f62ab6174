// The SQLite store does what every store must, and does not open what a newer server wrote.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from './sqlite-store.ts';
import { storeBehaviour } from './store-behaviour.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each(storeBehaviour)('$name', ({ check }) => check(async () => openSqliteStore(folder)));

test('a folder that is not there is made', async () => {
  const store = openSqliteStore(join(folder, 'not', 'there'));
  await store.check();
  await store.close();
});

test('a commit waits for the disk', async () => {
  await openSqliteStore(folder).close();
  const db = new DatabaseSync(join(folder, 'waymark.sqlite'));
  expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  db.close();
});

test('a database of a newer server is not touched', async () => {
  await openSqliteStore(folder).close();
  const db = new DatabaseSync(join(folder, 'waymark.sqlite'));
  db.exec('PRAGMA user_version = 99');
  db.close();
  expect(() => openSqliteStore(folder)).toThrow('layout 99');
});

test('a folder that a server is using takes no second one, and is free when that one has stopped', async () => {
  const first = openSqliteStore(folder);
  expect(() => openSqliteStore(folder)).toThrow(`another server is using ${folder}`);
  await first.check();
  await first.close();
  const next = openSqliteStore(folder);
  await next.check();
  await next.close();
});
