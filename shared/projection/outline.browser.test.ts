// The outline of the dated list must be the list itself, in little.
import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import type { LocalDate } from '../model/dates.ts';
import { newId } from '../model/id.ts';
import * as edit from '../portfolio/edit.ts';
import { openPortfolio } from '../portfolio/open.ts';
import { recordOutline } from './outline.ts';
import { datedList } from './queries.ts';

const now = new Date('2026-11-23T18:00:00Z');
const today = '2026-11-23' as LocalDate;
const documentName = `test-${newId()}`;

afterEach(async () => {
  for (const name of ['waymark-projection', documentName]) await Dexie.delete(name);
});

test('names the activities in the order of the list, and counts the months; what is planned, kept or binned is not in it', async () => {
  const portfolio = openPortfolio({ documentName });
  await portfolio.lead();
  const { doc, projection } = portfolio;
  expect(await recordOutline(projection, today)).toEqual({ ids: [], months: [] });
  const days = ['2026-11-23', '2026-11-01', '2026-11-01', '2026-01-31', '1999-12-31', null, null, '2026-11-24'];
  for (const startedOn of days)
    edit.createActivity(doc, { title: 'One', startedOn: startedOn as LocalDate | null }, now);
  edit.createActivity(doc, { title: 'In the inbox', startedOn: today, triagedAt: null }, now);
  edit.moveToBin(doc, 'activity', edit.createActivity(doc, { title: 'Binned', startedOn: today }, now), today);
  await portfolio.lead();
  expect(await recordOutline(projection, today)).toEqual({
    ids: (await datedList(projection, { to: today })).map(({ id }) => id),
    months: [
      { month: '2026-11', count: 3 },
      { month: '2026-01', count: 1 },
      { month: '1999-12', count: 1 },
      { month: '', count: 2 },
    ],
  });
  await portfolio.close();
});
