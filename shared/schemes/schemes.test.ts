// The schemes as data: complete, sourced, and in force on the right day.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACTIVITY_TYPES } from '../model/activity.ts';
import { CAPTURE_KINDS } from '../model/capture.ts';
import { addDays, type LocalDate, makeLocalDate } from '../model/dates.ts';
import { cycleOf, nextCycle, previousCycle } from './cycle.ts';
import { evidenceKindOf } from './evidence-kinds.ts';
import { hcpc } from './hcpc.ts';
import { hcpcAudit } from './hcpc-audit.ts';
import { knownSchemes, loadSchemes, scheme } from './index.ts';
import { OTHER_SCHEMES } from './others.ts';
import { registrationNumberHint } from './registration-number.ts';
import { askedOf, type Dated, professionName, rulesOn, typeLabel, valueOn } from './scheme.ts';

const today = makeLocalDate(2026, 11, 23);

beforeAll(loadSchemes);

describe('the register of schemes', () => {
  it('holds each scheme under its own key, HCPC’s and a period of one’s own before any other is loaded', () => {
    for (const one of knownSchemes()) expect(scheme(one.key)).toBe(one);
    expect(knownSchemes().map(({ key }) => key)).toEqual(['hcpc', 'own', ...OTHER_SCHEMES.map(({ key }) => key)]);
    expect(scheme('hcpc')).toBe(hcpc);
    expect(scheme('nobody')).toBeNull();
    expect(scheme('constructor')).toBeNull();
  });

  it('has a file for each scheme in the folder, and registers every file that holds one', async () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((name) => !name.includes('.test.'));
    for (const { key } of knownSchemes()) expect(files).toContain(`${key}.ts`);
    const holding = files.filter((name) =>
      /export const \w+: Scheme = /.test(readFileSync(new URL(name, import.meta.url), 'utf8')),
    );
    expect(holding.sort()).toEqual(
      knownSchemes()
        .map(({ key }) => `${key}.ts`)
        .sort(),
    );
  });

  it('names all five types of activity in each scheme', () => {
    for (const one of knownSchemes()) {
      expect(one.activityTypes.map(({ type }) => type)).toEqual([...ACTIVITY_TYPES]);
      for (const type of ACTIVITY_TYPES) expect(typeLabel(one, type)).not.toBe('');
    }
  });

  it('gives a source and a day for every value, the oldest first', () => {
    const visit = (value: unknown): number => {
      if (typeof value !== 'object' || value === null) return 0;
      if ('source' in value && 'verified' in value) {
        expect(value).toMatchObject({ source: expect.stringMatching(/\w{4}/), verified: expect.any(Boolean) });
        return 1 + ('value' in value ? visit(value.value) : 0);
      }
      if (Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'from' in one)) {
        const days = value.map(({ from }) => from);
        expect(days).toEqual([...new Set(days)].sort());
      }
      return Object.values(value).reduce((found: number, part) => found + visit(part), 0);
    };
    expect(visit(hcpc)).toBeGreaterThanOrEqual(15 + 5 + 8);
    expect(visit(hcpcAudit)).toBeGreaterThanOrEqual(8 + 5 + 15);
    for (const one of OTHER_SCHEMES) expect(visit(one)).toBeGreaterThanOrEqual(9);
  });

  it('leaves nothing outside dated values that a regulator could change', () => {
    for (const one of knownSchemes()) {
      for (const value of [one.cycle, one.standards, one.tags, one.quantities, one.required])
        if (value) expect(value[0]).toMatchObject({ from: expect.any(String), source: expect.any(String) });
      for (const value of Object.values(one.rules)) if (value) expect(value[0]).toHaveProperty('source');
    }
  });

  it('is whole: what a quantity or a part names is there', () => {
    for (const one of OTHER_SCHEMES) {
      expect(one.url).toMatch(/^https:/);
      expect(one.professions.length).toBeGreaterThan(0);
      const codes = one.professions.map(({ code }) => code);
      const tags = (one.tags ?? []).flatMap(({ value }) => value.map(({ key }) => key));
      const quantities = (one.quantities ?? []).flatMap(({ value }) => value);
      const parts = (one.required ?? []).flatMap(({ value }) => value);
      for (const quantity of quantities) expect(tags).toEqual(expect.arrayContaining([...(quantity.tags ?? [])]));
      for (const { professions = [] } of [...quantities, ...parts])
        expect(codes).toEqual(expect.arrayContaining([...professions]));
      const isCounted = quantities.some(({ unit }) => unit === 'points' || unit === 'credits');
      expect(one.unitName !== null).toBe(isCounted);
      for (const { key } of [...quantities, ...parts]) expect(key).toMatch(/^[a-z0-9-]{1,40}$/);
      for (const key of tags) expect(key).toMatch(/^[a-z0-9-]{1,40}$/);
    }
  });

  it.each(OTHER_SCHEMES.map((one) => [one.shortName, one] as const))(
    'has cycles of %s that follow one another for 20 years without a day between, whatever the person’s day',
    (_name, one) => {
      const anyDay = fc.integer({ min: 0, max: 5_000 }).map((days) => addDays(makeLocalDate(2014, 1, 1), days));
      fc.assert(
        fc.property(anyDay, fc.constantFrom(...one.professions), (cycleFrom, { code }) => {
          const registration = { scheme: one.key, profession: code, periodStart: null, periodEnd: null, cycleFrom };
          let cycle = cycleOf(registration, makeLocalDate(2015, 6, 15));
          while (cycle && cycle.end < '2035-06-15') {
            const next = nextCycle(registration, cycle);
            expect(next?.start).toBe(addDays(cycle.end, 1));
            expect(next && next.end > next.start).toBe(true);
            expect(next && previousCycle(registration, next)).toEqual(cycle);
            expect(next && cycleOf(registration, next.end)).toEqual(next);
            cycle = next;
          }
          expect(cycle).not.toBeNull();
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe('the scheme of another regulator', () => {
  const cycleIn = (key: string, on: string, cycleFrom: string | null = null) => {
    const one = scheme(key);
    const profession = one?.professions[0]?.code ?? '';
    const registration = { scheme: key, profession, periodStart: null, periodEnd: null };
    const cycle = cycleOf({ ...registration, cycleFrom: cycleFrom as LocalDate | null }, on as LocalDate);
    return cycle && `${cycle.start} ${cycle.end} ${cycle.windowOpens}`;
  };

  it.each([
    ['swe', '2026-11-26', '2025-12-01 2026-11-30 2026-09-01'],
    ['swe', '2026-12-01', '2026-12-01 2027-11-30 2027-09-01'],
    ['goc', '2024-12-31', '2022-01-01 2024-12-31 null'],
    ['goc', '2026-11-26', '2025-01-01 2027-12-31 null'],
    ['gcc', '2026-11-26', '2026-09-01 2027-08-31 null'],
    ['ahpra-ot', '2026-11-26', '2025-12-01 2026-11-30 null'],
    ['coru-ot', '2022-01-01', '2021-04-01 2023-03-31 null'],
    ['coru-ot', '2026-11-26', '2025-04-01 2027-03-31 null'],
  ])('%s has on %s the cycle %s', (key, on, cycle) => expect(cycleIn(key, on)).toBe(cycle));

  it.each([
    ['nmc', '2026-11-26', '2019-04-01', '2025-04-01 2028-03-31 null'],
    ['nmc', '2018-01-01', '2019-04-01', '2016-04-01 2019-03-31 null'],
    ['gphc', '2026-11-26', '2020-11-01', '2026-11-01 2027-10-31 null'],
    ['gdc', '2026-11-26', '2024-01-01', '2024-01-01 2028-12-31 null'],
    ['gosc', '2026-11-26', '2024-02-29', '2024-02-29 2027-02-27 null'],
    ['nbcot', '2026-11-26', '2025-04-01', '2025-04-01 2028-03-31 2028-01-01'],
    ['hpcsa', '2024-06-01', '2023-01-01', '2023-01-01 2024-12-31 null'],
    ['hpcsa', '2026-11-26', '2023-01-01', '2026-01-01 2026-12-31 null'],
  ])('%s counts on %s from the person’s own day, %s: %s', (key, on, from, cycle) =>
    expect(cycleIn(key, on, from)).toBe(cycle),
  );

  it('has no cycle while the person’s day is not known', () => expect(cycleIn('nmc', '2026-11-26')).toBeNull());

  it('changes its numbers on the day that it said', () => {
    const hours = (on: string) => {
      const asked = scheme('ahpra-ot')?.quantities;
      return asked && valueOn(asked, on as LocalDate).value.map(({ min }) => min);
    };
    expect(hours('2019-11-30')).toEqual([30]);
    expect(hours('2019-12-01')).toEqual([20, 5]);
  });

  it('asks of each profession its own', () => {
    const asked = (profession: string) =>
      askedOf(scheme('gdc')?.quantities ?? null, profession, today).map(({ min }) => min);
    expect(asked('dentist')).toEqual([100, 10]);
    expect(asked('hygienist')).toEqual([75, 10]);
    expect(asked('nurse')).toEqual([50, 10]);
  });
});

describe('HCPC’s scheme', () => {
  it('asks for what HCPC asks', () => {
    expect(rulesOn(hcpc, today)).toEqual({
      summaryWordsMax: 500,
      statementWordsMax: 1_500,
      listAdvice: { min: 12, max: 50 },
      typesMin: 2,
      gapMonths: 3,
      featured: { min: 4, max: 6 },
      retentionYears: null,
      sampleShare: 0.025,
    });
  });

  it('has fifteen professions, five standards and HCPC’s examples', () => {
    expect(hcpc.professions).toHaveLength(15);
    expect(new Set(hcpc.professions.map((one) => one.code)).size).toBe(15);
    expect(hcpc.standards && valueOn(hcpc.standards, today).value.map((one) => one.number)).toEqual([1, 2, 3, 4, 5]);
    expect(hcpc.activityTypes.map(({ examples }) => examples[0].value.length)).toEqual([19, 12, 9, 4, 2]);
    expect(professionName(hcpc, 'OT')).toBe('Occupational therapist');
    expect(professionName(hcpc, '')).toBe('');
  });
});

describe('HCPC’s audit', () => {
  it('chooses 2.5 % of those registered for two years, who hear within ten working days', () => {
    expect(rulesOn(hcpc, today).sampleShare).toBe(0.025);
    expect(rulesOn(hcpc, makeLocalDate(2008, 6, 1)).sampleShare).toBe(0.05);
    expect(valueOn(hcpcAudit.registeredYearsMin, today).value).toBe(2);
    expect(valueOn(hcpcAudit.notifiedWorkingDays, today).value).toBe(10);
    expect(valueOn(hcpcAudit.processingWeeks, today).value).toEqual({ min: 8, max: 12 });
    expect(valueOn(hcpcAudit.outcomes, today).value.map(({ key }) => key)).toEqual([
      'meets',
      'moreInformation',
      'doesNotMeet',
    ]);
  });

  it('asks for the profile’s parts in order, two of them with a limit of words', () => {
    const limits = hcpcAudit.profileParts.map(({ key, wordsMax }) => [key, wordsMax && valueOn(wordsMax, today).value]);
    expect(limits).toEqual([
      ['identification', null],
      ['summary', 500],
      ['activities', null],
      ['statement', 1_500],
      ['evidence', null],
    ]);
  });

  it('has criteria for each of the five standards, and says which could not be verified', () => {
    expect(hcpcAudit.criteria.map(({ standard }) => standard)).toEqual([1, 2, 3, 4, 5]);
    const unverified = hcpcAudit.criteria.filter(({ met }) => !valueOn(met, today).verified);
    expect(unverified).toHaveLength(5);
    expect(hcpcAudit.extraMonthsMax[0].verified || hcpcAudit.appealDays[0].verified).toBe(false);
  });
});

describe('a value that changed', () => {
  const limit: Dated<number> = [
    { value: 500, from: makeLocalDate(2006, 7, 1), source: 'invented', verified: true },
    { value: 600, from: makeLocalDate(2030, 1, 1), source: 'invented', verified: true },
  ];

  it.each([
    ['1999-01-01', 500],
    ['2029-12-31', 500],
    ['2030-01-01', 600],
  ])('is on %s %i', (on, value) => expect(valueOn(limit, on as LocalDate).value).toBe(value));
});

describe('a registration number', () => {
  const hint = (number: string, profession = 'OT') => registrationNumberHint(hcpc, { number, profession }, today);

  it.each(['OT012345', 'ot 12345', 'OT-1', '', '  '])('“%s” is fine for an occupational therapist', (number) =>
    expect(hint(number)).toBeNull(),
  );

  it('may have three letters', () => expect(hint('PYL123456', 'PYL')).toBeNull());

  it.each([
    ['0123456', 'HCPC numbers begin with letters for the profession, such as OT012345.'],
    ['XX12345', 'HCPC numbers begin with letters for the profession, such as OT012345.'],
    ['OT1234567', 'After OT, HCPC numbers have up to 6 digits.'],
    ['OT', 'After OT, HCPC numbers have up to 6 digits.'],
    ['OT12a4', 'After OT, HCPC numbers have up to 6 digits.'],
    ['PH123456', 'PH stands for physiotherapist. You chose occupational therapist.'],
  ])('“%s” gets a hint', (number, words) => expect(hint(number)).toBe(words));

  it('of a period of one’s own is never commented on', () => {
    const own = scheme('own');
    if (!own) throw new Error('a period of one’s own is a scheme');
    expect(registrationNumberHint(own, { number: 'whatever', profession: '' }, today)).toBeNull();
  });
});

it('a kept page of any kind is evidence of a kind that the scheme lists', () => {
  const kinds = valueOn(hcpc.evidenceKinds, today).value.flatMap((group) => group.kinds);
  for (const kind of CAPTURE_KINDS) expect(kinds).toContain(evidenceKindOf(kind));
});
