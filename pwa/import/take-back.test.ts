// An import can be taken back as one on another day and another device, and what the person has made of it since stays.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Instant, LocalDate } from '../../shared/model/dates.ts';
import type { RecordId } from '../../shared/model/id.ts';
import * as commands from '../../shared/portfolio/edit.ts';
import { importsIn } from '../../shared/portfolio/imports.ts';
import { readAll, readRecord } from '../../shared/portfolio/read.ts';
import { anEntry } from '../../tests/fixtures/imported-entry.ts';
import { bringIn } from './bring-in.ts';
import { recentImports, takeBack } from './take-back.ts';

const NOW = new Date('2026-11-26T10:00:00Z');
const TODAY = '2026-11-26' as LocalDate;
const SOON = new Date('2026-11-28T08:00:00Z');

interface Bringing {
  doc?: Y.Doc;
  now?: Date;
  name?: string;
  goesTo?: RecordId | null;
}

/** An import of certificates with these titles, each with a file of its own. */
async function imported(
  titles: string[],
  { doc = new Y.Doc(), now = NOW, name = 'record.csv', goesTo = null }: Bringing = {},
) {
  const nothing = async () => undefined;
  const entries = titles.map((title, at) => ({
    entry: anEntry({
      title,
      files: [{ bytes: new Uint8Array([at + 1]), mime: 'application/pdf', role: 'main' as const, notes: [] }],
    }),
    goesTo,
    confidentiality: 'unchecked' as const,
  }));
  const keepFile = async (bytes: Uint8Array<ArrayBuffer>, mime: string) => ({
    sha256: String(bytes[0]).repeat(64),
    mime,
    sizeBytes: 1,
  });
  const options = { doc, commands, name, keepFile, dropFile: nothing, saved: nothing, now: () => now };
  return { doc, result: await bringIn(entries, options) };
}

/** The same portfolio on another device, or after the page was loaded again. */
function elsewhere(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
}
const lately = async (doc: Y.Doc, today = TODAY) =>
  (await recentImports(doc, today)).map(({ name, activities, attached, changed }) => ({
    name,
    activities,
    attached,
    changed,
  }));
const inBin = (doc: Y.Doc) =>
  [...readAll(doc, 'activity'), ...readAll(doc, 'evidence')]
    .filter(({ deletedOn }) => deletedOn)
    .map(({ title }) => title);
const takeFirst = async (doc: Y.Doc, now = SOON) => {
  const [one] = await recentImports(doc, TODAY);
  return takeBack(one ?? expect.unreachable('an import is listed'), { doc, commands, now: () => now });
};

test('on another day and device an import is still listed, and goes to the bin as one; undone, all of it is back', async () => {
  const doc = elsewhere((await imported(['Splints', 'Hands'])).doc);
  expect(await lately(doc)).toEqual([{ name: 'record.csv', activities: 2, attached: 0, changed: 0 }]);
  const back = await takeFirst(doc);
  expect(back).toMatchObject({ taken: 2, stay: 0 });
  expect(inBin(doc)).toEqual(['Splints', 'Hands', 'Splints', 'Hands']);
  expect(await lately(doc)).toEqual([]);
  await back.undo();
  expect(inBin(doc)).toEqual([]);
  expect(await lately(doc)).toMatchObject([{ activities: 2 }]);
});

/** What a person may make of an activity that came with an import, or of its evidence. */
const WAYS: Record<string, (doc: Y.Doc, activity: RecordId, evidence: RecordId) => unknown> = {
  'gave it another title': (doc, id) => commands.changeActivity(doc, id, { title: 'Mine' }),
  'took it out of the inbox': (doc, id) =>
    commands.changeActivity(doc, id, { triagedAt: SOON.toISOString() as Instant }),
  'tagged it': (doc, id) => commands.tagActivity(doc, id, 'hands'),
  'reflected on it': (doc, id) =>
    commands.createReflection(doc, { activityId: id, modelKey: 'free', promptKeys: [] }, SOON),
  'chose it for a profile': (doc, id) => commands.putLink(doc, 'profileActivity', 'profile-0001' as RecordId, id),
  'gave it more evidence': (doc, id) =>
    commands.putLink(doc, 'activityEvidence', id, commands.createEvidence(doc, { title: 'Slides' }, SOON), 5),
  'put its evidence right': (doc, _, id) => commands.changeEvidence(doc, id, { kind: 'Course certificate' }),
  'linked its evidence to another activity': (doc, _, id) =>
    commands.putLink(doc, 'activityEvidence', commands.createActivity(doc, { title: 'Other' }, SOON), id, 5),
};
for (const [way, change] of Object.entries(WAYS))
  test(`an activity stays with its evidence where the person ${way} since`, async () => {
    const { doc, result } = await imported(['Splints', 'Hands']);
    const [id = expect.unreachable('it is here')] = result.activityIds;
    const evidence = readAll(doc, 'evidence').find(({ title }) => title === 'Splints')?.id;
    change(doc, id, evidence ?? expect.unreachable('it is here'));
    expect(await lately(doc)).toEqual([{ name: 'record.csv', activities: 1, attached: 0, changed: 1 }]);
    expect(await takeFirst(doc)).toMatchObject({ taken: 1, stay: 1 });
    expect(inBin(doc)).toEqual(['Hands', 'Hands']);
  });

