// The four checks, as a registrant meets them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../model/activity.ts';
import { addDays, addMonths, type LocalDate } from '../model/dates.ts';
import type { Cycle } from '../schemes/cycle.ts';
import { hcpc } from '../schemes/hcpc.ts';
import { own } from '../schemes/own.ts';
import { type Check, type CheckKey, checkRecord, type RecordToCheck } from './checks.ts';
import { completeness } from './completeness.ts';
import { explanationOf, findGaps } from './gaps.ts';
import { activitiesOn, aGapExplanation, anActivity, day, id } from './invented.ts';

const today = day('2026-11-23');
const cycle: Cycle = {
  start: day('2025-11-01'),
  end: day('2027-10-31'),
  windowOpens: day('2027-08-01'),
  deadline: day('2027-10-31'),
};
const unbounded = { registeredSince: null, registeredUntil: null };
const nothing = { reflections: [], evidenceCount: 0, confidentialityFlagged: false };
const check = (key: CheckKey, activities: Activity[], more: Partial<RecordToCheck> = {}): Check => {
  const completenessOf = (activity: Activity) => completeness(activity, nothing, more.today ?? today);
  const found = checkRecord({ activities, cycle, scheme: hcpc, completenessOf, today, ...unbounded, ...more }).find(
    (one) => one.key === key,
  );
  if (!found) throw new Error(`no check ${key}`);
  return found;
};
const monthly = (count: number) =>
  activitiesOn(...Array.from({ length: count }, (_, index) => addMonths(day('2025-11-15'), index)));

describe('the list', () => {
  it('is not there without activities', () => {
    expect(check('list', [])).toEqual({
      key: 'list',
      label: 'Dated list',
      answer: 'notMet',
      text: '0 activities in this cycle. HCPC suggests about 12 to 50.',
      inWords: 'No activities in this cycle. HCPC suggests more.',
      activityIds: [],
    });
  });

  it('is on its way with one and there with twelve', () => {
    expect(check('list', monthly(1))).toMatchObject({
      answer: 'partly',
      text: '1 activity in this cycle. HCPC suggests about 12 to 50.',
    });
    expect(check('list', monthly(12))).toMatchObject({
      answer: 'met',
      text: '12 activities in this cycle. HCPC suggests about 12 to 50.',
    });
  });

  it('leaves out the inbox, the bin, plans and other cycles', () => {
    const activities = [
      anActivity({ id: id('activity-kept'), startedOn: day('2025-11-01') }),
      anActivity({ triagedAt: null }),
      anActivity({ deletedOn: today }),
      anActivity({ startedOn: day('2026-11-24') }),
      anActivity({ startedOn: day('2025-10-31') }),
    ];
    expect(check('list', activities).activityIds).toEqual(['activity-kept']);
  });

  it('holds what reached into the cycle from before', () => {
    const activities = [anActivity({ startedOn: day('2025-09-01'), endedOn: day('2025-11-01') })];
    expect(check('list', activities).activityIds).toHaveLength(1);
  });

  it('says how many more could be in it', () => {
    const activities = [
      ...monthly(2),
      anActivity({ startedOn: null }),
      anActivity({ id: id('activity-0002'), type: null }),
    ];
    expect(check('list', activities)).toMatchObject({
      text: '2 activities in this cycle. HCPC suggests about 12 to 50. 2 more need a date, a type or a title.',
      activityIds: ['on-2025-11-15', 'on-2025-12-15'],
    });
  });
});

describe('the mixture', () => {
  it('needs two types', () => {
    const [first, second, third] = monthly(3) as [Activity, Activity, Activity];
    expect(check('mixture', [first, second])).toMatchObject({
      answer: 'notMet',
      text: '1 type: 2 formal or educational. HCPC asks for a mixture, at least 2 types.',
    });
    expect(check('mixture', [first, second, { ...third, type: 'workBased' }])).toMatchObject({
      answer: 'met',
      text: '2 types: 1 work-based and 2 formal or educational.',
      activityIds: [first.id, second.id, third.id],
    });
  });

  it('says when no activity has a type', () => {
    expect(check('mixture', [anActivity({ type: null })])).toMatchObject({
      answer: 'notMet',
      text: 'No activity with a type yet.',
    });
  });
});

