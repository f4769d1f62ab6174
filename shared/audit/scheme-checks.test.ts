// What regulators count and ask for beside a list, as a registrant meets it.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Activity } from '../model/activity.ts';
import type { Marks } from '../model/marks.ts';
import type { DonePart } from '../model/registration.ts';
import type { Cycle } from '../schemes/cycle.ts';
import { hcpc } from '../schemes/hcpc.ts';
import { loadSchemes, scheme } from '../schemes/index.ts';
import { anActivity, day, id } from './invented.ts';
import { spansOf } from './quantities.ts';
import { checkScheme, type SchemeCheck, type SchemeLook } from './scheme-checks.ts';

beforeAll(loadSchemes);

const today = day('2026-11-23');
const cycleOf = (start: string, end: string): Cycle => ({
  start: day(start),
  end: day(end),
  windowOpens: null,
  deadline: null,
});
const threeYears = cycleOf('2025-04-01', '2028-03-31');
let number = 0;
const learned = (marks: Marks, fields: Partial<Activity> = {}): Activity =>
  anActivity({ id: id(`activity-${++number}`), minutes: 60, marks, ...fields });
const looked = (key: string, activities: Activity[], more: Partial<SchemeLook> = {}): SchemeCheck[] => {
  const one = scheme(key) ?? expect.unreachable(`there is no scheme ${key}`);
  const profession = one.professions[0]?.code ?? '';
  return checkScheme({ activities, cycle: threeYears, scheme: one, profession, doneParts: [], today, ...more });
};
const check = (key: string, name: string, activities: Activity[], more: Partial<SchemeLook> = {}): SchemeCheck =>
  looked(key, activities, more).find((one) => one.key === name) ?? expect.unreachable(`there is no check ${name}`);

describe('hours', () => {
  const both = [
    learned({}, { minutes: 15 * 60 }),
    learned({ 'nmc:participatory': true }, { minutes: 20 * 60, startedOn: day('2026-05-01') }),
  ];

  it('count from the minutes of each activity, and are there when it is met to the minute', () => {
    expect(check('nmc', 'quantity:hours', both)).toMatchObject({
      label: 'Hours of CPD',
      answer: 'met',
      text: '35 of 35 hours.',
      activityIds: both.map((one) => one.id),
      remedies: [],
      isVerified: true,
    });
    const thirds = Array.from({ length: 105 }, () => learned({}, { minutes: 20 }));
    expect(check('nmc', 'quantity:hours', thirds).answer).toBe('met');
  });

  it('of a kind count only where that is said', () => {
    expect(check('nmc', 'quantity:participatory', both)).toMatchObject({ answer: 'met', text: '20 of 20 hours.' });
    const [plain] = both;
    if (!plain) throw new Error('there are two');
    expect(check('nmc', 'quantity:participatory', [plain])).toMatchObject({
      answer: 'notMet',
      text: '0 of 20 hours.',
      inWords: 'NMC asks for more.',
      remedies: [
        { kind: 'say', activityId: plain.id, needs: 'Is it “Participatory”?' },
        { kind: 'add', from: null, to: null },
      ],
    });
  });

  it('of a kind may be a part of an activity’s hours, and never more than all of them', () => {
    const course = (part: number, minutes: number | null) => [learned({ 'nmc:participatory': part }, { minutes })];
    expect(check('nmc', 'quantity:participatory', course(4.5, 6 * 60)).text).toBe('4.5 of 20 hours.');
    expect(check('nmc', 'quantity:hours', course(4.5, 6 * 60)).text).toBe('6 of 35 hours.');
    expect(check('nmc', 'quantity:participatory', course(9, 6 * 60)).text).toBe('6 of 20 hours.');
    // how long the whole took is asked for all the same
    expect(check('nmc', 'quantity:participatory', course(4.5, null)).remedies[0]).toMatchObject({
      needs: 'Says no minutes yet.',
    });
  });

  it('cannot be told while nothing says how long it took', () => {
    const untimed = learned({}, { minutes: null });
    expect(check('nmc', 'quantity:hours', [untimed])).toMatchObject({
      answer: 'cannotTell',
      text: '0 of 35 hours. 1 more does not say how long it took.',
      activityIds: [],
      remedies: [{ kind: 'say', activityId: untimed.id, needs: 'Says no minutes yet.' }, { kind: 'add' }],
    });
    expect(check('nmc', 'quantity:hours', [untimed, learned({}, { minutes: 90 })])).toMatchObject({
      answer: 'partly',
      text: '1.5 of 35 hours. 1 more does not say how long it took.',
    });
  });

  it('are asked of each profession as its own scheme says', () => {
    const hygienist = { profession: 'hygienist', cycle: cycleOf('2024-08-01', '2029-07-31') };
    expect(looked('gdc', [], hygienist).map(({ key }) => key)).toEqual([
      'quantity:hours-75',
      'quantity:two-years',
      'required',
    ]);
  });

  it('in any two years are looked at for each pair that has begun', () => {
    const cycle = cycleOf('2022-01-01', '2026-12-31');
    const verifiable = (startedOn: string, hours: number) =>
      learned({ 'gdc:verifiable': true }, { startedOn: day(startedOn), minutes: hours * 60 });
    const activities = [verifiable('2022-05-01', 10), verifiable('2025-05-01', 12)];
    expect(check('gdc', 'quantity:two-years', activities, { cycle })).toMatchObject({
      answer: 'partly',
      text: '1 January 2025 to 31 December 2026: 12 of 10 hours. 1 January 2023 to 31 December 2024: 0 of 10 hours.',
    });
  });

  it('changed by the regulator go by the day, and by its last day for a cycle that is over', () => {
    const before = cycleOf('2018-12-01', '2019-11-30');
    expect(looked('ahpra-ot', [], { cycle: before }).map(({ text }) => text)).toEqual([
      '0 of 30 hours.',
      '0 of 2 done.',
    ]);
    const now = cycleOf('2025-12-01', '2026-11-30');
    expect(check('ahpra-ot', 'quantity:hours', [], { cycle: now }).text).toBe('0 of 20 hours.');
  });
});

