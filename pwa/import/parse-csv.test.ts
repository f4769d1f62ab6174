// Tables as programs and people write them, taken apart.
import { expect, test } from 'vitest';
import { parseCsv } from './parse-csv.ts';

test('quoted cells hold separators, line breaks and quotes, whichever line breaks the file has, and empty rows are left out', () => {
  expect(parseCsv('a,"b, c"\r\n\r\n"say ""so""",d\n , \n"two\r\nlines",e\rf,g', ',')).toEqual([
    ['a', 'b, c'],
    ['say "so"', 'd'],
    ['two\nlines', 'e'],
    ['f', 'g'],
  ]);
});

test('a quote inside a cell is a quote, and a quote that is never closed takes the rest', () => {
  expect(parseCsv('5" splint;x\ny;z', ';')).toEqual([
    ['5" splint', 'x'],
    ['y', 'z'],
  ]);
  expect(parseCsv('a,"b\nc,d', ',')).toEqual([['a', 'b\nc,d']]);
});

test('the mark of UTF-8 is no part of the first cell, and the separator is found', () => {
  for (const separator of [',', ';', '\t', '|'])
    expect(parseCsv(`\uFEFFDate${separator}Title\n1/2/26${separator}Splints`)).toEqual([
      ['Date', 'Title'],
      ['1/2/26', 'Splints'],
    ]);
});
