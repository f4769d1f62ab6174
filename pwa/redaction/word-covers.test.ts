// Words of a kept page that are covered: which, where they stand again, and that nothing of them is in what is made.
import { describe, expect, test } from 'vitest';
import { scanWriting } from '../../shared/privacy/scan-writing.ts';
import { coveredWords } from './covered-words.ts';
import { forDetectors, pageText } from './page-text.ts';
import { isCovered, placesIn, placesOf, stretchesOf, withCovers, wordBeside } from './word-covers.ts';

const wordsAt = (text: string, places: readonly { start: number; end: number }[]) =>
  places.map(({ start, end }) => text.slice(start, end));
const select = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

describe('a selection', () => {
  const text = 'Seen with Mrs Anne O’Neill, at home.\nShe asked for a rail.';
  test.each([
    ['nne O', ['Anne O’Neill']],
    [' Mrs ', ['Mrs']],
    ['home.\nShe ', ['home.', 'She']],
    [' ', []],
  ])('of “%s” covers whole words, line by line', (words, covered) => {
    expect(wordsAt(text, placesIn(text, select(text, words)))).toEqual(covered);
  });

  test('that meets what is covered makes one of both, and leaves what stands between', () => {
    const one = placesIn(text, select(text, 'Mrs'));
    const next = placesIn(text, select(text, 'Anne O’Neill'));
    expect(wordsAt(text, withCovers(text, one, next))).toEqual(['Mrs Anne O’Neill']);
    expect(wordsAt(text, withCovers(text, one, placesIn(text, select(text, 'home'))))).toEqual(['Mrs', 'home']);
  });

  test('by the keyboard goes from word to word, either way', () => {
    const first = wordBeside(text, { start: 0, end: 0 }, 'next');
    expect(first && wordsAt(text, [first])).toEqual(['Seen']);
    const name = select(text, 'O’Neill');
    const beside = [wordBeside(text, name, 'next'), wordBeside(text, name, 'before')];
    expect(beside.map((place) => place && text.slice(place.start, place.end))).toEqual(['at', 'Anne']);
    expect(wordBeside(text, { start: 0, end: 4 }, 'before')).toBeNull();
    expect(wordBeside(text, { start: text.length, end: text.length }, 'next')).toBeNull();
  });
});

test('the same words are found wherever they stand, in any case and over any spaces, and never inside others', () => {
  const text = "Ann Lee came. ANN  LEE’S daughter Annie, and Ann\nLee. O'Neill (O’Neill)";
  expect(wordsAt(text, placesOf(text, 'ann lee'))).toEqual(['Ann Lee', 'ANN  LEE', 'Ann\nLee']);
  expect(placesOf(text, 'O’Neill')).toHaveLength(2);
  expect(placesOf(text, '(O’Neill)')).toHaveLength(1);
  expect(placesOf(text, '  ')).toEqual([]);
});

test('a line is parted into what is plain, found and covered, and a find over two lines is covered on both', () => {
  const text = 'Mrs Lee, 0113 243 1234\nand more';
  const line = { start: 0, end: 22 };
  const parted = stretchesOf(line, [{ start: 4, end: 7 }], [select(text, 'Mrs Lee'), select(text, '0113 243 1234')]);
  expect(parted.map(({ start, end, state }) => `${state}: ${text.slice(start, end)}`)).toEqual([
    'found: Mrs ',
    'covered: Lee',
    'plain: , ',
    'found: 0113 243 1234',
  ]);
  const over = { start: 18, end: 26 };
  const covers = withCovers(text, [], placesIn(text, over));
  expect(isCovered(text, covers, over)).toBe(true);
  expect(isCovered(text, covers.slice(0, 1), over)).toBe(false);
});

const PAGE = `<!doctype html><html><head><title>Mrs Sample</title></head><body>
  <header class="waymark-about"><h1>Mrs Sample</h1><p>The text of <a href="https://a.example/mrs-sample">https://a.example/mrs-sample</a></p></header>
  <main><h2>A visit to Mrs Sample</h2><p>By <a href="mailto:sample@mail.example" title="Mrs Sample">her</a> bed,
  2 &lt; 3 steps.<img alt="Mrs Sample" src="sample.png"></p><!-- Mrs Sample --><ul><li>Mrs Sample</li><li>a rail &amp; a lamp</li></ul>
  <table><tr><td>Date of birth</td><td>3 May 1941</td></tr></table><script>"Mrs Sample"</script></main></body></html>`;

test('what is made lacks the covered words in titles, descriptions and addresses too, and keeps the others as the pack prints them', () => {
  const page = pageText(PAGE, 'text/html');
  const covers = withCovers(page.text, [], placesOf(page.text, 'Mrs Sample'));
  const made = coveredWords(page, covers);
  expect(made).not.toMatch(/sample/i);
  expect(made).not.toMatch(/href|alt=|title="/);
  expect(pageText(made, 'text/html').text.split('\n')).toEqual([
    'A visit to [covered]',
    'By her bed, 2 < 3 steps.',
    '[covered]',
    'a rail & a lamp',
    'Date of birth · 3 May 1941',
  ]);
});

test('what is made of it, read again, is the same page line by line', () => {
  const page = pageText(PAGE, 'text/html');
  expect(pageText(coveredWords(page, []), 'text/html')).toEqual(page);
  const plain = pageText('One.\n\nTwo <b> & three.', 'text/plain');
  expect(pageText(coveredWords(plain, []), 'text/html')).toEqual(plain);
});

test('a row of a table is looked through cell by cell, as a page is', () => {
  const { text } = pageText(PAGE, 'text/html');
  const found = scanWriting(forDetectors(text));
  expect(wordsAt(text, found)).toContain('3 May 1941');
  expect(forDetectors(text)).toHaveLength(text.length);
});
