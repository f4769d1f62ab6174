// Archives that are damaged, newer, locked, or made to do harm: one clear sentence each.
import {
  BlobReader,
  BlobWriter,
  TextReader,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { newId } from '../../shared/model/id.ts';
import { bringBack, startPortfolio } from '../../shared/portfolio/edit.ts';
import { ROOTS } from '../../shared/portfolio/layout.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { planReturn } from '../../shared/portfolio/return-plan.ts';
import { archiveOf, inventedPortfolio, NOW } from '../../tests/invented-archive.ts';
import { ArchiveRefusal } from './format.ts';
import { openArchive } from './open-archive.ts';

type Entries = Record<string, string | Uint8Array<ArrayBuffer>>;

/** A ZIP of these entries; of two names that differ in their last letter one may be patched into the other. */
async function zipOf(entries: Entries, unixMode?: number): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new BlobWriter('application/zip'));
  for (const [name, content] of Object.entries(entries))
    await writer.add(
      name,
      typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content),
      unixMode === undefined || name === 'portfolio.json' ? {} : { unixMode, msDosCompatible: false },
    );
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

/** Every occurrence of a name is overwritten by another of the same length. */
function patched(bytes: Uint8Array<ArrayBuffer>, from: string, to: string): Uint8Array<ArrayBuffer> {
  expect(to.length).toBe(from.length);
  const text = [...bytes].map((byte) => String.fromCharCode(byte)).join('');
  return Uint8Array.from(text.replaceAll(from, to), (one) => one.charCodeAt(0));
}

const json = (more: object = {}) =>
  JSON.stringify({
    format: 'waymark-portfolio',
    version: 1,
    layout: 1,
    portfolioId: 'portfolio-0001',
    takenAt: NOW.toISOString(),
    ...more,
  });

async function refusal(bytes: BlobPart | Blob, password = ''): Promise<{ reason: string; sentence: string }> {
  try {
    await openArchive(new Blob([bytes]), { password });
  } catch (error) {
    if (error instanceof ArchiveRefusal) return { reason: error.reason, sentence: error.message };
    throw error;
  }
  return expect.unreachable('it was opened');
}

test('an archive that is cut off anywhere is refused, and says so', async () => {
  const { zip } = await archiveOf(await inventedPortfolio());
  for (const share of [0.1, 0.5, 0.9, 0.999])
    expect(await refusal(zip.slice(0, Math.floor(zip.size * share)))).toEqual({
      reason: 'broken',
      sentence:
        'This archive is cut off or damaged: it cannot be read to its end. Try another copy of it. Nothing was brought in.',
    });
});

test('what is no archive at all is told apart from a damaged one', async () => {
  for (const bytes of ['', 'Dear diary', '%PDF-1.7']) expect((await refusal(bytes)).reason).toBe('noArchive');
  expect((await refusal(await zipOf({ 'holiday.txt': 'sun' }))).sentence).toContain('it holds no portfolio.json');
});

test('one of a newer Waymark says which is needed', async () => {
  const newer = await refusal(await zipOf({ 'portfolio.json': json({ version: 2 }) }));
  expect(newer.reason).toBe('newer');
  expect(newer.sentence).toContain('its format is 2.1, and this one reads up to 1.1');
  expect((await refusal(await zipOf({ 'portfolio.json': json({ layout: 9 }) }))).reason).toBe('newer');
});

test('without its password it asks for it, and a wrong one is told as wrong', async () => {
  const { zip } = await archiveOf(await inventedPortfolio(), { password: 'two green otters' });
  expect((await refusal(zip)).reason).toBe('password');
  expect((await refusal(zip, 'Two green otters')).reason).toBe('wrongPassword');
  expect((await openArchive(zip, { password: 'two green otters' })).records.goal).toHaveLength(1);
});

