// The words of a copy are looked through as a person reads them.
import { expect, test } from 'vitest';
import { countIdentifiers } from '../privacy/scan.ts';
import { wordsIn } from './markup-words.ts';

test('words that a copy holds are found, in cells and across emphasis', () => {
  const rows = '<table><tr><th>NHS number</th><td><b>943</b> 476&nbsp;<i>5919</i></td></tr></table>';
  expect(countIdentifiers(wordsIn(rows))).toEqual({ 'nhs-number': 1 });
  expect(
    wordsIn('<p>One &amp; two</p><p>three</p>')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ).toEqual(['One & two', 'three']);
});

test('what nobody reads is not looked through: addresses, styles and the head of the file', () => {
  const markup =
    '<head><title>NHS 9434765919</title></head><style>.nhs9434765919{}</style><a href="/x?nhs=9434765919">On</a>';
  expect(countIdentifiers(wordsIn(markup))).toEqual({});
});

test('a copy of 5 MB is looked through in a moment', () => {
  expect(wordsIn('<p>words <b>and</b> more</p>'.repeat(180_000)).length).toBeGreaterThan(1_000_000);
  expect(wordsIn('<'.repeat(1_000_000))).toBe('');
  expect(wordsIn('<style>'.repeat(200_000)).trim()).toBe('');
});
