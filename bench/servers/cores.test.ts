// The cores of this machine, as Linux writes them.
import { expect, test } from 'vitest';
import { coresIn } from './cores.ts';

test.each([
  ['0', [0]],
  ['0-1', [0, 1]],
  ['2,5-7', [2, 5, 6, 7]],
])('%s', (list, cores) => {
  expect(coresIn(list)).toEqual(cores);
});
