// What looks like a patient's details is seen, and what is usual on the pages people learn from is not.
import { describe, expect, it } from 'vitest';
import { countIdentifiers, countsInWords, parseCounts, scanPage } from './scan.ts';
import { passesMod10, passesMod11 } from './ten-digits.ts';

const kinds = (text: string) => scanPage(text).map(({ kind, severity }) => `${kind} ${severity}`);

/** The tenth digit that makes nine into a number with a right check; null where there is none. */
function withCheck(nine: string): string | null {
  for (let digit = 0; digit < 10; digit += 1) if (passesMod11(`${nine}${digit}`)) return `${nine}${digit}`;
  return null;
}

describe('NHS numbers', () => {
  it.each([
    ['NHS number: 943 476 5919', ['nhs-number high']],
    ['NHS No 9434765919', ['nhs-number high']],
    ['NHS Number:9434765919', ['nhs-number high']],
    ['Seen today. 999 000 0018 is for tests.', ['nhs-number low']],
    // the published examples with a wrong check digit
    ['NHS number 987 654 4321', ['nhs-number low']],
    ['NHS number 999 123 4560', ['nhs-number low']],
    // nothing beside it says what it is
    ['Seen today. 987 654 4321 it is', []],
    ['Patient leaflets: 987 654 4321 copies', []],
    // right by its digits, but not in any range that is given, and no word beside it
    ['Batch 943 476 5919 was recalled', []],
  ])('%s', (text, found) => {
    expect(kinds(text)).toEqual(found);
  });

  it('says where it stands, and nothing more', () => {
    const text = 'NHS number: 943 476 5919.';
    const [found] = scanPage(text);
    expect(text.slice(found?.start, found?.end)).toBe('943 476 5919');
    expect(Object.keys(found ?? {}).sort()).toEqual(['end', 'kind', 'severity', 'start']);
  });

  it('of every issued range are seen in the usual spellings, and never with another check digit', () => {
    let seen = 0;
    for (let step = 0; step < 400; step += 1) {
      const nine = String([320, 400, 450, 610, 700, 799][step % 6]) + String(100_003 + step * 1_009).slice(-6);
      const number = withCheck(nine);
      if (!number) continue;
      seen += 1;
      const spaced = `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
      expect(kinds(`of ${spaced}, aged`)).toContain('nhs-number high');
      expect(kinds(`NHS number ${number}`).some((kind) => /^(?:nhs|chi)-number high/.test(kind))).toBe(true);
      const wrong = `${nine}${(Number(number[9]) + 1) % 10}`;
      expect(kinds(`NHS number ${wrong}`).filter((kind) => kind === 'nhs-number high')).toEqual([]);
    }
    expect(seen).toBeGreaterThan(300);
  });
});

describe('CHI numbers', () => {
  it('are seen with the old and the new check digit, and are worse than an NHS number', () => {
    // 29 February and a last digit made here; nobody was looked up
    const old = withCheck('290200001');
    const next = [...'0123456789'].map((digit) => `310199000${digit}`).find(passesMod10);
    expect(kinds(`CHI: ${old}`)).toEqual(['chi-number high']);
    expect(kinds(`CHI number ${next}`)).toEqual(['chi-number high']);
    expect(kinds(`${next?.slice(0, 6)} ${next?.slice(6)}`)).toEqual(['chi-number high']);
  });

  it('need a day that exists', () => {
    expect(kinds(`CHI ${withCheck('311345000')}`)).toEqual([]);
    expect(kinds(`CHI ${withCheck('311145000')}`)).toEqual([]);
  });

  it('with a wrong check digit are a hint where a word beside them says so', () => {
    expect(kinds('CHI number 290200 0001')).toEqual(['chi-number low']);
    expect(kinds('CHI: 2902000001')).toEqual(['chi-number low']);
    expect(kinds('Order of 290200 0001 sheets')).toEqual([]);
  });
});

describe('numbers of a hospital and dates of birth', () => {
  it.each([
    ['Hospital number: K123456', ['record-number medium']],
    ['MRN 0012345', ['record-number medium']],
    ['RiO number 1234567', ['record-number medium']],
    ['DOB: 03/11/1941', ['date-of-birth high']],
    ['D.O.B. 3 Nov 1941', ['date-of-birth high']],
    ['Date of birth (day first): 3rd November 1941', ['date-of-birth high']],
    ['Date of birth 1941-11-03', ['date-of-birth high']],
    ['born on 3 November 1941', ['date-of-birth low']],
  ])('%s', (text, found) => {
    expect(kinds(text)).toEqual(found);
  });

  it('bring the name beside them along', () => {
    const text = 'Re: Mrs A. Sample, DOB 03/11/1941, of 1 Invented Street. Seen by Dr Fenn with Mr Ellis. '.padEnd(
      500,
      '. ',
    );
    expect(kinds(text)).toEqual(['name medium', 'date-of-birth high', 'name medium']);
    expect(kinds(`${text} Mr Tomos Ellis spoke next.`)).toHaveLength(3);
  });
});

describe('what people learn from is left in peace', () => {
  it.each([
    'Call 020 7946 0123 or 01632 960123, or text 07700 900123.',
    'Tel: 0113 496 0123. Fax 0303 123 0123. Phone 01204 960 123',
    'ISSN 0308-0226, ISSN 1477-6006; ISBN 4873119030; ISBN-10: 4873119030',
    'doi:10.1177/0308022617752067 https://doi.org/10.5555/4505577104 10.1000/4505577104',
    'ISRCTN12345678, NCT01234567, EudraCT 2004-000446-20, PMID: 12345678, PMC1234567',
    'ORCID 0000-0002-1825-0097. Grant 4505577104. Order no. 4505577104. £4,505,577,104',
    'From 2010-2019 2,345,678 people; 1 234 567 8901; p = 0.0450557710; n=4505577104',
    'https://example.org/watch?id=4505577104&t=4505577104#4505577104',
    'The author was born in 1941 in Leeds. Mrs A. Sample spoke. Mr Ellis chaired.',
    'Our date of birth field has three parts. DOB is asked for on the form.',
    'The patient number of our sample was 240. Patients (n = 45055) took part. Hospital numbers fell by 12345.',
    'Sort code 20-00-00, account 4505577104. Sha 4505577104ab. v4505577104',
    'Published 03/11/1941. Accessed 2026-11-03 10:20:30. 1700000000',
  ])('%s', (text) => {
    expect(countIdentifiers(text)).toEqual({});
  });

  it('and no ISSN, telephone, DOI or trial number at all', () => {
    for (let step = 0; step < 3_000; step += 1) {
      const n = String((step * 7_919_993 + 1_000_003) % 10_000_000).padStart(7, '0');
      const text = [
        `ISSN ${n.slice(0, 4)}-${n.slice(4)}X, `,
        `ring 0${1 + (step % 3)}${n}${step % 100 < 10 ? '0' : ''}${step % 100} today, `,
        `07${n.slice(0, 3)} ${n.slice(1)}, +44 7${n.slice(0, 3)} ${n.slice(1)}, `,
        `doi 10.${1000 + step}/${n}${n.slice(0, 3)}, 10.1177/${n.slice(0, 3)}-${n}, `,
        `NCT0${n}, ISRCTN${n}1, ACTRN126${n}${n}`,
      ].join('');
      expect(countIdentifiers(text), text).toEqual({});
    }
  });
});

it('ten thousand words are looked through without effort, and odd text breaks nothing', () => {
  const long = 'Mrs DOB NHS 943 476 born on CHI 010 Hospital number '.repeat(4_000);
  expect(countIdentifiers(long)).toEqual({});
  expect(scanPage('')).toEqual([]);
  expect(scanPage('\u0000\uD800 ٣٤٥ 943 476 5919')).toEqual([]);
});

describe('counts', () => {
  it('are said in words', () => {
    expect(countsInWords({})).toBe('');
    expect(countsInWords({ 'nhs-number': 1 })).toBe('an NHS number');
    expect(countsInWords({ 'nhs-number': 3, 'date-of-birth': 2, name: 1 })).toBe(
      '3 NHS numbers, 2 dates of birth and a name',
    );
  });

  it('from a page are capped', () => {
    expect(parseCounts({ 'nhs-number': 1e9, name: -1, other: 3, 'chi-number': '4' })).toEqual({ 'nhs-number': 999 });
    expect(parseCounts('x')).toEqual({});
  });
});
