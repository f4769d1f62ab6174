// An index kept change by change must answer like one built anew, whatever happened. Real IndexedDB; the seed is printed.
import { Dexie, type ObservabilitySet } from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { putFile } from '../../shared/files/files.ts';
import { ACTIVITY_TYPES } from '../../shared/model/activity.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import { newId, type RecordId } from '../../shared/model/id.ts';
import * as edit from '../../shared/portfolio/edit.ts';
import { openPortfolio, type Portfolio } from '../../shared/portfolio/open.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { replaceText, sharedText } from '../../shared/portfolio/texts.ts';
import { type KeptIndex, openKeptIndex } from './kept-index.ts';
import { EVERYTHING, type RecordQuery } from './search-index.ts';

const now = new Date('2026-11-23T18:00:00Z');
const today = '2026-11-23' as LocalDate;
let portfolio: Portfolio;
let documentName: string;
let kept: KeptIndex;
const note = (parts: ObservabilitySet) => kept.note(parts);

beforeEach(async () => {
  documentName = `test-${newId()}`;
  portfolio = openPortfolio({ documentName, now: () => new Date('2026-01-01T00:00:00Z') });
  await portfolio.lead();
  kept = openKeptIndex(portfolio.projection, portfolio.files);
  Dexie.on.storagemutated.subscribe(note);
});

afterEach(async () => {
  Dexie.on.storagemutated.unsubscribe(note);
  await portfolio.close();
  for (const name of ['waymark-projection', 'waymark-files', documentName]) await Dexie.delete(name);
});

/** A small linear generator (Numerical Recipes), so that a printed seed repeats a run. */
function diceOf(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    below: (n: number) => Math.floor(next() * n),
    pick: <T>(all: readonly T[]): T | undefined => all[Math.floor(next() * all.length)],
  };
}
type Dice = ReturnType<typeof diceOf>;

const WORDS = ['splint', 'stairs', 'supervision', 'balance', 'Siân', 'garden', 'pacing'];
const TAGS = ['Stroke', 'stroke', 'Hands'];
const word = (dice: Dice) => dice.pick(WORDS) ?? 'splint';
const someDay = (dice: Dice) => `2026-${String(1 + dice.below(12)).padStart(2, '0')}-15` as LocalDate;

/** What a person, or another device, may do next. */
const steps: ((doc: Y.Doc, some: RecordId, dice: Dice) => void)[] = [
  (doc, some, dice) => edit.changeActivity(doc, some, { title: word(dice), startedOn: someDay(dice) }),
  (doc, some, dice) => edit.changeActivity(doc, some, { type: dice.pick(ACTIVITY_TYPES) ?? null }),
  (doc, some, dice) =>
    edit.changeActivities(doc, [some], { starred: dice.below(2) === 0, addTag: dice.pick(TAGS) ?? '' }),
  (doc, some, dice) => edit.untagActivity(doc, some, dice.pick(TAGS) ?? ''),
  (doc, some) => edit.moveToBin(doc, 'activity', some, today),
  (doc, some) => edit.restore(doc, 'activity', some),
  (doc, some) => edit.changeActivity(doc, some, { triagedAt: null }),
  (doc, some, dice) =>
    void edit.createReflection(
      doc,
      { activityId: some, modelKey: 'gibbs', promptKeys: ['d'], answers: { d: word(dice) } },
      now,
    ),
  (doc, _some, dice) => {
    const one = dice.pick(readAll(doc, 'reflection'));
    const text = one && sharedText(doc, 'reflection', one.id, 'd');
    if (text) replaceText(text, `${word(dice)} ${word(dice)}`);
  },
  (doc, _some, dice) => {
    const kinds = ['reflection', 'evidence', 'annotation', 'goal'] as const;
    const kind = dice.pick(kinds) ?? 'goal';
    const one = dice.pick(readAll(doc, kind));
    if (one?.deletedOn) edit.restore(doc, kind, one.id);
    else if (one) edit.moveToBin(doc, kind, one.id, today);
  },
  (doc, some, dice) => {
    const id = edit.createEvidence(doc, { title: word(dice), kind: word(dice), source: 'certificate' }, now);
    edit.putLink(doc, 'activityEvidence', some, id);
    edit.createAnnotation(
      doc,
      { evidenceId: id, url: '', target: { kind: 'moment', seconds: 9 }, note: word(dice), deletedOn: null } as never,
      now,
    );
  },
  (doc, some, dice) => {
    const evidence = dice.pick(readAll(doc, 'evidence'));
    if (evidence) edit.putLink(doc, 'activityEvidence', some, evidence.id);
  },
  (doc, _some, dice) => {
    const link = dice.pick(readAll(doc, 'link'));
    if (link) edit.removeLink(doc, link.kind, link.from, link.to);
  },
  (doc, some, dice) => edit.putLink(doc, 'goalActivity', edit.createGoal(doc, { title: word(dice) }, now), some),
  (doc, _some, dice) => {
    const goal = dice.pick(readAll(doc, 'goal'));
    if (goal) edit.changeGoal(doc, goal.id, { title: word(dice) });
  },
  (doc, some, dice) => {
    const other = dice.pick(readAll(doc, 'activity'));
    if (other) edit.mergeActivities(doc, [some, other.id], [], now);
  },
  (doc, some) => void edit.duplicateActivity(doc, some, now),
  (doc, _some, dice) => void edit.sweepBin(doc, dice.below(4) === 0 ? ('2027-02-01' as LocalDate) : today),
];

function step(doc: Y.Doc, dice: Dice): void {
  const some = dice.pick(readAll(doc, 'activity'))?.id;
  if (!some || dice.below(5) === 0)
    edit.createActivity(doc, { title: word(dice), startedOn: someDay(dice), outcome: word(dice) }, now);
  else dice.pick(steps)?.(doc, some, dice);
}

