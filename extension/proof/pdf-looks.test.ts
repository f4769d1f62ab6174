// A PDF is looked through by a page that may be closing, may end, or may never come.
import { expect, test } from 'vitest';
import { decodeBytes } from '../../shared/sync/bytes.ts';
import { parseReadPdf } from './pdf-details.ts';
import { NotLookedThrough, openPdfLooks, PIECE_BYTES } from './pdf-looks.ts';

const words = parseReadPdf({ pages: 1, text: 'Words.', firstLines: ['Words.'] }) ?? expect.fail();

test('a PDF goes to the page that reads it, in pieces, and what it says comes back', async () => {
  const looks = openPdfLooks(async () => undefined);
  const bytes = new Uint8Array(PIECE_BYTES + 3).fill(7);
  const reading = looks.read(bytes);
  const { lookId, sizeBytes } = looks.next() ?? expect.fail('nothing to read');
  expect(sizeBytes).toBe(bytes.length);
  expect(decodeBytes(looks.piece(lookId, 0))?.length).toBe(PIECE_BYTES);
  expect(decodeBytes(looks.piece(lookId, PIECE_BYTES))).toEqual(new Uint8Array([7, 7, 7]));
  looks.settle(lookId, words);
  expect(await reading).toBe(words);
  expect(looks.next()).toBeNull();
  expect(looks.piece(lookId, 0)).toBe('');
});

test('a page that was just closing is asked for again, and a file that ends it is begun twice at most', async () => {
  let asked = 0;
  const looks = openPdfLooks(async () => {
    asked += 1;
    throw new Error('closing');
  });
  const reading = looks.read(new Uint8Array(1));
  await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThan(1);
  const first = looks.next() ?? expect.fail('nothing to read');
  expect(looks.next()).toEqual(first);
  expect(looks.next()).toBeNull();
  looks.settle(first.lookId, null);
  expect(await reading).toBeNull();
});

test('a PDF that nothing reads in time is not taken for one without a patient', async () => {
  const looks = openPdfLooks(async () => undefined, 1);
  await expect(looks.read(new Uint8Array(1))).rejects.toBeInstanceOf(NotLookedThrough);
  expect(looks.next()).toBeNull();
});
