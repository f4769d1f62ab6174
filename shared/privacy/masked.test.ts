// What a person is shown of what was found: enough to find it on the page, never the whole of it.
import { expect, it } from 'vitest';
import { maskedFinds } from './masked.ts';
import { scanPage } from './scan.ts';

const masked = (text: string, max = 6) => maskedFinds(text, scanPage(text), max);

it('shows where a name, a number and a date of birth begin, and how a number ends', () => {
  expect(masked('Re: Mrs A. Sample, NHS number: 943 476 5919, DOB 03/11/1941')).toEqual([
    'Name Mrs A. S•••••',
    'NHS number 943 ••• ••19',
    'Date of birth 03/••/••••',
  ]);
  expect(masked('Hospital number: K123456')).toEqual(['Hospital or case number K1•••56']);
});

it('tells the same once, leaves out what is nobody’s, and stops at the limit', () => {
  expect(masked('NHS number 943 476 5919 and again NHS number 943 476 5919')).toHaveLength(1);
  expect(masked('Seen today. 999 000 0018 is for tests.')).toEqual([]);
  expect(masked('DOB 03/11/1941, DOB 04/11/1941, DOB 05/11/1941', 2)).toHaveLength(2);
});
