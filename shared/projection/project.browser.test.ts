// Incremental and rebuilt projections must be the same rows, whatever happened. Real IndexedDB; the seed is printed.
import { Dexie, liveQuery } from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import { ACTIVITY_TYPES } from '../model/activity.ts';
import type { LocalDate } from '../model/dates.ts';
import { newId, type RecordId } from '../model/id.ts';
import * as edit from '../portfolio/edit.ts';
import { openPortfolio } from '../portfolio/open.ts';
import { readAll } from '../portfolio/read.ts';
import { replaceText, sharedText } from '../portfolio/texts.ts';
import { type ActivityRow, openProjection, type ProjectionDb } from './database.ts';
import {
  annotationsOf,
  datedList,
  evidenceOf,
  inbox,
  isFilling,
  keptBefore,
  reflectionsOf,
  withParts,
} from './queries.ts';

const now = new Date('2026-11-23T18:00:00Z');
/** Before all bin dates, so that opening sweeps nothing. */
const early = new Date('2026-01-01T00:00:00Z');
const names: string[] = [];

afterEach(async () => {
  for (const name of ['waymark-projection', ...names.splice(0)]) await Dexie.delete(name);
});

/** A small linear generator (Numerical Recipes), so that a printed seed repeats a run. */
function random(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    below: (n: number) => Math.floor(next() * n),
    pick: <T>(all: T[]): T | undefined => all[Math.floor(next() * all.length)],
  };
}

async function rows(db: ProjectionDb): Promise<Record<string, unknown[]>> {
  const tables = db.tables.filter((table) => table.name !== 'markers');
  const entries = await Promise.all(tables.map(async (table) => [table.name, await table.toArray()] as const));
  return Object.fromEntries(entries);
}

type Dice = ReturnType<typeof random>;

/** What a person may do next; each takes some activity, or makes the first. */
const steps: ((doc: Y.Doc, some: RecordId, dice: Dice) => void)[] = [
  (doc, _some, dice) =>
    void edit.createActivity(doc, { title: `Activity ${dice.below(99)}`, startedOn: someDay(dice) }, now),
  (doc, some, dice) =>
    edit.changeActivity(doc, some, { type: dice.pick([...ACTIVITY_TYPES]) ?? null, startedOn: someDay(dice) }),
  (doc, some, dice) => edit.moveToBin(doc, 'activity', some, someDay(dice)),
  (doc, some) => edit.restore(doc, 'activity', some),
  (doc, some) => void edit.createReflection(doc, { activityId: some, modelKey: 'gibbs', promptKeys: ['d', 'f'] }, now),
  (doc, _some, dice) => {
    const reflection = dice.pick(readAll(doc, 'reflection'));
    const text = reflection && sharedText(doc, 'reflection', reflection.id, 'd');
    if (text) replaceText(text, `words ${dice.below(1000)}`);
  },
  (doc, some, dice) => {
    const evidenceId = edit.createEvidence(doc, { title: 'Certificate', source: 'certificate' }, now);
    edit.putLink(doc, 'activityEvidence', some, evidenceId, dice.below(5));
  },
  (doc, _some, dice) => {
    const link = dice.pick(readAll(doc, 'link'));
    if (link) edit.removeLink(doc, link.kind, link.from, link.to);
  },
  (doc, some, dice) => edit.tagActivity(doc, some, `tag ${dice.below(3)}`),
  (doc, some, dice) => edit.untagActivity(doc, some, `tag ${dice.below(3)}`),
  (doc, some) => edit.putLink(doc, 'goalActivity', edit.createGoal(doc, { title: 'Splints' }, now), some),
  (doc, some, dice) => edit.keepVersion(doc, some, 'outcome', `words ${dice.below(9)}`, now),
  (doc, _some, dice) => edit.putSetting(doc, 'peopleTerm', dice.pick(['patients', 'pupils', '']) ?? ''),
  (doc, _some, dice) => void edit.sweepBin(doc, someDay(dice)),
];

