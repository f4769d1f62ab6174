// Paints passages by the CSS Custom Highlight API: nothing of the page itself is changed.
import { LOOKS, type Look } from './highlight-style.ts';

export interface Painted {
  range: Range;
  isNoted: boolean;
}

/** How long a passage stands out after one has gone to it. It does not move or blink, whatever the person prefers. */
export const STAND_OUT_MS = 1_800;

/** Lightness of a colour as `getComputedStyle` writes it, 0 to 1; null for notations that are rare there. */
export function lightnessOf(color: string): number | null {
  const rgb = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)/.exec(color);
  const srgb = /^color\(srgb ([\d.]+) ([\d.]+) ([\d.]+)/.exec(color);
  const parts = rgb ? rgb.slice(1).map((part) => Number(part) / 255) : srgb?.slice(1).map(Number);
  if (!parts) return null;
  const [red = 0, green = 0, blue = 0] = parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Words that are light stand on a dark ground, whatever makes it dark: a colour, a picture or the browser. */
function isOnDark(range: Range): boolean {
  const element = range.startContainer.parentElement;
  return element !== null && (lightnessOf(getComputedStyle(element).color) ?? 0) > 0.55;
}

export function openPaint() {
  let standing: ReturnType<typeof setTimeout> | undefined;

  /** Whether this browser can paint at all: Chrome from 105, Firefox from 140. */
  const canPaint = typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function';

  function put(look: Look, ranges: Range[], priority = 0): void {
    if (!canPaint) return;
    if (ranges.length === 0) {
      CSS.highlights.delete(look);
      return;
    }
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    CSS.highlights.set(look, highlight);
  }

  return {
    canPaint,
    /** Paints these and no others. */
    paint(all: Painted[]): void {
      const looks = Object.groupBy(
        all,
        ({ range, isNoted }): Look => `waymark-passage${isNoted ? '-noted' : ''}${isOnDark(range) ? '-on-dark' : ''}`,
      );
      for (const look of LOOKS.slice(0, 4)) put(look, looks[look]?.map(({ range }) => range) ?? []);
    },
    /** Lets one stand out for a while. */
    standOut(range: Range): void {
      clearTimeout(standing);
      const isDark = isOnDark(range);
      put('waymark-passage-shown', isDark ? [] : [range], 1);
      put('waymark-passage-shown-on-dark', isDark ? [range] : [], 1);
      standing = setTimeout(() => {
        put('waymark-passage-shown', []);
        put('waymark-passage-shown-on-dark', []);
      }, STAND_OUT_MS);
    },
  };
}
export type Paint = ReturnType<typeof openPaint>;

/** Brings a passage to the middle of what is seen; at once for who prefers less motion. */
export function scrollTo(range: Range): void {
  const element = range.startContainer.parentElement;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: isCalm ? 'instant' : 'smooth' });
}

/** Which of the passages is under a point of the window, or null. */
export function passageAt<T extends { range: Range }>(all: Iterable<T>, x: number, y: number): T | null {
  const caret = caretAt(x, y);
  if (!caret) return null;
  for (const one of all) {
    if (!one.range.startContainer.isConnected || !one.range.isPointInRange(...caret)) continue;
    // the caret goes to the nearest letter, however far that is
    const isOver = [...one.range.getClientRects()].some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    );
    if (isOver) return one;
  }
  return null;
}

function caretAt(x: number, y: number): [Node, number] | null {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && [position.offsetNode, position.offset];
  }
  // Chrome before 128
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range && [range.startContainer, range.startOffset];
}
