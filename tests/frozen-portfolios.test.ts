// Every layout that was ever released is frozen here, and today's code must read it for ever.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { RecordKind } from '../shared/model/change.ts';
import { LAYOUT, metaOf, RECORD_KINDS } from '../shared/portfolio/layout.ts';
import { readAll } from '../shared/portfolio/read.ts';
import { upgradeLayout } from '../shared/portfolio/upgrade.ts';

const folder = new URL('./fixtures/portfolios/', import.meta.url);
const frozen = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, ...JSON.parse(readFileSync(new URL(name, folder), 'utf8')) }));

test('there is a frozen portfolio for each layout', () => {
  expect([...new Set(frozen.map((one) => one.layout))].sort()).toEqual(
    Array.from({ length: LAYOUT }, (_, index) => index + 1),
  );
});

for (const { name, update, records } of frozen) {
  test(`the portfolio ${name} opens with every record as it was`, () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Buffer.from(update, 'base64'));
    upgradeLayout(doc);
    expect(metaOf(doc).get('layout')).toBe(LAYOUT);
    for (const kind of Object.keys(records) as RecordKind[]) {
      const byKey = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b));
      const now = [...readAll(doc, kind)].sort(byKey);
      expect(now.length, kind).toBe(records[kind].length);
      // fields that came later have their defaults; those that were there are as they were
      expect(now, kind).toMatchObject([...records[kind]].sort(byKey));
    }
  });
}

test('every kind of record is in a frozen portfolio', () => {
  for (const kind of RECORD_KINDS)
    expect(
      frozen.some(({ records }) => records[kind]?.length > 0),
      kind,
    ).toBe(true);
});
