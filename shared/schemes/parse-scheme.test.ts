// A scheme from a file: the example of the documentation, and files that are wrong, hostile or huge.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../model/dates.ts';
import { cycleOf } from './cycle.ts';
import { addSchemes } from './index.ts';
import { parseScheme } from './parse-scheme.ts';
import { askedOf, rulesOn } from './scheme.ts';

const page = readFileSync('docs/scheme-format.md', 'utf8');
const example = /```json\n(.*?)\n```/s.exec(page)?.[1] ?? '';
const today = '2026-11-26' as LocalDate;

/** The example with something else in it. */
const changed = (change: (file: { quantities?: object[] }) => void): string => {
  const file = JSON.parse(example);
  change(file);
  return JSON.stringify(file);
};
const problemsOf = (text: string) => parseScheme(text).problems;

describe('the example of the documentation', () => {
  const { scheme } = parseScheme(example);
  if (!scheme) throw new Error('it is read');

  it('is a scheme with rules of its own, none of them verified', () => {
    expect(scheme).toMatchObject({
      key: 'file-example-support-workers',
      shortName: 'ERSW',
      unitName: ['point', 'points'],
    });
    expect(rulesOn(scheme, today)).toEqual({
      summaryWordsMax: 300,
      statementWordsMax: 1_000,
      typesMin: 2,
      gapMonths: 6,
      retentionYears: 5,
      listAdvice: { min: 6, max: 30 },
      featured: { min: 2, max: 4 },
      sampleShare: null,
    });
    expect(scheme.quantities?.[0]).toMatchObject({
      from: '2026-11-01',
      source: 'Example handbook, edition of 2026, pages 3 to 9',
      verified: false,
    });
    expect(askedOf(scheme.quantities, 'support', today).map(({ key }) => key)).toEqual([
      'hours',
      'with-others',
      'themes',
    ]);
    expect(askedOf(scheme.required, 'senior', today)).toHaveLength(3);
  });

  it('has cycles once it is known', () => {
    addSchemes([scheme]);
    const registration = { scheme: scheme.key, profession: 'support', periodStart: null, periodEnd: null };
    expect(cycleOf(registration, today)).toEqual({
      start: '2026-04-01',
      end: '2028-03-31',
      windowOpens: '2028-02-01',
      deadline: '2028-03-31',
    });
  });

  it('counts from the person’s own day when it names no last day', () => {
    const { scheme: personal } = parseScheme(changed((file) => Object.assign(file, { cycle: { months: 12 } })));
    expect(personal?.cycle?.[0].value).toEqual({ anchor: 'person', months: 12, windowMonths: null });
  });

  it('needs only what the page says is needed', () => {
    const file = changed((from) => {
      for (const key of ['url', 'tags', 'quantities', 'required', 'standards', 'unitName', 'rules'])
        Reflect.deleteProperty(from, key);
    });
    expect(parseScheme(file).scheme).toMatchObject({ url: '', tags: null, quantities: null, required: null });
  });
});

