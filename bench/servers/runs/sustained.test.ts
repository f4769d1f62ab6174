// The highest rate is found without trying all of them.
import { expect, test } from 'vitest';
import { highest } from './sustained.ts';

const RATES = [100, 200, 300, 400, 500];

test.each([[500], [400], [100], [0]])('finds %i a second', async (most) => {
  const tried: number[] = [];
  const found = await highest(RATES, async (rate) => {
    tried.push(rate);
    return rate <= most;
  });
  expect(found).toBe(most);
  expect(tried.length).toBeLessThanOrEqual(3);
});
