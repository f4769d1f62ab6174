// What can be put back: each by itself, and what went with its whole comes back with that.
import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import type { LocalDate } from '../model/dates.ts';
import { newId } from '../model/id.ts';
import * as edit from '../portfolio/edit.ts';
import { openPortfolio } from '../portfolio/open.ts';
import { recentlyDeleted } from './recently-deleted.ts';

const now = new Date('2026-11-23T18:00:00Z');
const day = (text: string) => text as LocalDate;
const documentName = `test-${newId()}`;

afterEach(async () => {
  for (const name of ['waymark-projection', documentName]) await Dexie.delete(name);
});

test('names everything that was deleted, the latest first, and what it was a part of', async () => {
  const portfolio = openPortfolio({ documentName, now: () => now });
  await portfolio.lead();
  const { doc, projection } = portfolio;
  const course = edit.createActivity(doc, { title: 'Course' }, now);
  const gone = edit.createActivity(doc, { title: 'Gone' }, now);
  const reflectOn = (activityId: typeof course, what: string) =>
    edit.createReflection(doc, { activityId, modelKey: 'borton', promptKeys: ['what'], answers: { what } }, now);
  const reflection = reflectOn(course, 'Stairs first.');
  const withGone = reflectOn(gone, 'Goes with its activity.');
  const goal = edit.createGoal(doc, { title: 'Hands' }, now);
  const page = edit.createEvidence(doc, { title: 'Page' }, now);
  edit.putLink(doc, 'activityEvidence', course, page);
  const note = edit.createAnnotation(
    doc,
    { evidenceId: page, url: '', target: { kind: 'moment', seconds: 9 }, note: 'At nine', deletedOn: null } as never,
    now,
  );
  edit.moveToBin(doc, 'activity', gone, day('2026-11-20'));
  edit.moveToBin(doc, 'reflection', reflection, day('2026-11-22'));
  edit.moveToBin(doc, 'reflection', withGone, day('2026-11-19'));
  edit.moveToBin(doc, 'goal', goal, day('2026-11-21'));
  edit.moveToBin(doc, 'annotation', note, day('2026-11-18'));
  await portfolio.lead();
  const lines = async () =>
    (await recentlyDeleted(projection)).map(({ kind, name, partOf, deletedOn }) => [kind, name, partOf, deletedOn]);
  expect(await lines()).toEqual([
    ['reflection', 'Stairs first.', 'Course', '2026-11-22'],
    ['goal', 'Hands', '', '2026-11-21'],
    ['activity', 'Gone', '', '2026-11-20'],
    ['annotation', 'At nine', 'Page', '2026-11-18'],
  ]);
  edit.restore(doc, 'activity', gone);
  await portfolio.lead();
  expect((await lines()).find(([, name]) => name === 'Goes with its activity.')).toBeDefined();
  await portfolio.close();
});
