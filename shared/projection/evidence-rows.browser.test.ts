// Evidence as screens ask for it: in the order in which it was added, and what of it lies in the bin by itself.
import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import type { LocalDate } from '../model/dates.ts';
import { newId } from '../model/id.ts';
import * as edit from '../portfolio/edit.ts';
import { openPortfolio } from '../portfolio/open.ts';
import { activity, evidenceInBin, withParts } from './queries.ts';

const now = new Date('2026-11-23T18:00:00Z');
const today = '2026-11-23' as LocalDate;
const documentName = `test-${newId()}`;

afterEach(async () => {
  for (const name of ['waymark-projection', documentName]) await Dexie.delete(name);
});

test('evidence stands in the order in which it was added, and in the bin only what went there by itself', async () => {
  const portfolio = openPortfolio({ documentName });
  await portfolio.lead();
  const { doc, projection } = portfolio;
  const add = (activityId: string, title: string, position: number) => {
    const id = edit.createEvidence(doc, { title }, now);
    edit.putLink(doc, 'activityEvidence', activityId as never, id, position);
    return id;
  };
  const day = edit.createActivity(doc, { title: 'Hand day' }, now);
  for (const [at, title] of ['first', 'second', 'third', 'fourth', 'fifth'].entries()) add(day, title, at);
  edit.moveToBin(doc, 'evidence', add(day, 'by itself', 9), today);
  const binned = edit.createActivity(doc, { title: 'Binned' }, now);
  edit.moveToBin(doc, 'evidence', add(binned, 'with its activity', 0), today);
  edit.moveToBin(doc, 'activity', binned, today);
  await portfolio.whenStored();

  await expect.poll(() => projection.evidence.count()).toBe(7);
  const row = await activity(projection, day);
  const [parts] = await withParts(projection, row ? [row] : []);
  expect(parts?.evidence.map(({ title }) => title)).toEqual(['first', 'second', 'third', 'fourth', 'fifth']);
  expect((await evidenceInBin(projection)).map(({ title }) => title)).toEqual(['by itself']);
  edit.restore(doc, 'activity', binned);
  await expect
    .poll(async () => (await evidenceInBin(projection)).map(({ title }) => title).sort())
    .toEqual(['by itself', 'with its activity']);
  await portfolio.close();
});
