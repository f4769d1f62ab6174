// What could tell who somebody is, in what a person writes: each kind, how sure it is, and what is left in peace.
import { describe, expect, it } from 'vitest';
import { foundInWords } from './masked-writing.ts';
import { scanWriting } from './scan-writing.ts';
import { passesMod10, passesMod11 } from './ten-digits.ts';

const kinds = (text: string, context?: Parameters<typeof scanWriting>[1]) =>
  scanWriting(text, context).map(({ kind, severity }) => `${kind} ${severity}`);
const words = (text: string, context?: Parameters<typeof scanWriting>[1]) =>
  scanWriting(text, context).map(({ start, end }) => text.slice(start, end));
const withCheck = (nine: string, passes = passesMod11): string =>
  [...'0123456789'].map((digit) => `${nine}${digit}`).find(passes) ?? expect.unreachable('no check digit');

describe('numbers', () => {
  const hcn = withCheck('320000002');
  // nobody was looked up: 29 February and digits made here
  const chi = withCheck('290200001');
  const luhn = withCheck('310199000', passesMod10);
  it.each([
    [`H&C number ${hcn}`, ['health-care-number high']],
    [`Her number is ${hcn.slice(0, 3)} ${hcn.slice(3, 6)} ${hcn.slice(6)}.`, ['health-care-number high']],
    ['NHS number: 943 476 5919', ['nhs-number high']],
    ['Seen today. 999 000 0018 is for tests.', ['nhs-number low']],
    [`CHI: ${chi}`, ['chi-number high']],
    [`${luhn.slice(0, 6)} ${luhn.slice(6)}`, ['chi-number high']],
    ['NI number QQ 12 34 56 A', ['insurance-number low']],
    ['We wrote AB123456C on the form', ['insurance-number medium']],
    ['national insurance ab 12 34 56', ['insurance-number medium']],
    ['MRN 0012345', ['record-number low']],
    ['Hospital number: K123456', ['record-number low']],
    ['HCPC number OT012345 was hers', ['registration-number medium']],
    ['the nurse’s PIN 98I1234E', ['registration-number medium']],
  ])('%s', (text, found) => {
    expect(kinds(text)).toEqual(found);
  });

  it('a CHI is told before a telephone, and as nothing else', () => {
    const number = withCheck('010101123');
    expect(kinds(`CHI ${number}`)).toEqual(['chi-number high']);
  });
});

describe('where somebody lives and is reached', () => {
  it.each([
    ['She lives in LS6 2AB now', ['postcode medium']],
    ['post code ls62ab', ['postcode medium']],
    ['No fixed abode is ZZ99 3VZ', []],
    ['Ring 07700 900123', ['telephone low']],
    ['Ring 0113 243 1234 after four', ['telephone medium']],
    ['or (01904) 721234, or +44 7911 123456', ['telephone medium', 'telephone medium']],
    ['The line is 0300 123 4567', ['telephone low']],
    ['write to r.sample@mail.nhs.uk.', ['email medium']],
    ['write to r.sample@example.org', ['email low']],
  ])('%s', (text, found) => {
    expect(kinds(text)).toEqual(found);
  });
});

describe('people', () => {
  it.each([
    ['Mrs A. Sample was anxious', ['name medium'], ['Mrs A. Sample']],
    ['I met Mr Ellis. He was tired', ['name medium'], ['Mr Ellis']],
    ['Mrs A.B. came with Mr X', ['name medium', 'name low'], ['Mrs A.B.', 'Mr X']],
    ['Dr Fenn taught us', ['name low'], ['Dr Fenn']],
    ['her husband Frank said so', ['name low'], ['Frank']],
    ['A lady aged 92 and her daughter Joan', ['age medium', 'name low'], ['aged 92', 'Joan']],
    ['the 94-year-old', ['age medium'], ['94-year-old']],
    ['DOB: 03/11/1941', ['date-of-birth high'], ['03/11/1941']],
    ['born on 3 November 1941', ['date-of-birth low'], ['3 November 1941']],
  ])('%s', (text, found, shown) => {
    expect(kinds(text)).toEqual(found);
    expect(words(text)).toEqual(shown);
  });

  it('on the person’s own list are seen as whole words, in any case, and with what is theirs', () => {
    const context = { ownWords: ['Doris', 'Mary Ann', 'C++'], owner: { names: [], numbers: [] } };
    expect(words('Doris, DORIS’s hat, doris. Doriston and Mary  Ann’s', context)).toEqual([
      'Doris',
      'DORIS’s',
      'doris',
      'Mary  Ann’s',
    ]);
    expect(kinds('Mrs Doris Sample', context)).toEqual(['own-word high']);
    expect(words('C++ (C++)', context)).toEqual(['C++', 'C++']);
  });

  it('who write may name themselves and their number, and nobody else', () => {
    const owner = { names: ['Rowan Ellis-Tate'], numbers: ['OT 012345'] };
    const context = { ownWords: [], owner };
    expect(words('I, Ms R. Ellis-Tate, HCPC number OT012345, met Mrs Tate and HCPC number PH012346', context)).toEqual([
      'Mrs Tate',
      'PH012346',
    ]);
  });
});

describe('what is usual in a reflection is left in peace', () => {
  it.each([
    'I read Smith and Jones (2019), Br J Occup Ther 82(4):210-218, doi:10.1177/0308022617752067, ISBN 0198534531.',
    'Modules PT5101 and OT3012, ward B12, room W12, bay 4, the AB12 protocol, form HC1A and T20 scoring.',
    'From 01/02/2024 to 03-04-2024 10:30 I gave 12.5 hours; 90% agreed, and 95 of 110 people came.',
    'People aged 90 and over, those 95 years old or older, ages 65-95, and the over-90s.',
    'A Baby Friendly unit, a Master Class, the Sister Charity, a Miss. The patient Monday clinic.',
    'my patient Safety Team and our client Services University. The colleague NHS scheme.',
    'ISSN 0308-0226; ORCID 0000-0002-1825-0097; PMID: 12345678; NCT01234567; order 0123456789.',
    'We used @media and a@b in code; version 2.0@next.',
    'Code E12 3 was used, M25 4 miles, A1 2 and B1 1.',
  ])('%s', (text) => {
    expect(words(text)).toEqual([]);
  });
});

it('it is said in a sentence that does not show all of it', () => {
  const say = (text: string, ownWords: string[] = []) =>
    scanWriting(text, { ownWords, owner: { names: [], numbers: [] } }).map((one) => foundInWords(text, one));
  expect(say('She lives in LS6 2AB')).toEqual(['This looks like a postcode: LS6 2••.']);
  expect(say('NHS number 943 476 5919')).toEqual(['This is very likely an NHS number: 943 ••• ••19.']);
  expect(say('a.sample@mail.nhs.uk')).toEqual(['This looks like an e-mail address: a•••@mail.nhs.uk.']);
  expect(say('Mrs A. Sample')).toEqual(['This looks like a name: Mrs A•. S•••••.']);
  expect(say('Doris', ['Doris'])).toEqual(['This is on your list of names to leave out: D••••.']);
  expect(say('aged 92')).toEqual(['This looks like an age over 89: aged 9•.']);
});