describe('points and credits', () => {
  const optical = { cycle: cycleOf('2025-01-01', '2027-12-31') };

  it('are what the person gave each activity', () => {
    const activities = [learned({ 'goc:points': 1, 'goc:interactive': true }), learned({ 'goc:points': 2.5 })];
    expect(check('goc', 'quantity:points', activities, optical)).toMatchObject({
      answer: 'partly',
      text: '3.5 of 36 points.',
      isVerified: false,
    });
    expect(check('goc', 'quantity:interactive', activities, optical).text).toBe('1 of 18 points.');
  });

  it('are asked for under each of several headings', () => {
    const activities = [
      learned({ 'goc:points': 1, 'goc:communication': true, 'goc:clinical': true }),
      learned({ 'goc:points': 0.5, 'goc:leadership': true }),
    ];
    expect(check('goc', 'quantity:domains', activities, optical)).toMatchObject({
      answer: 'partly',
      text: '2 of 4. Still without enough in “Domain: professionalism” and “Domain: leadership and accountability”.',
    });
  });

  it('are asked for in each year, and a year that fell short is named', () => {
    const cycle = cycleOf('2025-04-01', '2027-03-31');
    const credits = [learned({ 'coru-ot:credits': 30 }, { startedOn: day('2026-04-01') })];
    expect(check('coru-ot', 'quantity:credits', credits, { cycle })).toMatchObject({
      answer: 'partly',
      text: '1 April 2026 to 31 March 2027: 30 of 30 credits. 1 April 2025 to 31 March 2026: 0 of 30 credits.',
    });
  });

  it('of one scheme are none of another’s', () => {
    expect(check('goc', 'quantity:points', [learned({ 'hpcsa:credits': 40 })], optical).answer).toBe('cannotTell');
  });
});

describe('pieces', () => {
  it('are activities of the cycle, one of them with a peer', () => {
    const cycle = cycleOf('2025-12-01', '2026-11-30');
    const activities = [learned({}), learned({ 'swe:peer': true })];
    expect(looked('swe', activities, { cycle }).map(({ answer, text }) => [answer, text])).toEqual([
      ['met', '2 of 2 activities.'],
      ['met', '1 of 1 activity.'],
    ]);
    expect(
      looked('swe', [learned({}, { startedOn: day('2025-01-01') })], { cycle }).map(({ answer }) => answer),
    ).toEqual(['notMet', 'notMet']);
  });
});

describe('parts that are no activities', () => {
  const done = (part: string, doneOn: string): DonePart => ({
    id: id(`${part}-${doneOn}`),
    part,
    doneOn: day(doneOn),
    note: '',
  });

  it('are listed as the scheme asks for them, and count in the cycle of their day', () => {
    const doneParts = [done('peer', '2026-11-01'), done('account', '2025-01-01')];
    const found = check('gphc', 'required', [], { cycle: cycleOf('2026-11-01', '2027-10-31'), doneParts });
    expect(found).toMatchObject({ label: 'Also asked for by GPhC', answer: 'partly', text: '1 of 2 done.' });
    expect(found.parts?.map(({ part, done: there }) => [part.label, there.length])).toEqual([
      ['Peer discussion', 1],
      ['Reflective account', 0],
    ]);
  });

  it('are there once there are as many as are asked for', () => {
    const feedback = (count: number) =>
      Array.from({ length: count }, (_, index) => done('feedback', `2026-0${index + 1}-01`));
    const told = (count: number) => check('nmc', 'required', [], { doneParts: feedback(count) });
    expect(told(4)).toMatchObject({ answer: 'partly', text: '0 of 7 done.' });
    expect(told(5).text).toBe('1 of 7 done.');
  });

  it('are not asked for by HCPC, nor is any quantity', () =>
    expect(checkScheme({ ...nobody, scheme: hcpc, profession: 'OT' })).toEqual([]));

  it('are not asked for before the cycle begins', () =>
    expect(looked('nmc', [], { cycle: cycleOf('2027-01-01', '2029-12-31') })).toEqual([]));
});

const nobody = { activities: [], cycle: threeYears, doneParts: [], today };

it('every day of a cycle of whole years lies in one of its years', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 12 }), (years, month) => {
      const two = (value: number) => String(value).padStart(2, '0');
      const start = `2024-${two(month)}-01`;
      const next = `${2024 + years}-${two(month)}-01`;
      const spans = spansOf(cycleOf(start, dayBefore(next)), 'year');
      expect(spans).toHaveLength(years);
      expect(spans[0]?.from).toBe(start);
      expect(spans.at(-1)?.to).toBe(dayBefore(next));
      for (const [index, span] of spans.entries())
        if (index > 0) expect(dayBefore(span.from)).toBe(spans[index - 1]?.to);
    }),
  );
});

const dayBefore = (text: string): string =>
  new Date(new Date(`${text}T00:00:00Z`).getTime() - 86_400_000).toISOString().slice(0, 10);
