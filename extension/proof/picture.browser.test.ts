// The picture of the screen is made small, whatever the screen.
import { expect, test } from 'vitest';
import { makeSmall, PICTURE_BYTES } from './picture.ts';

async function screen(width: number, height: number, isNoisy: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  for (let at = 0; at < (isNoisy ? 40_000 : 20); at++) {
    context.fillStyle = `hsl(${(at * 137) % 360} 80% 50%)`;
    context.fillRect((at * 7_919) % width, (at * 104_729) % height, isNoisy ? 9 : 200, isNoisy ? 9 : 40);
  }
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}

test('a large screen becomes at most 2,000 px wide', async () => {
  const { bytes, mime } = await makeSmall(await screen(3_840, 2_160, false));
  expect(mime).toBe('image/webp');
  const bitmap = await createImageBitmap(new Blob([bytes]));
  expect([bitmap.width, bitmap.height]).toEqual([2_000, 1_125]);
  expect(bytes.length).toBeLessThanOrEqual(PICTURE_BYTES);
});

test('a screen full of detail is made smaller until it is small enough to keep with every page', async () => {
  const { bytes } = await makeSmall(await screen(1_920, 1_080, true));
  expect(bytes.length).toBeLessThanOrEqual(PICTURE_BYTES * 1.5);
});
