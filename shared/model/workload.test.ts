// A course's workload as a person would write it.
import { expect, it } from 'vitest';
import { workloadText } from './workload.ts';

it.each([
  ['PT6H', '6 hours'],
  ['PT2H30M', '2 hours 30 minutes'],
  ['P4W', '4 weeks'],
  ['P1DT1H', '1 day 1 hour'],
  ['PT3H weekly, 4 times', '3 hours weekly, 4 times'],
])('%s is said as %s', (given, said) => {
  expect(workloadText(given)).toBe(said);
});

it.each(['3 weeks, 4 hours a week', 'about 3 hours', '8', 'PT0H', 'P', 'Part 2', 'PTA, 6 hours', ''])(
  '“%s” stays as the page says it',
  (words) => {
    expect(workloadText(words)).toBe(words);
  },
);
