// What screens ask of goals, tags and earlier versions.
import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import type { LocalDate } from '../model/dates.ts';
import { newId } from '../model/id.ts';
import * as edit from '../portfolio/edit.ts';
import { openPortfolio } from '../portfolio/open.ts';
import { activitiesOf, goals, goalsOf, tagsInUse, textVersions } from './queries.ts';

const now = new Date('2026-11-23T18:00:00Z');
const day = (text: string) => text as LocalDate;
const documentName = `test-${newId()}`;

afterEach(async () => {
  for (const name of ['waymark-projection', documentName]) await Dexie.delete(name);
});

test('goals stand in the order in which they are due, with the activities that serve them', async () => {
  const portfolio = openPortfolio({ documentName });
  await portfolio.lead();
  const { doc, projection } = portfolio;
  edit.createGoal(doc, { title: 'Some day' }, now);
  edit.createGoal(doc, { title: 'Reached', state: 'reached', dueOn: day('2026-01-01') }, now);
  const spring = edit.createGoal(doc, { title: 'By spring', dueOn: day('2027-03-31') }, now);
  edit.moveToBin(doc, 'goal', edit.createGoal(doc, { title: 'Binned' }, now), day('2026-11-23'));
  const early = edit.createActivity(doc, { title: 'Early', startedOn: day('2026-02-01') }, now);
  const late = edit.createActivity(doc, { title: 'Late', startedOn: day('2026-10-01') }, now);
  const gone = edit.createActivity(doc, { title: 'Gone', startedOn: day('2026-10-01') }, now);
  edit.moveToBin(doc, 'activity', gone, day('2026-11-23'));
  for (const id of [early, late, gone]) edit.putLink(doc, 'goalActivity', spring, id);
  await portfolio.lead();

  expect((await goals(projection)).map(({ title }) => title)).toEqual(['By spring', 'Some day', 'Reached']);
  expect((await activitiesOf(projection, spring)).map(({ title }) => title)).toEqual(['Late', 'Early']);
  expect((await goalsOf(projection, early)).map(({ title }) => title)).toEqual(['By spring']);
  await portfolio.close();
});

test('tags are counted once for each activity that has them; the bin does not count', async () => {
  const portfolio = openPortfolio({ documentName });
  await portfolio.lead();
  const { doc, projection } = portfolio;
  edit.createActivity(doc, { title: 'One', tags: ['Stroke', 'Hands'] }, now);
  edit.createActivity(doc, { title: 'Two', tags: ['stroke'] }, now);
  edit.moveToBin(
    doc,
    'activity',
    edit.createActivity(doc, { title: 'Three', tags: ['Falls'] }, now),
    day('2026-11-23'),
  );
  await portfolio.lead();
  expect(await tagsInUse(projection)).toEqual([
    { tag: 'Hands', count: 1 },
    { tag: 'Stroke', count: 2 },
  ]);
  await portfolio.close();
});

test('earlier versions of a text stand with the latest first, and those of other texts elsewhere', async () => {
  const portfolio = openPortfolio({ documentName });
  await portfolio.lead();
  const { doc, projection } = portfolio;
  const activityId = edit.createActivity(doc, { title: 'One' }, now);
  edit.keepVersion(doc, activityId, 'outcome', 'first', now);
  edit.keepVersion(doc, activityId, 'outcome', 'second', new Date(now.getTime() + 1));
  edit.keepVersion(doc, activityId, 'relevance', 'other', now);
  await portfolio.lead();
  expect((await textVersions(projection, activityId, 'outcome')).map(({ text }) => text)).toEqual(['second', 'first']);
  await portfolio.close();
});
