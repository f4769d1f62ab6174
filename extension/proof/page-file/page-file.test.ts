// What comes back from the page's script is checked before it is kept.
import { expect, test } from 'vitest';
import { PAGE_FILE_BYTES_MAX, PAGE_NOTES_MAX, parsePageFile } from './page-file.ts';

const url = 'https://learning.example/lesson';

test('a copy keeps its document, address and sentences', () => {
  expect(parsePageFile({ html: '<!doctype html><p>x</p>', url, notes: ['A film was left out.'] })).toEqual({
    html: '<!doctype html><p>x</p>',
    url,
    notes: ['A film was left out.'],
  });
});

test('what is no copy of a page of the web is none', () => {
  for (const value of [null, 'html', [], {}, { html: '<p>', url: 'javascript:1' }, { html: 5, url }]) {
    expect(parsePageFile(value)).toBeNull();
  }
});

test('a copy that is missing or too large is a reason', () => {
  expect(parsePageFile({ html: '', url })?.notes).toEqual(['No copy that looks like the page could be made.']);
  const large = 'é'.repeat(PAGE_FILE_BYTES_MAX / 2 + 1);
  expect(parsePageFile({ html: large, url })).toMatchObject({
    html: '',
    notes: ['The copy that looks like the page would be larger than 5 MB, so it was not kept.'],
  });
});

test('only so many sentences are taken, each one line', () => {
  const parsed = parsePageFile({ html: '<p>', url, notes: ['a\nb', 5, ...Array.from({ length: 50 }, () => 'c')] });
  expect(parsed?.notes).toHaveLength(PAGE_NOTES_MAX);
  expect(parsed?.notes[0]).toBe('a b');
});
