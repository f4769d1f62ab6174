// Copies of what was sent are told apart by what they are called.
import { expect, test } from 'vitest';
import { day, id } from '../../../../shared/audit/invented.ts';
import { toInstant } from '../../../../shared/model/dates.ts';
import { namesOfCopies } from './copy-names.ts';

/** In the device's own time zone, as it is told. */
const aCopy = (name: string, sentOn: string, ...kept: [number, number, number, number, number, number?]) => ({
  id: id(name),
  sentOn: day(sentOn),
  keptAt: toInstant(new Date(...kept)),
});
const names = (...copies: ReturnType<typeof aCopy>[]) => copies.map((copy) => namesOfCopies(copies).get(copy.id));

test('alone on its day a copy is called by the day', () => {
  expect(names(aCopy('a', '2027-09-12', 2027, 8, 12, 14, 2), aCopy('b', '2027-10-01', 2027, 9, 1, 9, 0))).toEqual([
    '12 September 2027',
    '1 October 2027',
  ]);
});

test('two of one day are told apart by the time at which they were kept, and by its day where that is another', () => {
  expect(names(aCopy('a', '2027-09-12', 2027, 8, 13, 9, 5), aCopy('b', '2027-09-12', 2027, 8, 12, 14, 2))).toEqual([
    '12 September 2027, copy kept 13 September 2027 at 09:05',
    '12 September 2027, copy kept at 14:02',
  ]);
});

test('kept in the same minute the later one is the second, on every device', () => {
  const first = aCopy('b', '2027-09-12', 2027, 8, 12, 14, 2, 10);
  const second = aCopy('a', '2027-09-12', 2027, 8, 12, 14, 2, 50);
  const told = ['12 September 2027, copy kept at 14:02', '12 September 2027, copy kept at 14:02, the second'];
  expect(names(first, second)).toEqual(told);
  expect(names(second, first)).toEqual(told.toReversed());
});
