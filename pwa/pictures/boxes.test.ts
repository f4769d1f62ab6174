// Boxes on a picture stay on it, however they are moved, drawn and written.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, boxInWords, grown, inside, moved, SIDE_MIN, spanned, toPixels } from './boxes.ts';

const share = fc.double({ min: -3, max: 3, noNaN: true });
const anyBox = fc.record({ x: share, y: share, width: share, height: share });
const isOnPicture = ({ x, y, width, height }: Box): boolean =>
  x >= 0 && y >= 0 && x + width <= 1 + 1e-9 && y + height <= 1 + 1e-9 && width >= SIDE_MIN && height >= SIDE_MIN;

test('a box never leaves the picture and never vanishes', () => {
  fc.assert(
    fc.property(anyBox, share, share, (box, right, down) => {
      const start = inside(box);
      return [start, moved(start, right, down), grown(start, right, down), spanned(box, { x: right, y: down })].every(
        isOnPicture,
      );
    }),
  );
});

test('a box that grows stays where it begins, and is drawn from any corner', () => {
  const box = { x: 0.5, y: 0.5, width: 0.2, height: 0.2 };
  expect(grown(box, 9, 0.1)).toEqual({ x: 0.5, y: 0.5, width: 0.5, height: expect.closeTo(0.3) });
  expect(spanned({ x: 0.6, y: 0.75 }, { x: 0.25, y: 0.5 })).toEqual({
    x: 0.25,
    y: 0.5,
    width: expect.closeTo(0.35),
    height: 0.25,
  });
});

test('it covers every pixel that it touches, and says where it is', () => {
  expect(toPixels({ x: 0.105, y: 0, width: 0.2, height: 1 }, { width: 100, height: 30 })).toEqual({
    left: 10,
    top: 0,
    width: 21,
    height: 30,
  });
  expect(boxInWords({ x: 0.2, y: 0.1, width: 0.3, height: 0.05 })).toBe(
    '20 % from the left, 10 % from the top, 30 % wide, 5 % high',
  );
});
