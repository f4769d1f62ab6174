// A list of what somebody did, kept by hand in a table or exported by another portfolio.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import * as commands from '../../shared/portfolio/edit.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { NOBODY } from '../../shared/privacy/owner.ts';
import { bringIn } from './bring-in.ts';
import { planImport } from './plan.ts';
import { dayIn } from './read-done.ts';
import { readTable } from './read-table.ts';
import { takeBack } from './take-back.ts';

const HAND_KEPT = [
  'Date\tActivity\tType of learning\tHours\tProvider\tReflection',
  '03/04/2026\tSupervision on seating\tWork-based\t1.5\t\tAsk sooner next time.',
  '14 October 2026\t"Stroke, and fatigue"\tFormal education\t1 h 15\tHazel Trust\t',
  'spring 2025\tReading group\tjournal club\t\t\t',
  '\t\t\t\t\tno title here',
].join('\r\n');

test('days are read as they are written here, the day first', () => {
  expect(['03/04/2026', '3.4.26', '3 Apr 2026', '2026-04-03'].map(dayIn)).toEqual(Array(4).fill('2026-04-03'));
  expect(['31/02/2026', '04/13/2026', 'spring 2025', '', '2026'].map(dayIn)).toEqual(Array(5).fill(null));
});

test('a table kept by hand is understood, and what has no column of its own is in the notes', () => {
  const { entries, problems } = readTable(HAND_KEPT);
  expect(
    entries.map(({ title, seenOn, note, metadata, done }) => ({ title, seenOn, note, done, by: metadata.provider })),
  ).toEqual([
    {
      title: 'Supervision on seating',
      seenOn: '2026-04-03',
      note: 'Reflection: Ask sooner next time.',
      by: '',
      done: { type: 'workBased', minutes: 90, endedOn: null },
    },
    {
      title: 'Stroke, and fatigue',
      seenOn: '2026-10-14',
      note: '',
      by: 'Hazel Trust',
      done: { type: 'formal', minutes: 75, endedOn: null },
    },
    {
      title: 'Reading group',
      seenOn: null,
      note: 'Date: spring 2025\n\nType of learning: journal club',
      by: '',
      done: { type: null, minutes: null, endedOn: null },
    },
  ]);
  expect(problems).toEqual([
    'One row says nothing of what it was, and is left out.',
    'One row has no day that could be read. What stands there is in the notes: put the day right before you keep it.',
  ]);
});

test('a row may say when it ended; an end before its start is not believed and stands in the notes', () => {
  const { entries } = readTable(
    'Start date,End date,Title\n01/03/2026,02/03/2026,Study days\n02/03/2026,01/03/2026,Turned\n',
  );
  expect(entries.map(({ done }) => done?.endedOn)).toEqual(['2026-03-02', null]);
  expect(entries.map(({ note }) => note)).toEqual(['', 'End date: 01/03/2026']);
});

test('rows become activities in the inbox without any evidence, are known again, and can be taken back', async () => {
  const { entries } = readTable(HAND_KEPT);
  const doc = new Y.Doc();
  const nothing = async () => undefined;
  const keepFile = () => Promise.reject(new Error('no file'));
  const options = {
    doc,
    commands,
    name: 'cpd.csv',
    keepFile,
    dropFile: nothing,
    saved: nothing,
    now: () => new Date(),
  };
  const all = entries.map((entry) => ({ entry, goesTo: null, confidentiality: 'unchecked' as const }));
  const result = await bringIn(all, options);
  expect(result).toMatchObject({ attached: 0 });
  expect(readAll(doc, 'evidence')).toEqual([]);
  expect(readAll(doc, 'activity').find(({ title }) => title.startsWith('Stroke'))).toMatchObject({
    startedOn: '2026-10-14',
    type: 'formal',
    minutes: 75,
    provider: 'Hazel Trust',
    triagedAt: null,
  });
  const rows = new Set(['2026-10-14 stroke, and fatigue']);
  const known = { pageKeys: new Set<string>(), dois: new Set<string>(), files: new Set<string>(), rows };
  const context = { ownWords: [], owner: NOBODY };
  const planned = await planImport([{ name: '', source: 'csv', entries, problems: [] }], { known, context });
  expect(planned?.map(({ state }) => state)).toEqual(['new', 'kept', 'new']);
  await takeBack(result, options);
  expect(readAll(doc, 'activity').every(({ deletedOn }) => deletedOn !== null)).toBe(true);
});
