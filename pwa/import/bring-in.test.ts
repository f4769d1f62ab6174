// What is written of an import: activities in the inbox with their evidence, and what a certificate gives them.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { emptyMetadata } from '../../shared/model/capture.ts';
import type { LocalDate } from '../../shared/model/dates.ts';
import * as commands from '../../shared/portfolio/edit.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { bringIn } from './bring-in.ts';
import type { ImportedEntry } from './imported.ts';

const anEntry = (fields: Partial<ImportedEntry> = {}): ImportedEntry => ({
  source: 'pdf',
  kind: 'pdf',
  metadata: emptyMetadata(),
  title: 'Splinting after tendon repair',
  url: '',
  keptAt: null,
  seenOn: null,
  note: '',
  files: [{ bytes: new Uint8Array([1, 2, 3]), mime: 'application/pdf', role: 'main', notes: [] }],
  ...fields,
});

const HASH = 'a'.repeat(64);

async function broughtIn(entry: ImportedEntry) {
  const doc = new Y.Doc();
  const keepFile = async (bytes: Uint8Array<ArrayBuffer>, mime: string) => ({
    sha256: HASH,
    mime,
    sizeBytes: bytes.length,
  });
  await bringIn([entry], { doc, commands, keepFile, now: () => new Date('2026-11-23T10:00:00Z') });
  return { activities: readAll(doc, 'activity'), evidence: readAll(doc, 'evidence'), links: readAll(doc, 'link') };
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
