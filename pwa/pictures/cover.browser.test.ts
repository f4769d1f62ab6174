// Covered and cropped pictures, decoded by a real browser: what was there is gone, in the pixels and in the file.
import { expect, test } from 'vitest';
import { drawnPicture, phoneJpeg, widePng } from '../../tests/fixtures/made-pictures.ts';
import { type Changes, cover, tooLarge } from './cover.ts';
import { readMetadata } from './metadata/picture-metadata.ts';

const NONE: Changes = { boxes: [], style: 'solid', crop: null };
const fileOf = (bytes: Uint8Array<ArrayBuffer>, type: string, name = 'Board.png') => new File([bytes], name, { type });

async function covered(file: File, changes: Partial<Changes>) {
  const result = await cover(file, { ...NONE, ...changes });
  if (result.state !== 'done') return expect.unreachable(result.why);
  const bitmap = await createImageBitmap(result.file);
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d') ?? expect.unreachable('no canvas');
  context.drawImage(bitmap, 0, 0);
  const at = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data.subarray(0, 3)];
  return { ...result, width, height, at, context };
}
/** Black letters on white, in the middle. */
async function letters(): Promise<File> {
  const canvas = new OffscreenCanvas(400, 100);
  const context = canvas.getContext('2d') ?? expect.unreachable('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 400, 100);
  context.fillStyle = '#000';
  context.font = '32px sans-serif';
  context.fillText('R. Ellis-Tate 943 476', 20, 60);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], 'Board.png', { type: 'image/png' });
}

test('a solid box leaves nothing of what was under it, to its last pixel, and all around it', async () => {
  const before = await drawnPicture('image/png', 100, 80);
  const box = { x: 0.1, y: 0.1, width: 0.4, height: 0.5 };
  const { context, width, height, at, file } = await covered(fileOf(before, 'image/png'), { boxes: [box] });
  expect([width, height]).toEqual([100, 80]);
  const under = context.getImageData(10, 8, 40, 40).data;
  expect(under.every((value, index) => value === (index % 4 === 3 ? 255 : 0))).toBe(true);
  // one pixel further it is as it was
  expect(at(9, 20)).toEqual([0xb0, 0x2a, 0x30]);
  expect(at(60, 20)).toEqual([0x2d, 0x7f, 0x3e]);
  expect(file.name).toBe('Board.png');
});

test('squares are averages of what was there: letters are not to be told', async () => {
  const before = await covered(await letters(), {});
  const after = await covered(await letters(), { style: 'squares', boxes: [{ x: 0, y: 0.25, width: 1, height: 0.5 }] });
  const shades = ({ context }: typeof before) => {
    const { data } = context.getImageData(0, 25, 400, 50);
    return new Set(data.filter((_, index) => index % 4 === 0)).size;
  };
  expect(shades(before)).toBeGreaterThan(100);
  // 50 pixels high: four squares of 16, in 25 columns
  const colours = new Set<string>();
  for (let y = 25; y < 75; y++) {
    for (let x = 0; x < 400; x++) if (x % 16 > 0) expect(after.at(x, y)).toEqual(after.at(x - 1, y));
    colours.add(String(after.at(200, y)));
    if (y > 60) break;
  }
  expect(colours.size).toBeLessThanOrEqual(3);
});

test('a cropped picture has no more than was chosen, boxes and all', async () => {
  const before = await drawnPicture('image/png', 100, 80);
  const crop = { x: 0.5, y: 0, width: 0.5, height: 0.5 };
  const box = { x: 0.9, y: 0.4, width: 0.1, height: 0.6 };
  const { width, height, at } = await covered(fileOf(before, 'image/png'), { crop, boxes: [box] });
  expect([width, height]).toEqual([50, 40]);
  expect(at(0, 0)).toEqual([0x2d, 0x7f, 0x3e]);
  expect(at(39, 39)).toEqual([0x2d, 0x7f, 0x3e]);
  expect(at(45, 35)).toEqual([0, 0, 0]);
});

test('a photograph on its side comes out upright, a JPEG still, and says nothing of where it was taken', async () => {
  const file = fileOf(await phoneJpeg(6), 'image/jpeg', 'IMG 4711.JPG');
  const { width, height, file: made } = await covered(file, { boxes: [{ x: 0, y: 0, width: 0.2, height: 0.2 }] });
  expect([width, height]).toEqual([40, 64]);
  expect(made).toMatchObject({ name: 'IMG 4711.JPG', type: 'image/jpeg' });
  const bytes = new Uint8Array(await made.arrayBuffer());
  expect(readMetadata(bytes)?.told).toEqual({ place: false, time: false, device: false, words: false });
});

test('a picture of 12,000 by 12,000 pixels is made smaller, and says so', async () => {
  const file = fileOf(await widePng(12_000), 'image/png', 'Map.png');
  const { width, height, remarks } = await covered(file, { boxes: [{ x: 0, y: 0, width: 0.5, height: 0.5 }] });
  expect([width, height]).toEqual([4_096, 4_096]);
  expect(remarks).toEqual([
    'The picture was very large (12,000 by 12,000 pixels), so this one is smaller: 4,096 by 4,096 pixels.',
  ]);
});

test('what is no picture, and what is beyond any device, is told in a sentence', async () => {
  const zip = fileOf(new TextEncoder().encode('PK\u0003\u0004'), 'image/png');
  expect(await cover(zip, NONE)).toEqual({
    state: 'failed',
    why: 'This browser cannot show this picture, so it cannot be changed here. Save it as a JPEG or PNG with another program, then add that.',
  });
  expect(tooLarge({ width: 12_000, height: 12_000 })).toBe('');
  expect(tooLarge({ width: 20_000, height: 15_000 })).toBe(
    'This picture is too large to be changed here: 20,000 by 15,000 pixels. Make it smaller with another program first.',
  );
});
