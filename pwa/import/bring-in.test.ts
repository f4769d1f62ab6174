// What is written of an import: activities in the inbox with their evidence, and what a certificate gives them; all of it or nothing.
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { emptyMetadata } from '../../shared/model/capture.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import { StorageFailure } from '../../shared/model/storage-failure.ts';
import * as commands from '../../shared/portfolio/edit.ts';
import { LAYOUT, metaOf } from '../../shared/portfolio/layout.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { anEntry } from '../../tests/fixtures/imported-entry.ts';
import { type BringInOptions, bringIn, type EntryToBringIn } from './bring-in.ts';
import type { ImportedEntry } from './imported.ts';
import { takeBack } from './take-back.ts';

const HASH = 'a'.repeat(64);

const NOW = new Date('2026-11-23T10:00:00Z');

async function broughtIn(entry: ImportedEntry, choice: Partial<EntryToBringIn> = {}, doc = new Y.Doc()) {
  const keepFile = async (bytes: Uint8Array<ArrayBuffer>, mime: string) => ({
    sha256: HASH,
    mime,
    sizeBytes: bytes.length,
  });
  const nothing = async () => undefined;
  const options = { doc, commands, name: 'hand.pdf', keepFile, dropFile: nothing, saved: nothing, now: () => NOW };
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
  expect(result).toMatchObject({ activityIds: [], attached: 1 });
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

const bytesOf = (...bytes: number[]) => new Uint8Array(bytes);
const threeFiles = (): EntryToBringIn[] =>
  [1, 2, 3].map((at) => ({
    entry: anEntry({
      title: `Certificate ${at}`,
      files: [{ bytes: bytesOf(at), mime: 'application/pdf', role: 'main', notes: [] }],
    }),
    goesTo: null,
    confidentiality: 'unchecked',
  }));

/** A device whose files are named after their bytes; what goes wrong there is given. */
function aDevice(wrong: Partial<Pick<BringInOptions, 'saved' | 'onProgress' | 'signal'>> & { fullAt?: number } = {}) {
  const { fullAt = Number.POSITIVE_INFINITY, ...options } = wrong;
  const doc = new Y.Doc();
  const kept = new Set<string>();
  const records = () => ['activity', 'evidence', 'link', 'setting'].flatMap((kind) => readAll(doc, kind as 'activity'));
  const bring = (entries: EntryToBringIn[]) =>
    bringIn(entries, {
      doc,
      commands,
      name: 'certificates',
      keepFile: async (bytes, mime) => {
        if (kept.size >= fullAt) throw new StorageFailure('full');
        const sha256 = String(bytes[0]).repeat(64);
        kept.add(sha256);
        return { sha256, mime, sizeBytes: bytes.length };
      },
      dropFile: async (sha256) => void kept.delete(sha256),
      saved: async () => undefined,
      now: () => NOW,
      ...options,
    });
  return { doc, kept, records, bring };
}

test('when the storage is full in the middle of the files, nothing of it is here and its files are gone', async () => {
  const { bring, kept, records } = aDevice({ fullAt: 2 });
  await expect(bring(threeFiles())).rejects.toThrow(StorageFailure);
  expect([...kept]).toEqual([]);
  expect(records()).toEqual([]);
});

test('when what was written cannot be kept, it is taken away again with its files, but for one that other evidence is', async () => {
  const failing = vi.fn(async () => undefined).mockRejectedValueOnce(new StorageFailure('full'));
  const { bring, doc, kept, records } = aDevice({ saved: failing });
  commands.createEvidence(doc, { title: 'Mine', file: { sha256: '2'.repeat(64), mime: '', sizeBytes: 1 } }, NOW);
  const before = records();
  await expect(bring(threeFiles())).rejects.toThrow(StorageFailure);
  expect(records()).toEqual(before);
  expect([...kept]).toEqual(['2'.repeat(64)]);
  // and that it is gone is kept as well
  expect(failing).toHaveBeenCalledTimes(2);
});

test('stopped in the middle, nothing of it is here', async () => {
  const many = Array.from({ length: 120 }, () => threeFiles()).flat();
  for (const stopAt of [0.2, 0.7]) {
    const stopping = new AbortController();
    const onProgress = (share: number) => {
      if (share > stopAt) stopping.abort();
    };
    const { bring, kept, records } = aDevice({ signal: stopping.signal, onProgress });
    await expect(bring(many)).rejects.toThrow('aborted');
    expect(records()).toEqual([]);
    expect([...kept]).toEqual([]);
  }
});

test('into a portfolio that may only be read nothing comes, and no file stays behind', async () => {
  const { bring, doc, kept } = aDevice();
  metaOf(doc).set('minimumReader', LAYOUT + 1);
  await expect(bring(threeFiles())).rejects.toThrow('may only read');
  expect([...kept]).toEqual([]);
});
