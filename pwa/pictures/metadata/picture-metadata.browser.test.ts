// Pictures with what a phone writes beside the pixels, and without it, decoded by a real browser before and after.
import { expect, test } from 'vitest';
import { drawnPicture, phoneHeic, phoneJpeg, phoneWebp, wordyPng } from '../../../tests/fixtures/made-pictures.ts';
import { readMetadata, removalInWords, toldInWords } from './picture-metadata.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The pixels as they are shown, turned as the file says. */
async function pixelsOf(bytes: Bytes, type: string) {
  const bitmap = await createImageBitmap(new Blob([bytes], { type }));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const { data } = context?.getImageData(0, 0, width, height) ?? expect.unreachable('no canvas');
  return { width, height, data: [...data] };
}
const stripped = (bytes: Bytes): Bytes =>
  readMetadata(bytes)?.without() ?? expect.unreachable('it is not known as a picture');
const text = (bytes: Bytes) => new TextDecoder('latin1').decode(bytes);

test.each([
  ['a JPEG that stands upright', 'image/jpeg', () => phoneJpeg(1)],
  ['a JPEG that lies on its side', 'image/jpeg', () => phoneJpeg(6)],
  ['a JPEG that is turned and mirrored', 'image/jpeg', () => phoneJpeg(7)],
  ['a PNG with words', 'image/png', () => wordyPng(1)],
  ['a PNG that lies on its side', 'image/png', () => wordyPng(8)],
  ['a WebP', 'image/webp', () => phoneWebp(1)],
  ['a WebP that lies on its side', 'image/webp', () => phoneWebp(6)],
])('%s says where and when, and afterwards nothing, with the same pixels the same way up', async (_, type, make) => {
  const before = await make();
  expect(readMetadata(before)?.told).toMatchObject({ place: true, time: true, words: true });
  expect(text(before)).toContain('R. Tate');
  const after = stripped(before);
  expect(readMetadata(after)?.told).toEqual({ place: false, time: false, device: false, words: false });
  expect(text(after)).not.toMatch(/R\. Tate|2026:11:03|2026-11-03|Phone 9|GPSLatitude/);
  expect(await pixelsOf(after, type)).toEqual(await pixelsOf(before, type));
});

test('a JPEG on its side is really shown upright, before and after', async () => {
  const before = await phoneJpeg(6);
  expect(await pixelsOf(before, 'image/jpeg')).toMatchObject({ width: 40, height: 64 });
  expect(await pixelsOf(stripped(before), 'image/jpeg')).toMatchObject({ width: 40, height: 64 });
});

test.each(['image/jpeg', 'image/png', 'image/webp'])('a %s that says nothing is left as it is', async (type) => {
  const plain = await drawnPicture(type);
  expect(readMetadata(plain)?.told).toEqual({ place: false, time: false, device: false, words: false });
  expect(stripped(plain)).toEqual(plain);
});

test('of a HEIC place and names are blanked where they stand, and nothing else moves', () => {
  const { bytes, pixelsAt } = phoneHeic();
  expect(readMetadata(bytes)?.told).toMatchObject({ place: true, time: true, device: true });
  const after = stripped(bytes);
  expect(readMetadata(after)?.told).toEqual({ place: false, time: false, device: false, words: false });
  expect(text(after)).not.toMatch(/R\. Tate|2026:11:03|GPSLatitude/);
  expect(after.length).toBe(bytes.length);
  expect(text(after).slice(0, pixelsAt + 25)).toBe(text(bytes).slice(0, pixelsAt + 25));
});

test('wherever a picture breaks off, and whichever byte is wrong, reading it ends and takes nothing for granted', async () => {
  const heic = phoneHeic().bytes;
  for (const whole of [await phoneJpeg(6), await wordyPng(6), await phoneWebp(6), heic]) {
    for (let end = 0; end < whole.length; end += 7) readMetadata(whole.slice(0, end))?.without();
    for (let at = 0; at < whole.length; at += 3) {
      const wrong = whole.slice();
      wrong[at] = (wrong[at] ?? 0) ^ 0xff;
      readMetadata(wrong)?.without();
    }
  }
  expect(readMetadata(new Uint8Array())).toBeNull();
  expect(readMetadata(new TextEncoder().encode('PK\u0003\u0004 a zip'))).toBeNull();
});

test('it is said in a sentence, and so is what taking it out means', () => {
  const nothing = { place: false, time: false, device: false, words: false };
  expect(toldInWords(nothing)).toBe('');
  expect(toldInWords({ ...nothing, device: true })).toBe('');
  expect(toldInWords({ place: true, time: true, device: true, words: false })).toBe(
    'This picture says where, when and with what it was taken.',
  );
  expect(toldInWords({ ...nothing, place: true })).toBe('This picture says where it was taken.');
  expect(removalInWords({ ...nothing, place: true, time: true })).toBe('Remove where and when it was taken');
  expect(removalInWords({ ...nothing, words: true })).toBe('Remove the words');
});
