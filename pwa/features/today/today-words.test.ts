// What Today says.
import { afterEach, describe, expect, test } from 'vitest';
import { anActivity, day, id } from '../../../shared/audit/invented.ts';
import type { NextThing } from '../../../shared/audit/next-things.ts';
import { periodsOn } from '../../../shared/audit/periods.ts';
import { checksOf } from '../../../shared/audit/record-today.ts';
import { parseRegistration, type Registration } from '../../../shared/model/registration.ts';
import { hidesScores } from '../../stores/reading.ts';
import { cyclesInWords } from './cycle-in-words.ts';
import { nextThingInWords } from './next-thing-words.ts';
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

test('an audit under way leads to its task list, with the day that counts', () => {
  const audit = { kind: 'audit' as const, registrationId: id('registration-1'), cycleStart: day('2025-11-01') };
  expect(
    nextThingInWords({ ...audit, stage: 'preparing', due: 'Due on 31 October 2027: about 8 weeks left.' }),
  ).toMatchObject({
    heading: 'Go on with your audit',
    more: 'Due on 31 October 2027: about 8 weeks left.',
    to: { path: '/audit', query: { registration: 'registration-1', from: '2025-11-01' } },
  });
  expect(nextThingInWords({ ...audit, stage: 'moreAsked', due: '' }).heading).toBe(
    'Add what was asked for to your profile',
  );
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

describe('without scores', () => {
  afterEach(() => {
    hidesScores.value = false;
  });

  test('what waits is said without counting it', () => {
    hidesScores.value = true;
    expect([0, 1, 2].map(waitingInWords)).toEqual([
      'Nothing waits.',
      'One thing waits to be sorted.',
      'Some things wait to be sorted.',
    ]);
    expect(nextThingInWords({ kind: 'inbox', count: 9 }).heading).toBe('Sort what is in your inbox');
    expect(nextThingInWords({ kind: 'inbox', count: 1 }).heading).toBe('Sort the one thing in your inbox');
  });
});

describe('the cycle', () => {
  const ot = { ...parseRegistration(id('registration-ot'), { scheme: 'hcpc', profession: 'OT' }) };
  const activities = [anActivity({ startedOn: day('2025-12-04') })].map((activity) => ({
    activity,
    completeness: { state: 'done' as const, percent: 100, parts: [] },
    isFlagged: false,
  }));
  const of = (on: string, ...registrations: Registration[]) => {
    const today = day(on);
    const periods = periodsOn(registrations, today);
    const checks = periods.map((one) => checksOf(one, { activities, gapExplanations: [], today }));
    return cyclesInWords(periods, checks, today);
  };

  test('says how many activities there are, until when it runs, and what is open', () => {
    expect(of('2026-01-10', ot)).toEqual([
      {
        label: 'Cycle',
        main: '1 activity in this cycle, which runs to 31 October 2027.',
        more: 'To look at: the dated list, the mixture and stories for your statement.',
        to: { path: '/cycle', query: {} },
      },
    ]);
  });

  test('an open renewal is said before anything else', () => {
    expect(of('2027-10-30', ot)[0]?.more).toBe('Renewal is open until 31 October 2027: 1 day left.');
  });

  test('is not spoken of where there is none, nor before it begins', () => {
    const ahead = { scheme: 'own', periodStart: day('2027-09-01'), periodEnd: day('2028-06-30') };
    expect(of('2026-01-10')).toEqual([]);
    expect(of('2026-01-10', { ...ot, ...ahead })).toEqual([]);
  });

  test('of a registration that ended is its last, however long ago', () => {
    expect(of('2030-03-01', { ...ot, until: day('2026-05-31') })).toMatchObject([
      { label: 'Cycle', main: '1 activity in its last cycle.', more: 'This registration ended on 31 May 2026.' },
    ]);
  });

  test('is spoken of without numbers, where they are not wanted', () => {
    hidesScores.value = true;
    expect(of('2026-01-10', ot)[0]?.main).toBe('This cycle runs to 31 October 2027.');
    hidesScores.value = false;
  });

  test('each of several has a line with its name and leads to its own page', () => {
    const tutor = { ...ot, scheme: 'own', profession: '', role: 'Tutor', id: id('registration-tutor') };
    const year = { periodStart: day('2025-09-01'), periodEnd: day('2026-08-31') };
    expect(of('2026-01-10', { ...tutor, ...year }, ot)).toMatchObject([
      { label: 'Occupational therapist, HCPC', to: { query: { registration: ot.id } } },
      {
        label: 'Tutor',
        main: '1 activity in this period, which runs to 31 August 2026.',
        more: '',
        to: { query: { registration: tutor.id } },
      },
    ]);
  });
});

test('a thing for one of several registrations says which, and its gap is explained there', () => {
  const names = new Map([[id('registration-ot'), 'Occupational therapist, HCPC']]);
  const gap: NextThing = { kind: 'gap', from: day('2026-02-20'), to: day('2026-06-02') };
  expect(nextThingInWords(gap, names)).toMatchObject({ whose: '', other: { to: { path: '/cycle', query: {} } } });
  expect(nextThingInWords({ ...gap, of: [id('registration-ot')] }, names)).toMatchObject({
    whose: 'For Occupational therapist, HCPC',
    other: { to: { path: '/cycle', query: { registration: 'registration-ot' } }, action: 'Explain it' },
  });
});

test('a period that ended is named, where another is asked for', () => {
  expect(nextThingInWords({ kind: 'period', endedOn: day('2026-08-31') })).toMatchObject({
    heading: 'Say for which period you keep your record now',
    more: 'The last one ended on 31 August 2026. Your record is kept all the same.',
  });
});