const someDay = (dice: Dice) => `2026-${String(1 + dice.below(12)).padStart(2, '0')}-15` as LocalDate;

function step(doc: Y.Doc, dice: Dice): void {
  const some = dice.pick(readAll(doc, 'activity'))?.id;
  if (!some || dice.below(3) === 0) edit.createActivity(doc, { title: 'Activity', startedOn: someDay(dice) }, now);
  else dice.pick(steps)?.(doc, some, dice);
}

test('rows kept change by change equal rows built anew', async () => {
  const seed = Date.now() % 2 ** 31;
  console.log(`seed ${seed}`);
  const dice = random(seed);
  const documentName = `test-${newId()}`;
  names.push(documentName);
  const portfolio = openPortfolio({ documentName, now: () => early });
  await portfolio.lead();
  for (let n = 0; n < 400; n++) step(portfolio.doc, dice);
  await portfolio.whenStored();
  await portfolio.lead();
  const incremental = await rows(portfolio.projection);
  await portfolio.close();

  await Dexie.delete('waymark-projection');
  const again = openPortfolio({ documentName, now: () => early });
  await again.lead();
  const rebuilt = await rows(again.projection);
  await again.close();
  expect(incremental, `seed ${seed}`).toEqual(rebuilt);
  expect(incremental.activities?.length).toBeGreaterThan(50);
});

test('a portfolio of thousands that arrives at once has the same rows as one that grew, the latest first', async () => {
  const dice = random(7);
  const documentName = `test-${newId()}`;
  names.push(documentName);
  const portfolio = openPortfolio({ documentName, now: () => early });
  await portfolio.lead();
  edit.inOneStep(portfolio.doc, () => {
    for (let n = 0; n < 4_500; n++)
      edit.createActivity(portfolio.doc, { title: `Activity ${n}`, startedOn: someDay(dice) }, now);
  });
  await portfolio.whenStored();
  await portfolio.lead();
  const grown = await rows(portfolio.projection);
  await portfolio.close();

  await Dexie.delete('waymark-projection');
  const arrived = openPortfolio({ documentName, now: () => early });
  await arrived.loaded;
  // of the portfolio that was here before
  const [another] = (grown.activities ?? []) as ActivityRow[];
  if (another)
    await arrived.projection.activities.put({ ...another, id: newId(), startedOn: '2031-01-01' as LocalDate });
  const days: string[] = [];
  arrived.projection.activities.hook('creating', (_key, { startedOn }) => void days.push(startedOn ?? ''));
  const told: boolean[] = [];
  const watched = liveQuery(() => isFilling(arrived.projection)).subscribe((is) => void told.push(is));
  await arrived.lead();
  const changes = () => told.filter((is, at) => is !== told[at - 1]);
  await vi.waitFor(() => expect(changes()).toEqual([false, true, false]));
  watched.unsubscribe();
  expect(await rows(arrived.projection)).toEqual(grown);
  // those of the first screen in any order, then the others
  const inOrder = [...days].sort().reverse();
  expect(days.slice(0, 100).sort().reverse()).toEqual(inOrder.slice(0, 100));
  expect(days.slice(100)).toEqual(inOrder.slice(100));
  expect(days).toHaveLength(4_500);
  await arrived.close();
});

test('rows that fell behind are found out at the next start and put right', async () => {
  const documentName = `test-${newId()}`;
  names.push(documentName);
  const first = openPortfolio({ documentName });
  await first.lead();
  const kept = edit.createActivity(first.doc, { title: 'right' }, now);
  await first.whenStored();
  await first.close();
  const db = openProjection();
  await db.activities.update(kept, { title: 'wrong' });
  await db.activities.add({ ...((await db.activities.get(kept)) ?? expect.fail()), id: 'stale-row-1' as RecordId });
  await db.markers.put({ key: 'marker', fingerprint: null });
  db.close();

  const second = openPortfolio({ documentName });
  await second.lead();
  expect((await second.projection.activities.toArray()).map((row) => row.title)).toEqual(['right']);
  await second.close();
});