test('names that lead out of the archive, names given twice, and links are refused', async () => {
  const entries = { 'xx/evil.txt': 'a', 'portfolio.json': json() };
  expect((await refusal(patched(await zipOf(entries), 'xx/evil.txt', '../evil.txt'))).sentence).toContain(
    '../evil.txt',
  );
  expect((await refusal(patched(await zipOf(entries), 'xx/evil.txt', '/x/evil.txt'))).reason).toBe('unsafe');
  expect((await refusal(patched(await zipOf(entries), 'xx/evil.txt', 'C:\\evil.txt'))).reason).toBe('unsafe');
  const twice = await zipOf({ 'a.txt': 'a', 'b.txt': 'b', 'portfolio.json': json() });
  expect((await refusal(patched(twice, 'b.txt', 'a.txt'))).sentence).toContain('twice: a.txt');
  expect((await refusal(await zipOf(entries, 0o120777))).sentence).toContain('a link: xx/evil.txt');
});

/** Says in the list of entries that this one holds another number of bytes. */
function withSize(bytes: Uint8Array<ArrayBuffer>, name: string, size: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const found = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    if (found === name) view.setUint32(at + 24, size, true);
  }
  return bytes;
}

test('a few bytes that would unpack to more than any portfolio are not unpacked', async () => {
  const blank = await zipOf({ 'portfolio.json': new Uint8Array(3_000_000).fill(0x20) });
  expect((await refusal(withSize(blank, 'portfolio.json', 4_000_000_000))).reason).toBe('tooLarge');
  // it says that it is small, and is not
  const lies = await refusal(withSize(blank, 'portfolio.json', 100));
  expect(['tooLarge', 'broken']).toContain(lies.reason);
});

test('a list of records that is meant to harm the reader is refused or read as plain words', async () => {
  const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
  for (const text of [
    deep,
    `{"a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
    '{',
    'null',
    '[]',
    '"x"',
    json({ format: 'other' }),
  ])
    expect((await refusal(await zipOf({ 'portfolio.json': text }))).reason).toBe('broken');
  const text = json({
    [ROOTS.activity]: [
      { id: 'activity-0001', title: 'x'.repeat(3_000_000), texts: { description: 5, outcome: 'It helped.' } },
      { id: 'a:b', title: 'no id' },
      7,
    ],
    [ROOTS.setting]: 'nothing',
  }).replace('"title"', '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"title"');
  const { records } = await openArchive(new Blob([await zipOf({ 'portfolio.json': text })]), { password: '' });
  const doc = new Y.Doc();
  startPortfolio(doc, newId(), NOW);
  bringBack(doc, planReturn(doc, records), 'here', NOW);
  expect(readAll(doc, 'activity')).toMatchObject([{ outcome: 'It helped.', description: '' }]);
  expect(readAll(doc, 'activity')[0]?.title).toHaveLength(500);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

/** The archive with one entry replaced. */
async function withEntry(zip: Blob, name: string, content: Uint8Array<ArrayBuffer>): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'));
  for (const entry of await new ZipReader(new BlobReader(zip)).getEntries()) {
    if (entry.directory) continue;
    const bytes = entry.filename === name ? content : await entry.getData(new Uint8ArrayWriter());
    await writer.add(entry.filename, new Uint8ArrayReader(bytes as Uint8Array<ArrayBuffer>));
  }
  return writer.close();
}

test('a file whose bytes are not those that were kept is left out, and all others come', async () => {
  const { zip } = await archiveOf(await inventedPortfolio());
  const name = 'evidence/Certificate splints text.txt';
  const other = new TextEncoder().encode('Certificate of attendance, 5 March 2026');
  for (const bytes of [other, new Uint8Array(0), new Uint8Array(100_000)]) {
    const archive = await openArchive(await withEntry(zip, name, bytes), { password: '' });
    const found = await Promise.all(archive.files.map((file) => archive.bytesOf(file)));
    expect(found.map((one) => one !== null)).toEqual([true, false]);
  }
});

test('unpacked and packed again by other programs it is still read', async () => {
  const { zip } = await archiveOf(await inventedPortfolio());
  const writer = new ZipWriter(new BlobWriter('application/zip'));
  await writer.add('Waymark/', undefined, { directory: true });
  for (const entry of await new ZipReader(new BlobReader(zip)).getEntries())
    if (!entry.directory)
      await writer.add(`Waymark/${entry.filename}`, new Uint8ArrayReader(await entry.getData(new Uint8ArrayWriter())));
  const archive = await openArchive(await writer.close(), { password: '' });
  expect(await Promise.all(archive.files.map((file) => archive.bytesOf(file)))).not.toContain(null);
});
