// What Today says.
import { describe, expect, test } from 'vitest';
import { checkRecord } from '../../../shared/audit/checks.ts';
import { anActivity, day, id } from '../../../shared/audit/invented.ts';
import type { NextThing } from '../../../shared/audit/next-things.ts';
import type { Instant } from '../../../shared/model/dates.ts';
import { hcpc } from '../../../shared/schemes/hcpc.ts';
import { cycleInWords } from './cycle-in-words.ts';
import { nextThingInWords } from './next-thing-words.ts';
import { safeCopiesInWords } from './safe-copies-in-words.ts';
import { dayInWords, waitingInWords } from './today-words.ts';

const activity = { id: id('activity-0001'), title: 'Sensory diets webinar' };
const told = (thing: NextThing) => {
  const { heading, time, to, action } = nextThingInWords(thing);
  return [heading, time, to, action];
};

test('a thing says what it is, how long it takes, and leads to where it is done', () => {
  expect(told({ kind: 'needsReflection', activity, missing: ['learned', 'evidence'] })).toEqual([
    'Reflect on “Sensory diets webinar”',
    'About 5 minutes',
    { path: '/activity/activity-0001', hash: '#reflection' },
    'Reflect',
  ]);
  expect(told({ kind: 'gap', from: day('2026-02-20'), to: day('2026-06-02') })).toEqual([
    'Nothing is listed from 20 February to 2 June 2026',
    'About 3 minutes',
    { path: '/add', query: { from: '2026-02-20', to: '2026-06-02' } },
    'Add something from then',
  ]);
});

test('facts that are missing are named, and the first of them is where it leads', () => {
  expect(told({ kind: 'needsDateAndType', activity, missing: ['date', 'type'] })).toEqual([
    'Give “Sensory diets webinar” a date and a type',
    'Less than a minute',
    { path: '/activity/activity-0001', hash: '#activity-date' },
    'Fill it in',
  ]);
  expect(
    nextThingInWords({ kind: 'needsDateAndType', activity: { ...activity, title: '' }, missing: ['title'] }).heading,
  ).toBe('Give “Untitled activity” a title');
});

test('a story without an answer asks its question, and one without evidence asks for that', () => {
  const of = (...missing: ('practice' | 'people' | 'evidence' | 'time')[]) =>
    nextThingInWords({ kind: 'needsEvidenceOrOutcome', activity, missing }).heading;
  expect(of('people', 'evidence')).toBe('Who benefits from “Sensory diets webinar”?');
  expect(of('practice')).toBe('What changes at work after “Sensory diets webinar”?');
  expect(of('evidence', 'time')).toBe('Add something to show for “Sensory diets webinar”');
});

test('one thing is not called things', () => {
  expect(nextThingInWords({ kind: 'inbox', count: 1 }).heading).toBe('Sort the one thing in your inbox');
  expect(nextThingInWords({ kind: 'inbox', count: 9 })).toMatchObject({
    heading: 'Sort the 9 things in your inbox',
    time: 'About 3 minutes',
  });
  expect([0, 1, 2].map(waitingInWords)).toEqual([
    'Nothing waits.',
    '1 thing waits to be sorted.',
    '2 things wait to be sorted.',
  ]);
  expect(dayInWords(day('2026-11-26'))).toBe('Thursday 26 November');
});

describe('copies', () => {
  const server = {
    connection: 'connected',
    reason: null,
    waiting: false,
    storedAt: '2026-11-23T14:02:00.000Z' as Instant,
    setAside: 0,
    missing: 0,
  } as const;
  const of = (...given: Parameters<typeof safeCopiesInWords>) => safeCopiesInWords(...given).main;

  test('there is one while nothing is synced', () => {
    expect(of({ saving: 'saved', server: null }, false)).toBe('One copy, on this device.');
  });

  test('a second is told of only once the server has it', () => {
    expect(of({ saving: 'saved', server }, true)).toMatch(
      /^Everything on this device is on the server too, sealed, since/,
    );
    expect(of({ saving: 'saved', server: { ...server, waiting: true } }, true)).toMatch(
      /^Not all of it is on the server/,
    );
    expect(of({ saving: 'saved', server: null }, true)).toBe('Starting.');
  });

  test('there is not even one where the device could not save', () => {
    expect(of({ saving: 'failed', server }, true)).toBe('Not everything is saved on this device yet.');
  });
});

describe('the cycle', () => {
  const cycle = {
    start: day('2025-11-01'),
    end: day('2027-10-31'),
    windowOpens: day('2027-08-01'),
    deadline: day('2027-10-31'),
  };
  const of = (on: string, given: typeof cycle | null = cycle) => {
    const today = day(on);
    const activities = [anActivity({ startedOn: day('2025-12-04') })];
    const completenessOf = () => ({ state: 'done' as const });
    const registered = { registeredSince: null, registeredUntil: null };
    const checks = checkRecord({ activities, cycle: given, scheme: hcpc, completenessOf, today, ...registered });
    return cycleInWords(given, checks, { scheme: hcpc, today });
  };

  test('says how many activities there are, until when it runs, and what is open', () => {
    expect(of('2026-01-10')).toEqual({
      main: '1 activity in this cycle, which runs to 31 October 2027.',
      more: 'To look at: the dated list, the mixture and stories for your statement.',
    });
  });

  test('an open renewal is said before anything else', () => {
    expect(of('2027-10-30')?.more).toBe('Renewal is open until 31 October 2027: 1 day left.');
  });

  test('is not spoken of where there is none, nor before it begins', () => {
    expect(of('2026-01-10', null)).toBeNull();
    expect(of('2025-10-10')).toBeNull();
  });
});