test('what changes while a portfolio is being closed is in the rows at the next start', async () => {
  const documentName = `test-${newId()}`;
  names.push(documentName);
  const first = openPortfolio({ documentName, now: () => early });
  await first.lead();
  const closing = first.close();
  // as what arrives from another device in these moments
  for (let number = 1; number <= 8; number++) {
    edit.createActivity(first.doc, { title: `Activity ${number}`, startedOn: '2026-03-01' as LocalDate }, now);
    await null;
  }
  await Promise.all([closing, first.whenStored()]);
  const again = openPortfolio({ documentName, now: () => early });
  await again.lead();
  expect(await again.projection.activities.count()).toBe(readAll(again.doc, 'activity').length);
  expect(await again.projection.activities.count()).toBeGreaterThan(0);
  await again.close();
});

test('a link that is taken off and put back at once is there', async () => {
  const documentName = `test-${newId()}`;
  names.push(documentName);
  const portfolio = openPortfolio({ documentName });
  await portfolio.lead();
  const { doc, projection } = portfolio;
  const [from, to] = [newId(), newId()];
  edit.putLink(doc, 'activityEvidence', from, to);
  edit.removeLink(doc, 'activityEvidence', from, to);
  edit.putLink(doc, 'activityEvidence', from, to);
  await portfolio.lead();
  expect(await projection.links.count()).toBe(1);
  await portfolio.close();
});

test('rows deleted under a running app are all back after the next edit', async () => {
  const documentName = `test-${newId()}`;
  names.push(documentName);
  const portfolio = openPortfolio({ documentName });
  await portfolio.lead();
  edit.createActivity(portfolio.doc, { title: 'before' }, now);
  await portfolio.lead();
  await Dexie.delete('waymark-projection');
  edit.createActivity(portfolio.doc, { title: 'after' }, now);
  await portfolio.lead();
  expect((await portfolio.projection.activities.toArray()).map((row) => row.title).sort()).toEqual(['after', 'before']);
  await portfolio.close();
});

test('rows of an earlier version of the projection are made anew, with what they lacked', async () => {
  const documentName = `test-${newId()}`;
  names.push(documentName);
  const kept = openPortfolio({ documentName });
  await kept.lead();
  const ids = { activityId: newId(), evidenceId: newId() };
  const address = 'https://www.journal.example/falls/';
  const capture = {
    url: address,
    canonicalUrl: address,
    capturedAt: now.toISOString() as never,
    kind: 'article' as const,
    metadata: {} as never,
    selection: '',
    extensionVersion: '0.1.0',
  };
  const startedOn = '2026-11-23' as LocalDate;
  edit.keepCapture(
    kept.doc,
    { ...ids, capture, title: 'F', provider: '', type: null, startedOn, description: '' },
    now,
  );
  await kept.lead();
  const row = await kept.projection.evidence.get(ids.evidenceId);
  await kept.close();
  const marker = await openProjection().markers.get('marker');
  await Dexie.delete('waymark-projection');

  // as the first version left it: complete by its marker, without the tables and fields that came later
  const first = new Dexie('waymark-projection');
  first.version(1).stores({
    activities: 'id, [shelf+sortKey]',
    evidence: 'id, canonicalUrl, doi',
    reflections: 'id, activityId',
    registrations: 'id',
    profiles: 'id',
    links: 'key, [kind+from], [kind+to]',
    markers: 'key',
  });
  const { pageKey, ...before } = row ?? expect.fail('no row');
  expect(pageKey).toBe('journal.example/falls');
  await first.table('evidence').put(before);
  await first.table('activities').put({ id: newId(), shelf: 'record', sortKey: '2026-01-01' });
  await first.table('markers').put(marker);
  first.close();

  const atOnce = openProjection();
  expect((await datedList(atOnce))[0]).toMatchObject({ tags: [], marks: {} });
  atOnce.close();
  const today = openPortfolio({ documentName });
  await today.lead();
  const page = { url: 'http://journal.example/falls?utm_source=x', canonicalUrl: '', doi: '' };
  expect((await keptBefore(today.projection, page))?.activity.id).toBe(ids.activityId);
  await today.close();
});

