// Boxes on a picture, as shares of its width and height from 0 to 1, so that they hold whatever the size it is shown or kept at.

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A smaller box could be neither seen nor caught. */
export const SIDE_MIN = 0.02;
/** How far one press of an arrow key goes. */
export const STEP = 0.01;

const between = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** The same box inside the picture, and not too small. */
export function inside({ x, y, width, height }: Box): Box {
  const [wide, high] = [between(width, SIDE_MIN, 1), between(height, SIDE_MIN, 1)];
  return { x: between(x, 0, 1 - wide), y: between(y, 0, 1 - high), width: wide, height: high };
}

export const moved = (box: Box, right: number, down: number): Box =>
  inside({ ...box, x: box.x + right, y: box.y + down });

/** Its upper left corner stays; it grows no further than the picture. */
export const grown = (box: Box, right: number, down: number): Box =>
  inside({
    ...box,
    width: Math.min(box.width + right, 1 - box.x),
    height: Math.min(box.height + down, 1 - box.y),
  });

interface Point {
  x: number;
  y: number;
}

/** The box between two corners, whichever was first. */
export function spanned(one: Point, other: Point): Box {
  const [left, right] = [one.x, other.x].map((value) => between(value, 0, 1)).sort((a, b) => a - b);
  const [top, bottom] = [one.y, other.y].map((value) => between(value, 0, 1)).sort((a, b) => a - b);
  return inside({
    x: left ?? 0,
    y: top ?? 0,
    width: (right ?? 0) - (left ?? 0),
    height: (bottom ?? 0) - (top ?? 0),
  });
}

const percent = (share: number): number => Math.round(share * 100);

/** "20 % from the left, 10 % from the top, 30 % wide, 5 % high". */
export const boxInWords = ({ x, y, width, height }: Box): string =>
  `${percent(x)} % from the left, ${percent(y)} % from the top, ${percent(width)} % wide, ${percent(height)} % high`;

export interface PixelBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Whole pixels of a picture of this size: outwards, so that nothing at an edge stays. */
export function toPixels({ x, y, width, height }: Box, size: { width: number; height: number }): PixelBox {
  const left = Math.max(0, Math.floor(x * size.width));
  const top = Math.max(0, Math.floor(y * size.height));
  const right = Math.min(size.width, Math.ceil((x + width) * size.width));
  const bottom = Math.min(size.height, Math.ceil((y + height) * size.height));
  return { left, top, width: right - left, height: bottom - top };
}