describe('long gaps', () => {
  it('explains a gap of three months by calendar, not by empty months', () => {
    const activities = [...activitiesOn('2025-12-01', '2026-02-20', '2026-06-02', '2026-08-30', '2026-11-01')];
    expect(check('gaps', activities)).toEqual({
      key: 'gaps',
      label: 'No long gap',
      answer: 'notMet',
      text: '1 gap. Add something you did then, or explain it.',
      inWords: 'There is a gap without an explanation. Add something you did then, or explain it.',
      activityIds: ['on-2026-02-20', 'on-2026-06-02'],
      gaps: [{ from: '2026-02-20', to: '2026-06-02', explanationId: null, isExplained: false }],
    });
  });

  it('finds the gap that no empty month shows', () => {
    expect(gapsOf(activitiesOn('2026-01-01', '2026-04-20'), '2026-04-21')).toEqual([['2026-01-01', '2026-04-20']]);
  });

  it('looks from the start of the cycle and up to today', () => {
    const activities = activitiesOn('2026-02-01', '2026-04-30', '2026-07-29');
    expect(check('gaps', activities).gaps).toMatchObject([
      { from: '2025-11-01', to: '2026-02-01' },
      { from: '2026-07-29', to: '2026-11-23' },
    ]);
  });

  it('is content with a gap that is explained, and says which are not', () => {
    const activities = activitiesOn('2026-02-01', '2026-04-30', '2026-07-29');
    const leave = aGapExplanation({ from: day('2025-11-01'), to: day('2026-02-01') });
    const begun = aGapExplanation({ from: day('2026-07-29'), to: day('2026-11-10'), explanation: ' ' });
    expect(check('gaps', activities, { gapExplanations: [leave, begun] })).toMatchObject({
      answer: 'partly',
      text: '2 gaps, 1 of them not explained. Add something you did then, or explain it.',
      gaps: [{ isExplained: true }, { explanationId: begun.id, isExplained: false }],
    });
    const all = [leave, { ...begun, explanation: 'I was on sick leave.' }];
    expect(check('gaps', activities, { gapExplanations: all })).toMatchObject({
      answer: 'met',
      text: '2 gaps, and you explain each.',
    });
  });

  it('takes an explanation for an open gap that has grown since, and not for the next one', () => {
    const written = aGapExplanation({ from: day('2026-02-01'), to: day('2026-06-10') });
    const open = { from: day('2026-02-01'), to: day('2026-07-01') };
    expect(explanationOf(open, [written])).toEqual(written);
    expect(explanationOf({ from: day('2026-06-10'), to: day('2026-10-01') }, [written])).toBeNull();
    expect(explanationOf(open, [{ ...written, deletedOn: day('2026-07-02') }])).toBeNull();
  });

  it('looks up to the end of a cycle that is over', () => {
    const activities = activitiesOn('2027-07-31');
    expect(check('gaps', activities, { today: day('2028-01-10') }).gaps?.at(-1)).toMatchObject({
      from: '2027-07-31',
      to: '2027-10-31',
    });
  });

  it('asks nothing of the time before a registration', () => {
    expect(gapsOf(activitiesOn('2026-10-01'), '2026-11-23', '2026-08-15')).toEqual([]);
  });

  it('takes a month whole and a course with all its days', () => {
    const january = anActivity({ startedOn: day('2026-01-01'), datePrecision: 'month' });
    const course = anActivity({ startedOn: day('2026-04-29'), endedOn: day('2026-08-31') });
    expect(gapsOf([january, course], '2026-11-29')).toEqual([]);
    expect(gapsOf([january, course], '2026-11-30')).toEqual([['2026-08-31', '2026-11-30']]);
  });

  it('warns a month ahead', () => {
    const activities = activitiesOn('2025-12-01', '2026-02-20', '2026-05-01', '2026-07-20', '2026-09-20');
    expect(check('gaps', activities)).toMatchObject({
      answer: 'partly',
      text: 'Nothing since 20 September 2026: 2 months 3 days. From 3 months HCPC asks you to explain a gap.',
      activityIds: ['on-2026-09-20'],
    });
  });

  it('is content with something every month', () => {
    expect(check('gaps', monthly(13))).toMatchObject({ answer: 'met', text: 'No gap of 3 months or more.' });
  });

  const anyDays = fc.array(
    fc.integer({ min: 0, max: 729 }).map((days) => addDays(cycle.start, days)),
    { maxLength: 30 },
  );

  it('never reports less than three months, never overlaps, and misses nothing', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const gaps = findGaps(activitiesOn(...days), { cycle, today: cycle.end, months: 3 });
        const marks = [cycle.start, ...[...days].sort(), cycle.end];
        const expected = marks.slice(1).flatMap((to, index) => {
          const from = marks[index] ?? cycle.start;
          return addMonths(from, 3) <= to ? [[from, to]] : [];
        });
        expect(gaps.map(({ from, to }) => [from, to])).toEqual(expected);
      }),
    );
  });

  it('never grow when an activity is added', () => {
    fc.assert(
      fc.property(anyDays, anyDays, (some, more) => {
        const lengthOf = (days: LocalDate[]) =>
          findGaps(activitiesOn(...days), { cycle, today: cycle.end, months: 3 }).reduce(
            (total, gap) => total + (Date.parse(gap.to) - Date.parse(gap.from)),
            0,
          );
        expect(lengthOf([...some, ...more])).toBeLessThanOrEqual(lengthOf(some));
      }),
    );
  });
});

