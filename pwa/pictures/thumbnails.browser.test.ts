// Thumbnails of real files in a real browser: photographs, PDFs, and what is neither.
import { expect, test } from 'vitest';
import type { FileReference } from '../../shared/model/evidence.ts';
import { sha256Of } from '../../shared/model/sha256.ts';
import { CERTIFICATE_PDF, madePdf } from '../../tests/fixtures/made-pdf.ts';
import { phoneJpeg } from '../../tests/fixtures/made-pictures.ts';
import { thumbnailOf } from './thumbnails.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const referenceOf = async (bytes: Bytes, mime: string): Promise<FileReference> => ({
  sha256: await sha256Of(bytes),
  mime,
  sizeBytes: bytes.length,
});
const readOf = (bytes: Bytes, mime: string) => async () => new Blob([bytes], { type: mime });

async function looked(picture: Blob | null | undefined) {
  const bitmap = await createImageBitmap(picture ?? expect.unreachable('there is no thumbnail'));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const data = context?.getImageData(0, 0, width, height).data ?? expect.unreachable('no canvas');
  const at = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
  const darkShare = data.filter((value, index) => index % 4 === 0 && value < 128).length / (width * height);
  return { width, height, at, darkShare };
}

test('a photograph that lies on its side is upright in its thumbnail', async () => {
  const bytes = await phoneJpeg(6);
  const picture = await looked(await thumbnailOf(await referenceOf(bytes, 'image/jpeg'), readOf(bytes, 'image/jpeg')));
  expect([picture.width, picture.height]).toEqual([40, 64]);
});

test('of a PDF the first page is drawn: words on white', async () => {
  const bytes = madePdf(CERTIFICATE_PDF);
  const picture = await looked(
    await thumbnailOf(await referenceOf(bytes, 'application/pdf'), readOf(bytes, 'application/pdf')),
  );
  expect(picture.height).toBe(320);
  expect(picture.width).toBeGreaterThan(200);
  expect(picture.at(2, 300)).toEqual([255, 255, 255]);
  expect(picture.darkShare).toBeGreaterThan(0.003);
});

test('a zip called PDF, a broken picture and a locked file have none, and are not tried again', async () => {
  for (const mime of ['application/pdf', 'image/png', 'image/jpeg']) {
    const bytes = new TextEncoder().encode(`PK\u0003\u0004 no ${mime}`);
    const reference = await referenceOf(bytes, mime);
    expect(await thumbnailOf(reference, readOf(bytes, mime))).toBeNull();
    expect(await thumbnailOf(reference, () => expect.unreachable('it was read again'))).toBeNull();
  }
});

test('what is not on this device, or was scrolled past, is asked for again the next time', async () => {
  const bytes = await phoneJpeg(1);
  const reference = await referenceOf(bytes, 'image/jpeg');
  expect(await thumbnailOf(reference, async () => null)).toBeUndefined();
  expect(await thumbnailOf(reference, readOf(bytes, 'image/jpeg'), () => false)).toBeUndefined();
  expect(await thumbnailOf(reference, readOf(bytes, 'image/jpeg'))).toBeInstanceOf(Blob);
  // known now: it is not read again
  expect(await thumbnailOf(reference, () => expect.unreachable('it was read again'))).toBeInstanceOf(Blob);
});
