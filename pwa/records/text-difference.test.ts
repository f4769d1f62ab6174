// Two versions of a text compared.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf } from './text-difference.ts';

const side = (parts: ReturnType<typeof differenceOf>, without: string) =>
  parts.map(({ kind, text }) => (kind === without ? '' : text)).join('');

test('shows which words went and which came', () => {
  expect(differenceOf('We splint at night.', 'We now splint by day.')).toEqual([
    { kind: 'same', text: 'We ' },
    { kind: 'added', text: 'now ' },
    { kind: 'same', text: 'splint ' },
    { kind: 'removed', text: 'at night' },
    { kind: 'added', text: 'by day' },
    { kind: 'same', text: '.' },
  ]);
});

test('equal texts are the same, and an empty one was all taken away', () => {
  expect(differenceOf('calm', 'calm')).toEqual([{ kind: 'same', text: 'calm' }]);
  expect(differenceOf('calm', '')).toEqual([{ kind: 'removed', text: 'calm' }]);
  expect(differenceOf('', '')).toEqual([]);
});

test('whatever they say, the parts make both texts', () => {
  const text = fc.array(fc.constantFrom('calm', 'room', ' ', '\n', '.', 'ŵ', '👍'), { maxLength: 30 });
  fc.assert(
    fc.property(text, text, (was, is) => {
      const parts = differenceOf(was.join(''), is.join(''));
      expect(side(parts, 'added')).toBe(was.join(''));
      expect(side(parts, 'removed')).toBe(is.join(''));
    }),
    { numRuns: 2_000 },
  );
});

test('two long texts with nothing in common are compared soon', () => {
  const [was, is] = ['a b '.repeat(12_000), 'c d '.repeat(12_000)];
  expect(side(differenceOf(was, is), 'added')).toBe(was);
});
