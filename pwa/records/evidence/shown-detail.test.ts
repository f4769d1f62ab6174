// Details as a person types them.
import { expect, test } from 'vitest';
import { emptyMetadata } from '../../../shared/model/capture.ts';
import { parseTyped, shownDetail, typedDetail } from './shown-detail.ts';

test('names are typed one a line', () => {
  expect(parseTyped('authors', ' Ann Lee \n\nHazel Trust ')).toEqual(['Ann Lee', 'Hazel Trust']);
  expect(typedDetail('authors', { ...emptyMetadata(), authors: ['Ann Lee', 'Bo Chen'] })).toBe('Ann Lee\nBo Chen');
});

test('a DOI may be pasted as an address', () => {
  expect(parseTyped('doi', 'https://doi.org/10.5555/ABC')).toBe('10.5555/abc');
  expect(parseTyped('doi', 'no doi')).toBeNull();
  expect(parseTyped('doi', '')).toBe('');
});

test('a date that is none is refused', () => {
  expect(parseTyped('publishedOn', '2026-03')).toBe('2026-03');
  expect(parseTyped('publishedOn', 'last spring')).toBeNull();
});

test('a length is shown and typed in minutes', () => {
  expect(shownDetail('durationSeconds', { ...emptyMetadata(), durationSeconds: 3_300 })).toBe('55 minutes');
  expect(parseTyped('durationSeconds', '55')).toBe(3_300);
  expect(parseTyped('durationSeconds', 'an hour')).toBeNull();
});

test.each([
  ['startsAt', '2026-10-14T18:30:00+01:00', '14 October 2026, 18:30'],
  ['publishedOn', '2026-03-04', '4 March 2026'],
  ['issuedOn', '2026-03', 'March 2026'],
  ['issuedOn', '2026', '2026'],
  ['workload', 'PT6H', '6 hours'],
] as const)('%s %s is shown as %s', (field, given, shown) => {
  expect(shownDetail(field, { ...emptyMetadata(), [field]: given })).toBe(shown);
});
