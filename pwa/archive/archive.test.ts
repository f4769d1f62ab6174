// A whole portfolio out into a ZIP and back, and what the ZIP holds for people and for programs.

import { readFileSync } from 'node:fs';
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import Ajv2020 from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { newId } from '../../shared/model/id.ts';
import { archiveRecords } from '../../shared/portfolio/archived.ts';
import { bringBack, createActivity, startPortfolio } from '../../shared/portfolio/edit.ts';
import { RECORD_KINDS } from '../../shared/portfolio/layout.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { planReturn } from '../../shared/portfolio/return-plan.ts';
import { archiveOf, inventedPortfolio, NOW } from '../../tests/invented-archive.ts';
import { openArchive } from './open-archive.ts';
import { PORTFOLIO_SCHEMA, schemaText } from './schema.ts';

const folder = new URL('../../tests/fixtures/portfolios/', import.meta.url);
const portfolioJson = (zip: Blob, password = '') => entryText(zip, 'portfolio.json', password);

async function entryText(zip: Blob, name: string, password = ''): Promise<string> {
  const reader = new ZipReader(new BlobReader(zip));
  const entry = (await reader.getEntries()).find(({ filename }) => filename === name);
  if (!entry || entry.directory) return expect.unreachable(`no ${name}`);
  return entry.getData(new TextWriter(), password ? { password } : {});
}

const namesIn = async (zip: Blob) =>
  (await new ZipReader(new BlobReader(zip)).getEntries()).map(({ filename }) => filename).sort();

const readings = (doc: Y.Doc) =>
  Object.fromEntries(
    RECORD_KINDS.map((kind) => [
      kind,
      [...readAll(doc, kind)].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    ]),
  );

function emptyDoc(): Y.Doc {
  const doc = new Y.Doc();
  startPortfolio(doc, newId(), NOW);
  return doc;
}

test('everything comes back into an empty portfolio as it was, of every kind of record', async () => {
  const portfolio = await inventedPortfolio();
  for (const kind of RECORD_KINDS) expect(readAll(portfolio.doc, kind).length, `invented ${kind}`).toBeGreaterThan(0);
  const { zip } = await archiveOf(portfolio);
  const archive = await openArchive(zip, { password: '' });
  const doc = emptyDoc();
  const plan = planReturn(doc, archive.records);
  expect(plan).toMatchObject({ differing: [], same: 0, unreadable: [] });
  bringBack(doc, plan, 'here', NOW);
  expect(readings(doc)).toEqual(readings(portfolio.doc));
  expect(archiveRecords(doc)).toEqual(archiveRecords(portfolio.doc));
  const files = await Promise.all(
    archive.files.map(async (file) => [file.sha256, await archive.bytesOf(file)] as const),
  );
  expect(new Map(files)).toEqual(portfolio.files);
  expect(archive.portfolioId).toBe(portfolio.portfolioId);
});

for (const name of [
  'layout-1.json',
  'layout-1-gaps.json',
  'layout-1-goals.json',
  'layout-1-parts.json',
  'layout-1-registrations.json',
])
  test(`the portfolio of long ago ${name} goes out and comes back as it was`, async () => {
    const old = new Y.Doc();
    Y.applyUpdate(old, Buffer.from(JSON.parse(readFileSync(new URL(name, folder), 'utf8')).update, 'base64'));
    const { zip } = await archiveOf({ doc: old, portfolioId: newId(), files: new Map() });
    const archive = await openArchive(zip, { password: '' });
    const doc = emptyDoc();
    bringBack(doc, planReturn(doc, archive.records), 'here', NOW);
    expect(readings(doc)).toEqual(readings(old));
    expect(isValid(JSON.parse(await portfolioJson(zip)))).toEqual([]);
  });

const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(PORTFOLIO_SCHEMA);
function isValid(value: unknown): unknown[] {
  validate(value);
  return validate.errors ?? [];
}