/** Questions of every kind, so that words, facts and order are all compared. */
function questions(doc: Y.Doc): RecordQuery[] {
  return [
    EVERYTHING,
    ...WORDS.map((words) => ({ ...EVERYTHING, words: words.slice(0, 4) })),
    ...TAGS.map((tag) => ({ ...EVERYTHING, tag })),
    ...readAll(doc, 'goal').map(({ id }) => ({ ...EVERYTHING, goal: id })),
    ...ACTIVITY_TYPES.map((type) => ({ ...EVERYTHING, type })),
    { ...EVERYTHING, evidence: 'with' },
    { ...EVERYTHING, starred: true },
    { ...EVERYTHING, state: 'needsReflection' },
    { ...EVERYTHING, from: '2026-03-01' as LocalDate, to: '2026-08-31' as LocalDate },
  ];
}

async function answers(index: KeptIndex): Promise<unknown[]> {
  const all = [];
  for (const query of questions(portfolio.doc)) all.push([query, await index.find(query, Infinity, today)]);
  return all;
}

test('an index kept change by change answers like one built anew', async () => {
  const seed = Date.now() % 2 ** 31;
  console.log(`seed ${seed}`);
  const dice = diceOf(seed);
  await kept.find(EVERYTHING, 1, today);
  for (let round = 0; round < 40; round++) {
    for (let n = dice.below(12); n >= 0; n--) step(portfolio.doc, dice);
    await portfolio.lead();
    await kept.catchUp();
    if (round % 4 > 0) continue;
    const anew = await answers(openKeptIndex(portfolio.projection, portfolio.files));
    expect(await answers(kept), `seed ${seed}, round ${round}`).toEqual(anew);
  }
  expect((await kept.find(EVERYTHING, Infinity, today)).total).toBeGreaterThan(5);
});

test('one change reads the activity that it belongs to, and no other', async () => {
  const { doc, projection } = portfolio;
  const ids = Array.from({ length: 60 }, (_, n) => edit.createActivity(doc, { title: `Number ${n}` }, now));
  await portfolio.lead();
  await kept.find(EVERYTHING, 1, today);
  await kept.catchUp();
  const read: string[] = [];
  projection.activities.hook('reading', (row) => {
    read.push(row.id);
    return row;
  });
  edit.createReflection(
    doc,
    { activityId: ids[7] as RecordId, modelKey: 'gibbs', promptKeys: ['d'], answers: { d: 'kingfisher' } },
    now,
  );
  await portfolio.lead();
  read.length = 0;
  expect(await kept.catchUp()).toBe(true);
  expect(new Set(read)).toEqual(new Set([ids[7]]));
  expect((await kept.find({ ...EVERYTHING, words: 'kingf' }, 9, today)).ids).toEqual([ids[7]]);
  expect(await kept.catchUp()).toBe(false);
});

test('many changes at once are known row by row too', async () => {
  const { doc, projection } = portfolio;
  const ids = Array.from({ length: 150 }, (_, n) => edit.createActivity(doc, { title: `Number ${n}` }, now));
  await portfolio.lead();
  await kept.find(EVERYTHING, 1, today);
  await kept.catchUp();
  const read = new Set<string>();
  projection.activities.hook('reading', (row) => {
    read.add(row.id);
    return row;
  });
  edit.changeActivities(doc, ids.slice(0, 100), { starred: true });
  await portfolio.lead();
  read.clear();
  await kept.catchUp();
  expect(read.size).toBe(100);
  expect((await kept.find({ ...EVERYTHING, starred: true }, 9, today)).total).toBe(100);
});

test('the words of a page whose file comes later are found once it is there', async () => {
  const { doc, files } = portfolio;
  const bytes = new TextEncoder().encode('A kingfisher on the wall.');
  const file = await putFile(files, bytes, 'text/plain', now);
  await files.files.clear();
  const id = edit.createActivity(doc, { title: 'Garden' }, now);
  const snapshot = { ...file, capturedAt: now.toISOString() as never, url: 'https://garden.example/' };
  edit.putLink(doc, 'activityEvidence', id, edit.createEvidence(doc, { title: 'Page', snapshot }, now));
  await portfolio.lead();
  expect((await kept.find({ ...EVERYTHING, words: 'kingfisher' }, 9, today)).total).toBe(0);
  await kept.catchUp();
  await putFile(files, bytes, 'text/plain', now);
  await kept.catchUp();
  expect((await kept.find({ ...EVERYTHING, words: 'kingfisher' }, 9, today)).ids).toEqual([id]);
});

test('the words of a transcript, and of a text file of my own, are found', async () => {
  const { doc, files } = portfolio;
  const keep = (words: string, mime: string) => putFile(files, new TextEncoder().encode(words), mime, now);
  const id = edit.createActivity(doc, { title: 'Garden' }, now);
  const file = await keep('Seen: one goldcrest.', 'text/plain');
  const evidenceId = edit.createEvidence(doc, { title: 'Notes', file }, now);
  const transcript = await keep('WEBVTT\n\n00:01.000 --> 00:02.000\nA nuthatch calls.', 'text/vtt');
  const part = {
    ...transcript,
    role: 'transcript' as const,
    capturedAt: now.toISOString() as never,
    url: '',
    notes: [],
  };
  edit.addPart(doc, evidenceId, part);
  edit.putLink(doc, 'activityEvidence', id, evidenceId);
  await portfolio.lead();
  for (const words of ['goldcrest', 'nuthatch'])
    expect((await kept.find({ ...EVERYTHING, words }, 9, today)).ids).toEqual([id]);
});
