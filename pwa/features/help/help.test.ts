// The help answers what people ask, keeps short, leads somewhere, and claims no endorsement.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HELP } from './index.ts';

const topics = HELP.flatMap((group) => group.topics);
const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

test('every question has an anchor of its own, and so has every group', () => {
  const ids = HELP.flatMap((group) => [group.id, ...group.topics.map(({ id }) => id)]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z][a-z-]+$/.test(id))).toEqual([]);
});

test('what professional bodies answer for their portfolios is answered here', () => {
  const asked = [
    ...['backdating', 'planning', 'templates', 'evidence', 'audit', 'second-device', 'copies', 'leaving-a-job'],
    ...['leaving-waymark', 'address', 'profession', 'several', 'students', 'gaps', 'what-counts', 'hours'],
    ...['confidentiality', 'install', 'keyboard', 'where'],
  ];
  const ids = topics.map(({ id }) => id);
  expect(asked.filter((id) => !ids.includes(id))).toEqual([]);
});

test('no answer is longer than can be read in a minute', () => {
  const long = topics.filter(({ answer, list = [] }) => [...answer, ...list].join(' ').split(/\s+/).length > 110);
  expect(long.map(({ id }) => id)).toEqual([]);
});

test('every link leads to a screen that is there, and to a place on it', () => {
  const router = read('router.ts');
  const settings = [
    'ReadingCard',
    'OwnWordsCard',
    'LeaveOutCard',
    'LockCard',
    'RemindersCard',
    'ChangeWords',
    'DevicesCard',
    'TakeEverything',
  ].map((card) => read(`features/settings/${card}.vue`));
  for (const { to } of topics.flatMap(({ links = [] }) => links)) {
    if (to.startsWith('https://')) continue;
    const [path = '', hash] = to.split('#');
    // what may follow in the address is optional
    expect(
      [`path: '${path}'`, `path: '${path}/:`].some((one) => router.includes(one)),
      to,
    ).toBe(true);
    if (hash) expect(settings.join('\n'), to).toContain(`id="${hash}"`);
  }
});

test('nothing claims that anybody endorses Waymark, or that somebody will pass', () => {
  const words = topics.flatMap(({ answer, list = [] }) => [...answer, ...list]).join('\n');
  expect(words).not.toMatch(/approved by|accredited by|recommended by|guarantee|compliant|audit-proof/i);
});
