// What a page may be attached to, and which pages are there already, as the popup and its button ask.
import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import type { LocalDate } from '../model/dates.ts';
import { newId } from '../model/id.ts';
import * as edit from '../portfolio/edit.ts';
import { openPortfolio } from '../portfolio/open.ts';
import { attachable, isKept } from './queries.ts';

const now = new Date('2026-11-23T18:00:00Z');
const today = '2026-11-23' as LocalDate;
const documentName = `test-${newId()}`;

afterEach(async () => {
  for (const name of ['waymark-projection', documentName]) await Dexie.delete(name);
});

test('planned activities come first, the next one leading, then the latest; the bin is left out', async () => {
  const portfolio = openPortfolio({ documentName });
  await portfolio.lead();
  const { doc, projection } = portfolio;
  const day = (text: string) => text as LocalDate;
  for (const [title, startedOn] of [
    ['Splinting, long ago', '2025-02-01'],
    ['Stroke forum', '2027-03-01'],
    ['Splinting evening', '2026-12-01'],
    ['Falls, last week', '2026-11-16'],
  ] as const)
    edit.createActivity(doc, { title, startedOn: day(startedOn) }, now);
  edit.moveToBin(doc, 'activity', edit.createActivity(doc, { title: 'Binned', startedOn: today }, now), today);
  const capture = {
    url: 'https://journal.example/hands',
    canonicalUrl: 'https://journal.example/hands',
    capturedAt: now.toISOString() as never,
    kind: 'article' as const,
    metadata: {} as never,
    selection: '',
    extensionVersion: '0.1.0',
  };
  const ids = { activityId: newId(), evidenceId: newId() };
  const kept = { ...ids, capture, title: 'Hands, today', provider: '', type: null, startedOn: today, description: '' };
  edit.keepCapture(doc, kept, now);
  await portfolio.lead();

  const titles = async (words: string) => (await attachable(projection, words, today)).map(({ title }) => title);
  expect(await titles('')).toEqual([
    'Splinting evening',
    'Stroke forum',
    'Hands, today',
    'Falls, last week',
    'Splinting, long ago',
  ]);
  expect(await titles('SPLINT ago')).toEqual(['Splinting, long ago']);
  expect(await titles('nothing')).toEqual([]);

  expect(await isKept(projection, 'http://www.journal.example/hands/?utm_source=x#top')).toBe(true);
  expect(await isKept(projection, 'https://journal.example/feet')).toBe(false);
  expect(await isKept(projection, 'about:blank')).toBe(false);
  edit.moveToBin(doc, 'evidence', ids.evidenceId, today);
  await portfolio.lead();
  expect(await isKept(projection, 'https://journal.example/hands')).toBe(false);
  await portfolio.close();
});
