// Typing the twelve words back: what people really type, and what they are told when a word is wrong.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secretFromWords, wordsFromSecret } from './recovery-words.ts';
import { newSecret } from './secret.ts';

const words = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
const secret = new Uint8Array(16).fill(0x7f);

test('any secret comes back from its words', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (any) => {
      expect(secretFromWords(wordsFromSecret(any))).toEqual({ ok: true, value: any });
    }),
  );
});

test('a new secret has 16 bytes and is not the one before', () => {
  expect(newSecret()).toHaveLength(16);
  expect(newSecret()).not.toEqual(newSecret());
});

test.each([
  ['capitals', words.toUpperCase()],
  ['extra spaces and line breaks', `\n  ${words.replaceAll(' ', ' \t\r\n ')} `],
  ['no-break spaces', words.replaceAll(' ', '\u00a0')],
  ['commas', words.replaceAll(' ', ', ')],
  ['numbering with stops', numbered((n) => `${n}. `)],
  ['numbering without a space', numbered((n) => `${n}.`)],
  ['numbering with brackets', numbered((n) => `${n}) `)],
  ['bare numbers', numbered((n) => `${n} `)],
  ['a final stop', `${words}.`],
])('the words are read with %s', (_, typed) => {
  expect(secretFromWords(typed)).toEqual({ ok: true, value: secret });
});

test('a word that is not in the list is named with its position', () => {
  expect(secretFromWords(words.replace('sausage', 'sossage'))).toEqual({
    ok: false,
    reason: 'word',
    position: 6,
    word: 'sossage',
  });
});

test('the first unknown word is named even where a space was forgotten', () => {
  expect(secretFromWords(words.replace('thank year', 'thankyear'))).toMatchObject({ position: 3, word: 'thankyear' });
});

test('too few and too many words are counted', () => {
  expect(secretFromWords('legal winner thank')).toEqual({ ok: false, reason: 'count', count: 3 });
  expect(secretFromWords(`${words} legal`)).toEqual({ ok: false, reason: 'count', count: 13 });
  expect(secretFromWords('  ')).toEqual({ ok: false, reason: 'count', count: 0 });
  expect(secretFromWords('a pasted page '.repeat(20))).toEqual({ ok: false, reason: 'count', count: 60 });
});

test('a listed word in the wrong place does not pass', () => {
  expect(secretFromWords(words.replace('yellow', 'zebra'))).toEqual({ ok: false, reason: 'checksum' });
});

function numbered(label: (position: number) => string): string {
  return words
    .split(' ')
    .map((word, index) => `${label(index + 1)}${word}`)
    .join('\n');
}
