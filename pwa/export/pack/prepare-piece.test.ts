// One piece whose file this device cannot give, and all evidence that cannot be put together: said, never passed over.
import { describe, expect, it } from 'vitest';
import { aFile, aPiece } from './invented-pack.ts';
import { lackingPiece, remarksOf } from './pack-words.ts';
import { type PackTools, preparePiece } from './prepare-piece.ts';

const tools = (readFile: PackTools['readFile']): PackTools => ({
  readFile,
  redraw: () => Promise.resolve(null),
  draw: () => expect.unreachable('nothing is drawn'),
});

describe('a piece of evidence', () => {
  it('whose file is not what was kept says so, and which file to fetch again', async () => {
    const piece = aPiece(3, { file: aFile('changed', 'application/pdf') });
    const made = await preparePiece(
      piece,
      3,
      tools(() => Promise.reject(new Error('the file does not match its hash'))),
    );
    expect(lackingPiece(made, [piece])).toEqual({
      number: 3,
      title: 'Evidence number 3',
      trouble: 'damaged',
      sentence: 'Its file on this device is damaged. Fetch it again, or add it again.',
      file: piece.file,
    });
  });

  it('that is a link alone is in the lists and lacks nothing', async () => {
    const piece = aPiece(1, { url: 'https://a.example/' });
    const made = await preparePiece(
      piece,
      1,
      tools(() => expect.unreachable('nothing is read')),
    );
    expect([made.path, made.formatText, lackingPiece(made, [piece])]).toEqual([null, 'No file', null]);
  });
});

describe('all evidence in one document', () => {
  it('is missed where it could not be made', async () => {
    const made = await preparePiece(
      aPiece(1),
      1,
      tools(() => Promise.resolve(null)),
    );
    const split = { parts: [], holdsAll: false };
    const told = { zips: [], merged: null, all: null, split, limitBytes: 10_000_000 };
    expect(remarksOf({ ...told, prepared: [{ ...made, pages: 400 }] })).toEqual([
      'One document with all evidence could not be made of these files. Each piece is in a file of its own.',
    ]);
    expect(remarksOf({ ...told, prepared: [made] })).toEqual([]);
  });
});
