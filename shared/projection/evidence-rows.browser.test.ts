// Evidence as screens ask for it: in the order in which it was added, what of it lies in the bin by itself, and what shows no activity.
import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import type { LocalDate } from '../model/dates.ts';
import { newId, type RecordId } from '../model/id.ts';
import * as edit from '../portfolio/edit.ts';
import { openPortfolio } from '../portfolio/open.ts';
import { allEvidence } from './evidence-list.ts';
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

test('evidence that was taken off its only activity can be found, and so can that of an activity that is gone', async () => {
  const portfolio = openPortfolio({ documentName });
  await portfolio.lead();
  const { doc, projection } = portfolio;
  const add = (activityId: RecordId, title: string, day: number) => {
    const id = edit.createEvidence(doc, { title }, new Date(2026, 10, day));
    edit.putLink(doc, 'activityEvidence', activityId, id);
    return id;
  };
  const [day, other, binned] = ['Hand day', 'Journal club', 'Binned'].map((title) =>
    edit.createActivity(doc, { title }, now),
  ) as [RecordId, RecordId, RecordId];
  add(day, 'in use', 1);
  const shared = add(day, 'of two activities', 2);
  edit.putLink(doc, 'activityEvidence', other, shared);
  edit.removeLink(doc, 'activityEvidence', day, shared);
  edit.removeLink(doc, 'activityEvidence', day, add(day, 'taken off', 3));
  edit.moveToBin(doc, 'evidence', add(day, 'binned by itself', 4), today);
  add(binned, 'of a binned activity', 5);
  edit.moveToBin(doc, 'activity', binned, today);
  await portfolio.whenStored();

  const titles = async () =>
    (await allEvidence(projection)).flatMap(({ piece, homes }) => (homes.length === 0 ? [piece.title] : []));
  await expect.poll(() => projection.evidence.count()).toBe(5);
  expect(await titles()).toEqual(['taken off']);
  edit.sweepBin(doc, '2027-01-01' as LocalDate);
  await expect.poll(titles).toEqual(['of a binned activity', 'taken off']);
  await portfolio.close();
});
