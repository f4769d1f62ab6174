// A figure says itself whether it reaches its target.
import { expect, test } from 'vitest';
import { percentile, toRow, toTable } from './figures.ts';

test('a value within its target is met, one beyond it is not', () => {
  const figure = { name: 'pwa/keystroke', unit: 'ms', target: 'value <= 8' as const };
  expect(toRow({ ...figure, value: 8 }).met).toBe(true);
  expect(toRow({ ...figure, value: 8.1 }).met).toBe(false);
});

test('a ratio is judged by the ratio, and one that was not measured is an error', () => {
  const figure = { name: 'pwa/first-rows', value: 10, unit: 'ms', target: 'ratio >= 10' as const };
  expect(toRow({ ...figure, baseline: 90, ratio: 9 }).met).toBe(false);
  expect(() => toRow(figure)).toThrow('no ratio');
});

test('a figure without a target is neither met nor missed', () => {
  expect(toRow({ name: 'sync/x', value: 1, unit: 'MB' })).not.toHaveProperty('met');
});

test('the 99th percentile of a hundred values is the second largest', () => {
  expect(
    percentile(
      Array.from({ length: 100 }, (_, i) => i + 1),
      0.99,
    ),
  ).toBe(99);
  expect(percentile([5], 0.5)).toBe(5);
});

test('a missed target stands out in the table', () => {
  expect(toTable([toRow({ name: 'pwa/keystroke', value: 12, unit: 'ms', target: 'value <= 8' })])).toContain('MISSED');
});
