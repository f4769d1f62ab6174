// Which small thing comes next.
import { describe, expect, test } from 'vitest';
import type { Activity } from '../model/activity.ts';
import { parseReminder, type Reminder } from '../model/reminder.ts';
import { completeness } from './completeness.ts';
import { anActivity, aReflection, day, id, words } from './invented.ts';
import { type ActivityToday, keyOf, type NextThing, nextThings, type RecordToday } from './next-things.ts';

const today = day('2026-11-26');
const reflected = [aReflection({ learned: words(8), practice: words(6), people: words(6) })];

const of = (
  name: string,
  fields: Partial<Activity> = {},
  { isFlagged = false, reflections = [] as typeof reflected } = {},
): ActivityToday => {
  const activity = anActivity({ id: id(name), title: name, startedOn: day('2026-11-20'), ...fields });
  const around = { reflections, evidenceCount: 0, confidentialityFlagged: isFlagged };
  return { activity, completeness: completeness(activity, around, today), isFlagged };
};

function aReminder(name: string): Reminder {
  const createdAt = '2026-11-01T09:00:00.000Z';
  const reminder = parseReminder(id(name), { activityId: 'activity-0001', dueOn: '2026-11-20', createdAt });
  return reminder ?? expect.unreachable('an invented reminder has an activity and a day');
}

const nothing: RecordToday = {
  reminders: [],
  activities: [],
  gaps: [],
  inboxCount: 0,
  asksForPeriod: null,
  isAtRest: false,
  today,
};
const asked = (record: Partial<RecordToday>) => nextThings({ ...nothing, ...record });
/** "needsReflection: a title", and what else a thing is told apart by. */
const told = (things: readonly NextThing[]) =>
  things.map((thing) => ('activity' in thing ? `${thing.kind}: ${thing.activity.title}` : keyOf(thing)));

test('nothing is asked of a record that has what it needs', () => {
  expect(asked({ activities: [of('Journal club')] })).toEqual([]);
});

test('an audit comes before all, what a date or somebody’s privacy hangs on after it, and what only waits comes last', () => {
  const audit = { stage: 'preparing' as const, due: '', registrationId: null, cycleStart: day('2025-11-01') };
  const things = asked({
    audits: [audit],
    inboxCount: 3,
    asksForPeriod: { endedOn: null },
    gaps: [{ from: day('2026-02-20'), to: day('2026-06-02'), explanationId: null, isExplained: false }],
    activities: [
      of('No type', { type: null }),
      of('A story', { starred: true }),
      of('A patient in it', {}, { isFlagged: true }),
    ],
    reminders: [{ reminder: aReminder('reminder-0001'), activity: { id: id('activity-0001'), title: 'Study day' } }],
  });
  expect(told(things)).toEqual([
    'audit  2025-11-01',
    'reminder: Study day',
    'checkConfidentiality: A patient in it',
    'needsReflection: A story',
    'needsDateAndType: No type',
    'gap 2026-02-20',
    'inbox',
    'period',
  ]);
});

describe('among stories', () => {
  test('the one that lacks least leads, and says what it lacks', () => {
    const [first, second] = asked({
      activities: [
        of('Hardly begun', { starred: true }),
        of('Nearly there', { starred: true, minutes: 60 }, { reflections: reflected }),
      ],
    });
    expect(first).toMatchObject({ kind: 'needsEvidenceOrOutcome', missing: ['evidence'] });
    expect(second).toMatchObject({ kind: 'needsReflection', activity: { title: 'Hardly begun' } });
  });

  test('the latest leads where both lack the same', () => {
    const activities = [
      of('Earlier', { starred: true, startedOn: day('2026-03-01') }),
      of('Later', { starred: true, startedOn: day('2026-11-01') }),
    ];
    expect(told(asked({ activities }))).toEqual(['needsReflection: Later', 'needsReflection: Earlier']);
  });
});

test('what still waits in the inbox is asked for nothing but a look at what may tell who somebody is', () => {
  const waiting = { triagedAt: null, type: null, startedOn: null };
  const activities = [of('Just kept', waiting), of('Just kept, flagged', waiting, { isFlagged: true })];
  expect(told(asked({ activities }))).toEqual(['checkConfidentiality: Just kept, flagged']);
});

test('the latest gap is asked about first, and one that is explained never', () => {
  const gap = (from: string, to: string, isExplained = false) => ({
    from: day(from),
    to: day(to),
    explanationId: null,
    isExplained,
  });
  const gaps = [
    gap('2025-11-01', '2026-02-20'),
    gap('2026-02-21', '2026-06-02', true),
    gap('2026-06-03', '2026-09-20'),
  ];
  expect(told(asked({ gaps }))).toEqual(['gap 2026-06-03', 'gap 2025-11-01']);
});

describe('a quiet time', () => {
  const last = of('The last thing', { startedOn: day('2026-09-27') });

  test('is spoken of after sixty days', () => {
    expect(asked({ activities: [last] })).toEqual([{ kind: 'quiet', since: '2026-09-27' }]);
    expect(asked({ activities: [last], today: day('2026-11-25') })).toEqual([]);
  });

  test('counts from the last day of what took long, and a month as a whole', () => {
    const course = of('A course', { startedOn: day('2025-09-01'), endedOn: day('2026-10-20') });
    const month = of('In a month', { startedOn: day('2026-09-01'), datePrecision: 'month' });
    expect(asked({ activities: [last, course] })).toEqual([]);
    expect(asked({ activities: [month] })).toEqual([]);
  });

  test('is not spoken of twice: a gap that reaches today says so already', () => {
    const gap = { from: day('2026-08-01'), to: today, explanationId: null, isExplained: false };
    const activities = [of('In summer', { startedOn: day('2026-08-01') })];
    expect(told(asked({ activities, gaps: [gap] }))).toEqual(['gap 2026-08-01']);
  });

  test('is no matter once the last registration has ended', () => {
    expect(asked({ activities: [last], isAtRest: true })).toEqual([]);
  });

  test('is no matter for who has not begun', () => {
    expect(asked({})).toEqual([]);
  });
});

test('a planned activity asks for nothing yet', () => {
  expect(
    asked({ activities: [of('Next month', { startedOn: day('2026-12-20'), starred: true, type: null })] }),
  ).toEqual([]);
});
