// Names of people and bodies in references.
import { expect, test } from 'vitest';
import { catalogueName, spokenName, toCslName } from './names.ts';

test.each([
  ["Siân Ŵyn-O'Brien", { family: "Ŵyn-O'Brien", given: 'Siân' }],
  ['Nguyễn Thị Mai', { family: 'Mai', given: 'Nguyễn Thị' }],
  ['Jan van der Berg', { 'non-dropping-particle': 'van der', family: 'Berg', given: 'Jan' }],
  ['Berg, Jan van der', { family: 'Berg', given: 'Jan van der' }],
  ['van der Berg, Jan', { 'non-dropping-particle': 'van der', family: 'Berg', given: 'Jan' }],
  ['Ann Lee Jr.', { family: 'Lee', given: 'Ann', suffix: 'Jr.' }],
  ['Lee, Jr., Ann', { family: 'Lee', given: 'Ann', suffix: 'Jr.' }],
])('%s is parted into family and given name', (name, parts) => {
  expect(toCslName(name)).toEqual(parts);
});

test.each([
  'World Health Organization',
  'NICE',
  '王小明',
  'Hazel Trust',
  'Royal College of Occupational Therapists, Hand Group',
])('%s stays whole', (name) => {
  expect(toCslName(name)).toEqual({ literal: name });
});

test('a name is spoken and catalogued from its parts', () => {
  const name = toCslName('Jan van der Berg');
  expect(spokenName(name)).toBe('Jan van der Berg');
  expect(catalogueName(name)).toBe('van der Berg, Jan');
});
