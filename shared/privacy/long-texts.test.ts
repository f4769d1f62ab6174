// However long and hostile a text is, it is looked through to its end; how its length tells is measured in bench/.
import { expect, it } from 'vitest';
import { CUES, filled, HOSTILE_PIECES } from './long-texts.ts';
import { scanPage } from './scan.ts';
import { scanWriting } from './scan-writing.ts';

const LONG = 100_000;
/** Of the range that is never given, with a check digit that is right. */
const NUMBER = '999 000 0018';
const ownWords = Array.from({ length: 60 }, (_, at) => `aaaa${'a'.repeat(at % 20)}b`);

const texts = [
  ...HOSTILE_PIECES.map(([name, piece]) => [name, filled(piece, LONG)] as const),
  ...CUES.map((cue) => [`${cue} and space`, `${cue}${' '.repeat(LONG)}`] as const),
];

it.each(texts)('a long text of %s hides nothing that comes after it', (_, long) => {
  const text = `${long}\n\nNHS number ${NUMBER}`;
  const isLast = ({ kind, end }: { kind: string; end: number }) => kind === 'nhs-number' && end === text.length;
  expect(scanPage(text).some(isLast)).toBe(true);
  expect(scanWriting(text, { ownWords, owner: { names: [], numbers: [] } }).some(isLast)).toBe(true);
});