describe('gaps at the end of a registration', () => {
  it('are not looked for after its last day', () => {
    const activities = activitiesOn('2025-12-01', '2026-02-10');
    expect(check('gaps', activities, { registeredUntil: day('2026-03-31') }).answer).toBe('met');
    expect(check('gaps', activities, { registeredUntil: day('2026-06-30') }).gaps).toMatchObject([
      { from: '2026-02-10', to: '2026-06-30' },
    ]);
  });
});

describe('stories for the statement', () => {
  const starred = (title: string, finishedByMe: boolean) =>
    anActivity({ id: id(`activity-${title}`), title, starred: true, finishedByMe });

  it('begin with a star', () => {
    expect(check('stories', monthly(3))).toMatchObject({
      answer: 'notMet',
      text: 'None starred yet. HCPC suggests telling of 4 to 6 activities.',
      activityIds: [],
    });
  });

  it('say how many are ready and which are not', () => {
    const activities = [starred('A', true), starred('B', true), starred('C', false), starred('D', false)];
    expect(check('stories', activities)).toMatchObject({
      answer: 'partly',
      text: '2 of 4 ready. Still to do: “C” and “D”.',
      activityIds: ['activity-A', 'activity-B', 'activity-C', 'activity-D'],
    });
  });

  it('are not yet there while none is ready', () => {
    expect(check('stories', [starred('A', false)])).toMatchObject({
      answer: 'notMet',
      text: '0 of 1 ready. Still to do: “A”. HCPC suggests telling of 4 to 6 activities.',
    });
  });

  it('are there with four ready', () => {
    expect(
      check(
        'stories',
        ['A', 'B', 'C', 'D'].map((title) => starred(title, true)),
      ),
    ).toMatchObject({ answer: 'met', text: '4 of 4 ready.' });
  });

  it('may be too many to tell well', () => {
    const many = Array.from({ length: 7 }, (_, index) => starred(`Story ${index}`, index < 2));
    expect(check('stories', many).text).toBe(
      '2 of 7 ready. Still to do: “Story 2”, “Story 3”, “Story 4” and 2 more. HCPC suggests telling of 4 to 6 activities.',
    );
  });
});

