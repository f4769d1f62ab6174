// What is said of the evidence before a pack is made of it.
import { describe, expect, it, test } from 'vitest';
import { aFile, aPiece } from '../../export/pack/invented-pack.ts';
import { beforePack, isFileName } from './before-pack.ts';

const file = aFile('a', 'image/jpeg');

describe('before a pack is made', () => {
  it('pieces that are only listed are named', () => {
    const pieces = [aPiece(1), aPiece(2), aPiece(3, { file }), aPiece(4, { description: 'I told the team.' })];
    expect(beforePack(pieces)).toEqual([
      { sentence: 'Evidence 1 and 2 have no file: add one, or they are only listed.', numbers: [1, 2] },
    ]);
    expect(beforePack(pieces.slice(1)).map(({ sentence }) => sentence)).toEqual([
      'Evidence 2 has no file: add one, or it is only listed.',
    ]);
  });

  it('a piece that is called as its file was called is named', () => {
    const pieces = [aPiece(1, { file, title: 'IMG_0042', fileName: 'IMG_0042.jpg' }), aPiece(2, { file })];
    expect(beforePack(pieces)).toEqual([
      { sentence: 'Evidence 1 is called “IMG_0042”: give it a name that says what it is.', numbers: [1] },
    ]);
  });
});

test.each([
  ['n', 'n.txt', true],
  ['tall', 'tall.jpg', true],
  ['IMG_0042', '', true],
  ['IMG 0042', 'IMG_0042.HEIC', true],
  ['PXL 20260304 101112', '', true],
  ['WhatsApp Image 2026-03-04 at 10.11.12', '', true],
  ['Screenshot 2026-03-04', '', true],
  ['scan0003', 'scan0003.pdf', true],
  ['Document1', '', true],
  ['20260304', '', true],
  ['Untitled', '', true],
  ['Certificate', 'Certificate.pdf', false],
  ['Certificate of attendance', 'Certificate of attendance.pdf', false],
  ['Image review of hand splints', '', false],
  ['Scan of my certificate', '', false],
  ['Photo of the splint', '', false],
  ['Document for the ward', '', false],
  ['Poster', 'final 3.pdf', false],
])('the title “%s” of the file “%s” is no more than its name: %s', (title, fileName, expected) => {
  expect(isFileName(title, fileName)).toBe(expected);
});
