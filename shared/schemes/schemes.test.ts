// The schemes as data: complete, sourced, and in force on the right day.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACTIVITY_TYPES } from '../model/activity.ts';
import { CAPTURE_KINDS } from '../model/capture.ts';
import { type LocalDate, makeLocalDate } from '../model/dates.ts';
import { evidenceKindOf } from './evidence-kinds.ts';
import { hcpc } from './hcpc.ts';
import { hcpcAudit } from './hcpc-audit.ts';
import { scheme, schemes } from './index.ts';
import { registrationNumberHint } from './registration-number.ts';
import { type Dated, professionName, rulesOn, typeLabel, valueOn } from './scheme.ts';

const today = makeLocalDate(2026, 11, 23);

describe('the register of schemes', () => {
  it('holds each scheme under its own key, and nothing else', () => {
    for (const [key, one] of Object.entries(schemes)) expect(one.key).toBe(key);
    expect(scheme('hcpc')).toBe(hcpc);
    expect(scheme('nobody')).toBeNull();
    expect(scheme('constructor')).toBeNull();
  });

  it('names all five types of activity in each scheme', () => {
    for (const one of Object.values(schemes)) {
      expect(one.activityTypes.map(({ type }) => type)).toEqual([...ACTIVITY_TYPES]);
      for (const type of ACTIVITY_TYPES) expect(typeLabel(one, type)).not.toBe('');
    }
  });

  it('gives a source and a day for every value', () => {
    const visit = (value: unknown): number => {
      if (typeof value !== 'object' || value === null) return 0;
      if ('source' in value && 'verified' in value) {
        expect(value).toMatchObject({ source: expect.stringMatching(/\w{4}/), verified: expect.any(Boolean) });
        return 1 + ('value' in value ? visit(value.value) : 0);
      }
      return Object.values(value).reduce((found: number, part) => found + visit(part), 0);
    };
    expect(visit(hcpc)).toBeGreaterThanOrEqual(15 + 5 + 8);
  });

  it('has a file for each scheme in the folder', () => {
    const files = readdirSync(new URL('.', import.meta.url));
    for (const key of Object.keys(schemes)) expect(files).toContain(`${key}.ts`);
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
    expect(valueOn(hcpcAudit.sampleShare, today).value).toBe(0.025);
    expect(valueOn(hcpcAudit.sampleShare, makeLocalDate(2008, 6, 1)).value).toBe(0.05);
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