describe('when nothing can be told', () => {
  it('says what is needed to look', () => {
    for (const missing of [{ cycle: null }, { scheme: null }]) {
      const found = checkRecord({
        activities: monthly(3),
        cycle,
        scheme: hcpc,
        completenessOf: () => ({ state: 'done' }),
        today,
        ...unbounded,
        ...missing,
      });
      expect(found.map((one) => one.key)).toEqual(['list', 'mixture', 'gaps', 'stories']);
      expect(new Set(found.map((one) => one.answer))).toEqual(new Set(['cannotTell']));
    }
  });

  it('waits for a cycle to begin', () => {
    expect(check('list', [], { today: day('2025-10-31') })).toMatchObject({
      answer: 'cannotTell',
      text: 'This cycle begins on 1 November 2025.',
    });
  });

  it('counts and does not judge in a period of one’s own', () => {
    const own3 = monthly(3);
    expect(check('list', own3, { scheme: own })).toMatchObject({
      answer: 'cannotTell',
      text: '3 activities in this period.',
    });
    expect(check('mixture', own3, { scheme: own })).toMatchObject({
      answer: 'cannotTell',
      text: '1 type: 3 formal or educational.',
    });
    expect(check('gaps', [], { scheme: own }).answer).toBe('cannotTell');
    expect(check('stories', own3, { scheme: own }).text).toBe('None starred yet.');
  });

  it('never says that anyone will pass', () => {
    const all = [monthly(0), monthly(5), monthly(24)].flatMap((activities) =>
      checkRecord({ activities, cycle, scheme: hcpc, completenessOf: () => ({ state: 'done' }), today, ...unbounded }),
    );
    for (const one of all) expect(one.text).not.toMatch(/\bpass|guarantee|approved|compliant|!/i);
  });
});

describe('without scores', () => {
  const plain = (key: CheckKey, activities: Activity[], more: Partial<RecordToCheck> = {}) =>
    check(key, activities, more).inWords;
  const starred = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      anActivity({ id: id(`story-${at}`), title: `Story ${'ABCDEFGH'[at]}`, starred: true }),
    );

  it('says what is there and what is missing in words', () => {
    const untyped = [...monthly(2), anActivity({ type: null }), anActivity({ id: id('undated'), startedOn: null })];
    expect(plain('list', untyped)).toBe(
      'Some activities in this cycle. HCPC suggests more. Some still need a date, a type or a title.',
    );
    expect(plain('list', monthly(12))).toBe('Some activities in this cycle.');
    expect(plain('mixture', monthly(3))).toBe('One type: formal or educational. HCPC asks for a mixture of types.');
    expect(plain('gaps', activitiesOn('2025-11-01', '2026-05-01'))).toBe(
      'There are gaps without an explanation. Add something you did then, or explain them.',
    );
    expect(plain('stories', [])).toBe('None starred yet. HCPC suggests telling of a few.');
    expect(plain('stories', starred(5))).toBe(
      'Begun, and not ready yet. Still to do: “Story A”, “Story B”, “Story C” and others.',
    );
    expect(plain('stories', starred(2))).toMatch(/HCPC suggests telling of more\.$/);
    expect(plain('stories', starred(8))).toMatch(/HCPC suggests telling of fewer\.$/);
  });

  it('has no number but dates, spans of time and what the rule says of months', () => {
    const activity = fc
      .record({
        days: fc.integer({ min: 0, max: 700 }),
        type: fc.constantFrom('formal' as const, 'workBased' as const, null),
        starred: fc.boolean(),
        isDated: fc.boolean(),
      })
      .map(({ days, isDated, ...fields }) => ({ ...fields, startedOn: isDated ? addDays(cycle.start, days) : null }));
    fc.assert(
      fc.property(fc.array(activity, { maxLength: 20 }), fc.integer({ min: 0, max: 800 }), (all, days) => {
        const activities = all.map((fields, at) => anActivity({ id: id(`activity-${at}`), ...fields }));
        const now = addDays(cycle.start, days);
        for (const key of ['list', 'mixture', 'gaps', 'stories'] as const) {
          const said = plain(key, activities, { today: now });
          expect(said.replace(/\d+ (months?|days?|[A-Z]\w+ \d{4})/g, '')).not.toMatch(/\d/);
          expect(said).toMatch(/^[A-Z].*\.$/);
        }
      }),
    );
  });
});

function gapsOf(activities: Activity[], until: string, registeredSince: string | null = null): [string, string][] {
  const since = registeredSince as LocalDate | null;
  const found = findGaps(activities, {
    cycle: { ...cycle, start: activities[0]?.startedOn ?? cycle.start },
    today: day(until),
    months: 3,
    registeredSince: since,
  });
  return found.map(({ from, to }) => [from, to]);
}