describe('a file that is wrong is refused with the place and what is expected', () => {
  it.each([
    [{ cycle: { months: 'two' } }, 'cycle.months: expected a whole number from 1 to 120, found “two”'],
    [{ cycle: { months: 0 } }, 'cycle.months: expected a whole number from 1 to 120, found 0'],
    [{ cycle: {} }, 'cycle.months: expected a whole number from 1 to 120, found nothing'],
    [{ cycle: 24 }, 'cycle: expected an object with months, ends, windowMonths, found 24'],
    [{ cycle: { months: 12, ends: '31 March' } }, 'cycle.ends: expected a day such as 2026-03-31, found “31 March”'],
    [{ cycle: { month: 12, months: 12 } }, 'cycle.month: this is not known here; known are months, ends, windowMonths'],
    [{ key: 'HCPC' }, 'key: expected 1 to 30 small letters, digits and hyphens, found “HCPC”'],
    [{ name: ' ' }, 'name: expected one line of 1 to 120 characters, found “ ”'],
    [{ url: 'javascript:alert(1)' }, 'url: expected an address that begins with https://, found “javascript:alert(1)”'],
    [{ professions: [] }, 'professions: expected a list of 1 to 50, found a list of 0'],
    [{ standards: 'Keep a record.' }, 'standards: expected a list of at most 30, found “Keep a record.”'],
    [{ unitName: ['point'] }, 'unitName: expected a list of 2, found a list of 1'],
    [{ rules: { gapMonths: 1.5 } }, 'rules.gapMonths: expected a whole number from 1 to 60, found 1.5'],
    [
      { rules: { listAdvice: { min: 9, max: 3 } } },
      'rules.listAdvice.max: expected a whole number from 9 to 1000, found 3',
    ],
    [{ hours: 30 }, /^hours: this is not known here; known are format, version, key/],
  ])('%j', (patch, problem) => {
    const problems = problemsOf(changed((file) => Object.assign(file, patch)));
    expect(problems).toEqual(
      expect.arrayContaining([typeof problem === 'string' ? problem : expect.stringMatching(problem)]),
    );
  });

  it.each([
    ['unit', 'days', 'quantities[0].unit: expected one of activities, hours, points, credits, found “days”'],
    ['per', 'month', 'quantities[0].per: expected one of cycle, year, twoYears, found “month”'],
    ['min', -1, 'quantities[0].min: expected a number above 0 and at most 10000, found -1'],
    ['tags', ['alone'], 'quantities[0].tags[0]: expected one of with-others, values, safety, found “alone”'],
    ['isEach', 'yes', 'quantities[0].isEach: expected true or false, found “yes”'],
    ['key', 'points', 'quantities: “points” is there twice'],
  ])('a quantity whose %s is %j', (key, value, problem) => {
    const text = changed((file) => Object.assign(file.quantities?.[0] ?? {}, { [key]: value }));
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('tells a few problems and counts the rest', () => {
    const text = changed((file) => Object.assign(file, { professions: Array.from({ length: 20 }, () => ({})) }));
    const problems = problemsOf(text);
    expect(problems).toHaveLength(9);
    expect(problems?.at(-1)).toMatch(/^And \d+ more\.$/);
  });
});

describe('a file that is no scheme', () => {
  it.each([
    ['', 'This is not a scheme for Waymark: it holds no JSON.'],
    ['{"format":"waymark-reflection-model","version":1}', /its “format” is not “waymark-scheme”/],
    ['[]', /its “format” is not “waymark-scheme”/],
    ['null', /its “format” is not “waymark-scheme”/],
    ['{"format":"waymark-scheme","version":2}', /Update this one/],
    ['['.repeat(60_000), 'This is not a scheme for Waymark: it holds no JSON.'],
    [`{"format":"waymark-scheme","padding":"${'x'.repeat(200_000)}"}`, /far larger than a scheme can be/],
  ])('%.40s… is refused with a sentence', (text, sentence) => {
    expect(problemsOf(text)).toEqual([typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)]);
  });

  it('cannot take the place of a regulator’s, nor bring anything that is no value', () => {
    const hostile = changed((file) => Object.assign(file, { key: 'hcpc' })).replace(
      '{',
      '{"__proto__":{"verified":true},',
    );
    expect(problemsOf(hostile)?.[0]).toMatch(/^__proto__: this is not known here/);
    expect(parseScheme(changed((file) => Object.assign(file, { key: 'hcpc' }))).scheme?.key).toBe('file-hcpc');
  });

  it('never throws, whatever JSON it is', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('cycle', 'tags', 'quantities', 'required', 'rules', 'professions'),
        (value, key) => {
          const read = parseScheme(changed((file) => Object.assign(file, { [key]: value })));
          expect(read.problems === undefined || read.problems.length > 0).toBe(true);
        },
      ),
    );
  });
});