test('what is written agrees with the published schema, which goes along', async () => {
  const { zip } = await archiveOf(await inventedPortfolio());
  expect(isValid(JSON.parse(await portfolioJson(zip)))).toEqual([]);
  expect(await entryText(zip, 'portfolio.schema.json')).toBe(schemaText());
  expect(isValid({ format: 'waymark-portfolio', version: 1 })).not.toEqual([]);
});

test('the pages, the table and the files can be read without Waymark', async () => {
  const { zip, counts, missing } = await archiveOf(await inventedPortfolio());
  expect(counts).toEqual({ activities: 2, evidence: 1, reflections: 1, files: 2 });
  expect(missing).toBe(0);
  expect(await namesIn(zip)).toEqual([
    'README.html',
    'activities.csv',
    'activities/2026-01-09 In the bin.html',
    'activities/2026-03-04 Hand splints b a day b & a half.html',
    'evidence/Certificate splints text.txt',
    'evidence/Certificate splints.pdf',
    'portfolio.json',
    'portfolio.schema.json',
  ]);
  const page = await entryText(zip, 'activities/2026-03-04 Hand splints b a day b & a half.html');
  expect(page).toContain('Hand splints: &lt;b&gt;a day&lt;/b&gt; &amp; a half');
  expect(page).toContain('Proud.');
  expect(page).toContain('href="../evidence/Certificate%20splints.pdf"');
  const readme = await entryText(zip, 'README.html');
  expect(readme).toContain('2 activities, 1 reflection, 1 piece of evidence, 2 files');
  expect(readme).toContain('How to bring it back');
  const csv = await entryText(zip, 'activities.csv');
  expect(csv).toContain(
    '"2026-03-04","2026-03-05","Hand splints: <b>a day</b> & a half","Formal or educational","540"',
  );
});

test('a file that is on another device is named, and the rest goes out', async () => {
  const portfolio = await inventedPortfolio();
  const [first = ''] = portfolio.files.keys();
  const { zip, missing } = await archiveOf(portfolio, { filesHere: new Set([first]) });
  expect(missing).toBe(1);
  expect(await entryText(zip, 'README.html')).toContain('1 file is not in here');
  const archive = await openArchive(zip, { password: '' });
  expect(archive.files.map(({ path }) => path !== '')).toEqual([true, false]);
});

test('with a password nothing tells of the person but that there is something', async () => {
  const portfolio = await inventedPortfolio();
  const { zip } = await archiveOf(portfolio, { password: 'two green otters' });
  expect(await namesIn(zip)).toEqual([
    'README.html',
    'activities.csv',
    'activities/0001.html',
    'activities/0002.html',
    'evidence/0001.pdf',
    'evidence/0002.txt',
    'portfolio.json',
    'portfolio.schema.json',
  ]);
  expect(await entryText(zip, 'README.html')).toContain('locked with a password');
  expect(new TextDecoder('latin1').decode(await zip.arrayBuffer())).not.toContain('splints');
  const archive = await openArchive(zip, { password: 'two green otters' });
  expect(archive.records.activity).toHaveLength(2);
});

test('a formula in the list goes out as the words that it is', async () => {
  const doc = emptyDoc();
  createActivity(doc, { title: "=cmd|' /C calc'!A0" }, NOW);
  const { zip } = await archiveOf({ doc, portfolioId: newId(), files: new Map() });
  expect(await entryText(zip, 'activities.csv')).toContain(`"'=cmd|' /C calc'!A0"`);
});

test('no secret of the portfolio and no key of a device goes out', async () => {
  const { zip } = await archiveOf(await inventedPortfolio());
  const json = JSON.parse(await portfolioJson(zip));
  expect(
    Object.keys(json)
      .filter((key) => !Array.isArray(json[key]))
      .sort(),
  ).toEqual(['$schema', 'format', 'layout', 'portfolioId', 'takenAt', 'version']);
  expect(JSON.stringify(json)).not.toMatch(/secret|deviceId|serverUrl|"words"/);
});
