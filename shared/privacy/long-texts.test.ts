// Hostile and merely long texts: looking through four times as much takes about four times as long, whatever stands there.
import { expect, it } from 'vitest';
import { scanPage } from './scan.ts';
import { scanWriting } from './scan-writing.ts';

const LONG = 100_000;
/** Four times the text takes four times as long, where it grows with the square sixteen times. */
const GROWS_AT_MOST = 9;
/** Below this the ratio is the machine's noise. */
const AT_ONCE_MS = 8;

const fill = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

function quickestMs(work: () => void): number {
  const times = Array.from({ length: 4 }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return Math.min(...times);
}

const OWN_WORDS = Array.from({ length: 60 }, (_, at) => `aaaa${'a'.repeat(at % 20)}b`);
const WAYS = {
  'a page': scanPage,
  'what is written': (text: string) => scanWriting(text, { ownWords: OWN_WORDS, owner: { names: [], numbers: [] } }),
};

const HOSTILE: [string, string][] = [
  ['digits', '0123456789'],
  ['letters', 'a'],
  ['capital letters', 'A'],
  ['at signs', 'a@'],
  ['addresses that never end', 'a.'],
  ['numbers in groups', '943 476 5919 '],
  ['halves of telephones', '(020) 79 '],
  ['dates', '03/11/1941 '],
  ['titles', 'Mrs A. '],
  ['words for dates of birth', 'DOB born on '],
  ['people with their dates of birth', 'Mrs A. Sample, DOB 03/11/1941. '],
  ['relations', 'her husband '],
  ['postcodes without an end', 'LS6 2A LS6 '],
  ['National Insurance numbers without an end', 'AB 12 34 56 '],
];

it.each(HOSTILE)('%s', (_, piece) => {
  for (const [name, look] of Object.entries(WAYS)) {
    const short = fill(piece, LONG / 4);
    const long = fill(piece, LONG);
    const longMs = quickestMs(() => look(long));
    if (longMs < AT_ONCE_MS) continue;
    expect(longMs / quickestMs(() => look(short)), `${name} of ${piece}`).toBeLessThan(GROWS_AT_MOST);
  }
});

it.each([
  'MRN',
  'DOB',
  'Hospital',
  'Date of birth',
  'Mrs',
  'NHS number',
  'postcode',
  'born',
  'HCPC',
  'aged',
  'my patient',
])('a word and nothing but space after it: %s', (word) => {
  for (const [name, look] of Object.entries(WAYS)) {
    const longMs = quickestMs(() => look(`${word}${' '.repeat(LONG / 4)}x`));
    if (longMs < AT_ONCE_MS) continue;
    const shortMs = quickestMs(() => look(`${word}${' '.repeat(LONG / 16)}x`));
    expect(longMs / shortMs, name).toBeLessThan(GROWS_AT_MOST);
  }
});
