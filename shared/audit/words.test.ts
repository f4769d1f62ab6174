// What is a word, and what is none.
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from './words.ts';

describe('counting words', () => {
  it.each<[string, number]>([
    ['', 0],
    [' \n\t ', 0],
    ['I learned a lot.', 4],
    ['a well-being follow-up', 3],
    ['- one\n- two\n\n- three', 3],
    ['• one – two', 2],
    ['before—after', 2],
    ['2019–2021 and 3.5 hours', 4],
    ["Siân’s Ŵyn-O'Brien Łukasz Nguyễn", 4],
    ['и́з Россия', 2],
    ['... !! “” —', 0],
    ['one\u00a0two\u2003three', 3],
    ['and/or', 1],
  ])('“%s” has %i', (text, count) => expect(countWords(text)).toBe(count));

  it('adds up over paragraphs and does not care for the space between words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zà-öø-ÿ]{1,9}$/), { maxLength: 40 }),
        fc.constantFrom(' ', '\n', '\n\n', '  '),
        (some, space) => {
          expect(countWords(some.join(space))).toBe(some.length);
          expect(countWords(`${some.join(space)}\n\n${some.join(space)}`)).toBe(2 * some.length);
        },
      ),
    );
  });

  it('agrees with `wc -w` on plain prose', () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,12}(?:'[a-z]{1,3}|-[a-z]{1,8})?[.,;:?!]?$/);
    const prose = fc
      .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', '  ')), { maxLength: 200 })
      .map((words) => words.map((pair) => pair.join('')).join(''));
    const byWc = (text: string) => Number(execFileSync('wc', ['-w'], { input: text, encoding: 'utf8' }));
    fc.assert(
      fc.property(prose, (text) => {
        expect(countWords(text)).toBe(byWc(text));
      }),
      { numRuns: 40 },
    );
  });
});
