// What is written of an import: activities in the inbox with their evidence, and what a certificate gives them.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { emptyMetadata } from '../../shared/model/capture.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import * as commands from '../../shared/portfolio/edit.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { anEntry } from '../../tests/fixtures/imported-entry.ts';
import { bringIn, type EntryToBringIn, takeBack } from './bring-in.ts';
import type { ImportedEntry } from './imported.ts';

const HASH = 'a'.repeat(64);

const NOW = new Date('2026-11-23T10:00:00Z');

async function broughtIn(entry: ImportedEntry, choice: Partial<EntryToBringIn> = {}, doc = new Y.Doc()) {
  const keepFile = async (bytes: Uint8Array<ArrayBuffer>, mime: string) => ({
    sha256: HASH,
    mime,
    sizeBytes: bytes.length,
  });
  const options = { doc, commands, keepFile, now: () => NOW };
  const result = await bringIn([{ entry, goesTo: null, confidentiality: 'unchecked', ...choice }], options);
  const records = () => ({
    activities: readAll(doc, 'activity'),
    evidence: readAll(doc, 'evidence'),
    links: readAll(doc, 'link'),
  });
  return { ...records(), result, takeBack: () => takeBack(result, options), records };
}

test('a certificate becomes a course in the inbox with its day, provider and minutes, and its file is the certificate', async () => {
  const metadata = {
    ...emptyMetadata(),
    title: 'Splinting after tendon repair',
    completedOn: '2026-10-14',
    durationSeconds: 7_200,
    provider: 'Example Learning',
    points: '2 CPD points',
    sources: { title: 'pdf', completedOn: 'pdf', durationSeconds: 'pdf', provider: 'pdf', points: 'pdf' },
  };
  const { activities, evidence } = await broughtIn(
    anEntry({ kind: 'certificate', metadata, seenOn: '2026-10-14' as LocalDate }),
  );
  expect(activities).toMatchObject([
    {
      title: 'Splinting after tendon repair',
      startedOn: '2026-10-14',
      minutes: 120,
      provider: 'Example Learning',
      triagedAt: null,
    },
  ]);
  expect(evidence).toMatchObject([
    {
      source: 'certificate',
      kind: 'Course certificate',
      obtainedOn: '2026-10-14',
      file: { sha256: HASH },
      details: { points: '2 CPD points', durationSeconds: 7_200 },
    },
  ]);
});

test('any other PDF is a file without a kind, and gives no minutes', async () => {
  const { activities, evidence } = await broughtIn(anEntry());
  expect(activities).toMatchObject([{ minutes: null, provider: '' }]);
  expect(evidence).toMatchObject([{ source: 'file', kind: '' }]);
});

test('what the person said of its confidentiality stands on the evidence', async () => {
  const { evidence } = await broughtIn(anEntry(), { confidentiality: 'flagged' });
  expect(evidence).toMatchObject([{ confidentiality: 'flagged' }]);
});

test('a file goes to an activity that is there, and leaves everything of the activity as it was', async () => {
  const doc = new Y.Doc();
  const goesTo = commands.createActivity(doc, { title: 'Hand day', minutes: 45 }, NOW);
  const { activities, evidence, links, result } = await broughtIn(
    anEntry({ kind: 'certificate', note: 'From my folder' }),
    { goesTo },
    doc,
  );
  expect(activities).toMatchObject([{ id: goesTo, title: 'Hand day', minutes: 45, description: '' }]);
  expect(evidence).toMatchObject([{ kind: 'Course certificate', details: { description: 'From my folder' } }]);
  expect(links).toMatchObject([{ kind: 'activityEvidence', from: goesTo, to: evidence[0]?.id }]);
  expect(result).toMatchObject({ activityIds: [], evidenceIds: [evidence[0]?.id] });
});

test('taken back, the file is in the bin and the activity stays', async () => {
  const doc = new Y.Doc();
  const goesTo = commands.createActivity(doc, { title: 'Hand day' }, NOW);
  const { takeBack: back, records } = await broughtIn(anEntry(), { goesTo }, doc);
  await back();
  expect(records().activities).toMatchObject([{ deletedOn: null }]);
  expect(records().evidence).toMatchObject([{ deletedOn: '2026-11-23' }]);
});

test('when the activity was put in the bin meanwhile, the file gets one of its own', async () => {
  const doc = new Y.Doc();
  const goesTo = commands.createActivity(doc, { title: 'Hand day' }, NOW);
  commands.moveToBin(doc, 'activity', goesTo, '2026-11-22' as LocalDate);
  const { activities, result } = await broughtIn(anEntry(), { goesTo }, doc);
  expect(activities).toHaveLength(2);
  expect(result.activityIds).toHaveLength(1);
});

test('a file that the portfolio has already is linked to the activity, and not kept twice', async () => {
  const doc = new Y.Doc();
  const first = await broughtIn(anEntry(), {}, doc);
  const goesTo = commands.createActivity(doc, { title: 'Hand day' }, NOW);
  const { evidence, links, takeBack: back, records } = await broughtIn(anEntry(), { goesTo }, doc);
  expect(evidence).toHaveLength(1);
  expect(links.map(({ from }) => from).sort()).toEqual([first.activities[0]?.id, goesTo].sort());
  await back();
  expect(records().evidence).toMatchObject([{ deletedOn: null }]);
  expect(records().links).toMatchObject([{ from: first.activities[0]?.id }]);
});
