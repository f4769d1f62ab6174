// Every layout that was ever released is frozen here, and today's code must read it for ever.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LAYOUT, metaOf, RECORD_KINDS } from '../shared/portfolio/layout.ts';
import { readAll } from '../shared/portfolio/read.ts';
import { upgradeLayout } from '../shared/portfolio/upgrade.ts';

const folder = new URL('./fixtures/portfolios/', import.meta.url);
const frozen = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));

test('there is a frozen portfolio for each layout', () => {
  expect(frozen.map((one) => one.layout).sort()).toEqual(Array.from({ length: LAYOUT }, (_, index) => index + 1));
});

for (const { layout, update, records } of frozen) {
  test(`a portfolio of layout ${layout} opens with every record as it was`, () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Buffer.from(update, 'base64'));
    upgradeLayout(doc);
    expect(metaOf(doc).get('layout')).toBe(LAYOUT);
    for (const kind of RECORD_KINDS) {
      const byKey = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b));
      expect([...readAll(doc, kind)].sort(byKey), kind).toEqual([...records[kind]].sort(byKey));
    }
  });
}

test('every kind of record is in the frozen portfolio', () => {
  for (const { records } of frozen)
    for (const kind of RECORD_KINDS) expect(records[kind].length, kind).toBeGreaterThan(0);
});