test('screens find the inbox, the dated list, its parts, and a page kept before', async () => {
  const documentName = `test-${newId()}`;
  names.push(documentName);
  const portfolio = openPortfolio({ documentName });
  await portfolio.lead();
  const { doc, projection } = portfolio;
  const capture = {
    url: 'https://journal.example/falls?utm_source=x',
    canonicalUrl: 'https://journal.example/falls',
    capturedAt: now.toISOString() as never,
    kind: 'article' as const,
    metadata: { doi: '10.5555/falls' } as never,
    selection: '',
    extensionVersion: '0.1.0',
  };
  const ids = { activityId: newId(), evidenceId: newId() };
  const startedOn = '2026-11-23' as LocalDate;
  edit.keepCapture(doc, { ...ids, capture, title: 'Falls', provider: '', type: null, startedOn, description: '' }, now);
  const dates = ['2026-01-15', '2026-03-01', '2025-12-24'] as LocalDate[];
  for (const on of dates) edit.createActivity(doc, { title: on, startedOn: on }, now);
  edit.createActivity(doc, { title: 'undated' }, now);
  await portfolio.lead();

  expect((await inbox(projection)).map((row) => row.title)).toEqual(['Falls']);
  expect((await datedList(projection)).map((row) => row.title)).toEqual([
    '2026-03-01',
    '2026-01-15',
    '2025-12-24',
    'undated',
  ]);
  const range = { from: '2026-01-15' as LocalDate, to: '2026-03-01' as LocalDate };
  expect((await datedList(projection, range)).map((row) => row.title)).toEqual(['2026-03-01', '2026-01-15']);
  expect((await evidenceOf(projection, ids.activityId)).map((row) => row.id)).toEqual([ids.evidenceId]);
  edit.createReflection(doc, { activityId: ids.activityId, modelKey: 'gibbs', promptKeys: ['d'] }, now);
  await portfolio.lead();
  expect(await reflectionsOf(projection, ids.activityId)).toHaveLength(1);
  const [parts] = await withParts(projection, await inbox(projection));
  expect([parts?.reflections.length, parts?.evidence.length]).toEqual([1, 1]);
  const page = {
    url: 'https://journal.example/other',
    canonicalUrl: 'https://journal.example/other',
    doi: '10.5555/falls',
  };
  expect((await keptBefore(projection, page))?.activity.id).toBe(ids.activityId);
  edit.moveToBin(doc, 'activity', ids.activityId, startedOn);
  await portfolio.lead();
  expect(await keptBefore(projection, page)).toBeNull();
  await portfolio.close();
});

test('notes of the same moment stand in the order in which they were made', async () => {
  const documentName = `test-${newId()}`;
  names.push(documentName);
  const portfolio = openPortfolio({ documentName });
  await portfolio.lead();
  const { doc, projection } = portfolio;
  const evidenceId = edit.createEvidence(doc, { title: 'Live webinar' }, now);
  const notes = Array.from({ length: 6 }, (_, index) => `note ${index}`);
  notes.forEach((note, index) => {
    const target = { kind: 'moment' as const, seconds: 0 };
    const annotation = { evidenceId, url: '', target, picture: null, note, deletedOn: null };
    // identifiers in the other order: rows come in theirs
    edit.createAnnotation(doc, annotation, new Date(now.getTime() + index), `annotation-${9 - index}` as RecordId);
  });
  await portfolio.lead();
  expect((await annotationsOf(projection, evidenceId)).map(({ note }) => note)).toEqual(notes);
  await portfolio.close();
});