test('what lies in the bin already is neither taken nor said to be changed', async () => {
  const { doc, result } = await imported(['Splints', 'Hands']);
  const [first = expect.unreachable('it is here')] = result.activityIds;
  commands.moveToBin(doc, 'activity', first, TODAY);
  const evidence = readAll(doc, 'evidence').find(({ title }) => title === 'Hands');
  commands.moveToBin(doc, 'evidence', evidence?.id ?? expect.unreachable('it is here'), TODAY);
  expect(await takeFirst(doc)).toMatchObject({ stay: 0 });
  expect(readAll(doc, 'activity').every(({ deletedOn }) => deletedOn)).toBe(true);
});

test('evidence that went to an activity of mine goes, a link to evidence that I had goes, and the activity stays', async () => {
  const { doc } = await imported(['Splints']);
  const goesTo = commands.createActivity(doc, { title: 'Hand day' }, NOW);
  const later = new Date('2026-11-27T10:00:00Z');
  await imported(['Splints', 'Hands'], { doc, goesTo, now: later, name: 'certificates' });
  // of the first import nothing is as it came: its evidence shows another activity too
  expect(await lately(doc)).toEqual([{ name: 'certificates', activities: 0, attached: 2, changed: 0 }]);
  await takeFirst(doc);
  expect(inBin(doc)).toEqual(['Hands']);
  expect(readAll(doc, 'link').filter(({ from }) => from === goesTo)).toMatchObject([{ position: later.getTime() }]);
  expect(await lately(doc)).toMatchObject([{ name: 'record.csv', activities: 1 }]);
});

test('a link that was there before the import is not taken back', async () => {
  const { doc, result } = await imported(['Splints']);
  const [goesTo = expect.unreachable('it is here')] = result.activityIds;
  const before = readAll(doc, 'link');
  await imported(['Splints'], { doc, goesTo, now: SOON, name: 'again' });
  expect(readAll(doc, 'link')).toEqual(before);
});

test('five are listed, the latest first, none of more than 30 days ago, and those leave the portfolio with the next import', async () => {
  const { doc } = await imported(['Long ago'], { now: new Date('2026-10-27T10:00:00Z'), name: 'old.csv' });
  for (const day of [11, 12, 13, 14, 15, 16])
    await imported([`Day ${day}`], { doc, now: new Date(`2026-11-${day}T10:00:00Z`), name: `${day}.csv` });
  expect((await lately(doc)).map(({ name }) => name)).toEqual(['16.csv', '15.csv', '14.csv', '13.csv', '12.csv']);
  expect(importsIn(doc).map(({ name }) => name)).toContain('old.csv');
  await imported(['Today'], { doc, name: `${'a long name of a file '.repeat(5)}.csv` });
  expect(importsIn(doc).map(({ name }) => name)).not.toContain('old.csv');
  expect((await lately(doc))[0]?.name).toBe('a long name of a file a long name of a file a long nam…');
  expect(readAll(doc, 'activity').find(({ title }) => title === 'Long ago')?.deletedOn).toBeNull();
});

test('what is restored from the bin by hand is as it came again', async () => {
  const { doc, result } = await imported(['Splints']);
  const [id = expect.unreachable('it is here')] = result.activityIds;
  await takeFirst(doc);
  commands.restore(doc, 'activity', id);
  expect(readRecord(doc, 'activity', id)?.deletedOn).toBeNull();
  expect(await lately(doc)).toMatchObject([{ activities: 1, changed: 0 }]);
});
