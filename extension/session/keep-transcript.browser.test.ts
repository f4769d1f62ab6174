// A transcript that seems to name a patient is kept only when the person has looked at it.
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { getFile } from '../../shared/files/files.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { createEvidence } from '../../shared/portfolio/edit.ts';
import { readRecord } from '../../shared/portfolio/read.ts';
import { openStore, type Store } from '../worker/store.ts';
import { newCounting } from './accounting.ts';
import type { Running } from './running.ts';

/** What the page offers. */
let offered: { mime: string; text: string };
vi.mock('wxt/browser', () => ({
  browser: { tabs: { sendMessage: async () => ({ ...offered, from: 'the captions of the recording (English)' }) } },
}));
const { keepTranscript } = await import('./keep-transcript.ts');

const NOW = new Date('2026-11-23T18:00:00Z');
const WORDS =
  'Stop before you are tired, and plan the rest first, so that there is something left for the evening meal.';
const captions = (...cues: string[]) => ({
  mime: 'text/vtt',
  text: `WEBVTT\n\n${cues.map((words, at) => `00:00:0${at}.000 --> 00:00:0${at}.900\n${words}`).join('\n\n')}\n`,
});

let store: Store;
let running: Running;
let evidenceId: RecordId;

beforeEach(async () => {
  store = openStore(() => NOW);
  const { doc } = await store.portfolio();
  evidenceId = createEvidence(doc, { title: 'Pacing after illness', source: 'page' }, NOW);
  const main = { tabId: 7, source: 'frame', element: 0, seconds: 0, isVideo: true };
  running = { evidenceId, tabId: 7, url: 'https://example.org/', main, top: '', counting: newCounting(0) } as Running;
});
afterEach(async () => {
  await (await store.portfolio()).close();
  store.local.close();
  for (const { name } of await indexedDB.databases()) if (name) await Dexie.delete(name);
});

async function keep(isLookedAt: boolean) {
  const portfolio = await store.portfolio();
  return keepTranscript(portfolio, running, { now: NOW, isLookedAt });
}
async function evidence() {
  const { doc } = await store.portfolio();
  return readRecord(doc, 'evidence', evidenceId) ?? expect.fail('the evidence is gone');
}
const partsKept = async () => (await evidence()).parts;

test('a transcript that names nobody is kept at once', async () => {
  offered = captions(WORDS, 'Ask again on 23 November 2026.');
  expect(await keep(false)).toEqual({ from: 'the captions of the recording (English)', seen: '', why: '' });
  const [part] = await partsKept();
  expect(part).toMatchObject({ role: 'transcript', mime: 'text/vtt' });
  const { files } = await store.portfolio();
  const kept = await getFile(files, part?.sha256 ?? '');
  expect(new TextDecoder().decode(kept?.bytes)).toBe(offered.text);
  expect(await evidence()).toMatchObject({ confidentiality: 'unchecked' });
});

test('one with an NHS number is held back, with what was seen, until the person keeps it all the same', async () => {
  offered = { mime: 'text/plain', text: `${WORDS} Her NHS number is 943 476 5919.` };
  expect(await keep(false)).toEqual({ from: '', seen: 'an NHS number', why: '' });
  expect(await partsKept()).toEqual([]);
  expect(await keep(true)).toMatchObject({ from: 'the captions of the recording (English)', seen: '' });
  expect(await evidence()).toMatchObject({ parts: [{ role: 'transcript' }], confidentiality: 'flagged' });
});

test('a number that the captions say in two goes is seen too', async () => {
  offered = captions(WORDS, 'Her NHS number is 943 476', '5919, as it says here.');
  expect(await keep(false)).toMatchObject({ seen: 'an NHS number' });
  offered = {
    mime: 'text/plain',
    text: `0:01\n${WORDS}\n0:09\nHer NHS number is 943 476\n0:12\n5919, as it says here.`,
  };
  expect(await keep(false)).toMatchObject({ seen: 'an NHS number' });
  // in one go this would be a longer number
  offered = { mime: 'text/plain', text: `${WORDS}\nNHS number 943 476 5919\n2 weeks later` };
  expect(await keep(false)).toMatchObject({ seen: 'an NHS number' });
  expect(await partsKept()).toEqual([]);
});

test('the moments of captions are no numbers of anybody', async () => {
  offered = {
    mime: 'text/plain',
    text: `1\n00:00:01,000 --> 00:00:04,000\n${WORDS}\n\n2\n00:00:05,000 --> 00:00:09,000\nThe patient waits.`,
  };
  expect(await keep(false)).toMatchObject({ seen: '', why: '' });
});
