// The help answers what people ask, keeps short, leads somewhere, and claims no endorsement.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localDateOf } from '../../../shared/model/dates.ts';
import { hcpc } from '../../../shared/schemes/hcpc.ts';
import { hcpcAudit } from '../../../shared/schemes/hcpc-audit.ts';
import { rulesOn, valueOn } from '../../../shared/schemes/scheme.ts';
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

test('the numbers of an audit are those that the scheme holds today', () => {
  const on = localDateOf(new Date());
  const { summaryWordsMax, statementWordsMax, featured, gapMonths, sampleShare } = rulesOn(hcpc, on);
  const [days, years] = [hcpcAudit.notifiedWorkingDays, hcpcAudit.registeredYearsMin].map(
    (one) => valueOn(one, on).value,
  );
  const inWords = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
  const of = (number: number | null | undefined) => inWords[number ?? 0] ?? String(number);
  const words = topics.flatMap(({ answer, list = [] }) => [...answer, ...list]).join('\n');
  for (const said of [
    `up to ${summaryWordsMax?.toLocaleString('en-GB')} words`,
    `up to ${statementWordsMax?.toLocaleString('en-GB')} words`,
    `${of(featured?.min)} to ${of(featured?.max)} activities`,
    `${100 * (sampleShare ?? 0)}% of a profession`,
    `within ${of(days)} working days`,
    `less than ${of(years)} years`,
    `a stretch of ${of(gapMonths)} months`,
  ])
    expect(words).toContain(said);
});
