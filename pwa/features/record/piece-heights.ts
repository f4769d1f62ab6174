// How tall the pieces of the list were when they stood on the page: so much room is left for them while they are off it.
import { asRecord } from '../../../shared/model/parse.ts';
import type { Piece } from './pieces.ts';

const KEPT_AS = 'waymark-record-heights';
/** A row of two lines; used until one was seen. */
const ROW_PX = 72;

const heights = new Map<string, number>(readKept());
let [seenPx, seenRows] = [0, 0];

/** Lines break elsewhere in a window of another width. */
const look = () => `${innerWidth} ${getComputedStyle(document.documentElement).fontSize}`;
let seenIn = look();

const keyOf = ({ key, ids }: Piece): string => `${key}/${ids.length}`;

/** What an earlier look at this page in this tab has left, so that after a reload the same place is found. */
function* readKept(): Iterable<[string, number]> {
  try {
    const kept = asRecord(JSON.parse(sessionStorage.getItem(KEPT_AS) ?? '{}'));
    if (kept.look !== look()) return;
    for (const [key, px] of Object.entries(asRecord(kept.heights))) if (typeof px === 'number') yield [key, px];
  } catch {
    // no storage, or not ours: the heights are guessed until they are seen
  }
}

addEventListener('pagehide', () => {
  try {
    sessionStorage.setItem(KEPT_AS, JSON.stringify({ look: seenIn, heights: Object.fromEntries(heights) }));
  } catch {
    // see above
  }
});

function forgetWhenOtherwise(): void {
  const now = look();
  if (now === seenIn) return;
  seenIn = now;
  heights.clear();
  [seenPx, seenRows] = [0, 0];
}
addEventListener('resize', forgetWhenOtherwise);

/** Rows that stand on the page say how tall a row is here, while no piece was seen yet. */
export function seeRows(rows: ArrayLike<HTMLElement>): void {
  if (seenRows > 0) return;
  for (const row of Array.from(rows)) {
    seenPx += row.offsetHeight;
    seenRows += 1;
  }
}

/** CSS pixels that a piece took or will take. What was guessed once stays, so that coming back finds the page as it was. */
export function heightOf(piece: Piece): number {
  const key = keyOf(piece);
  const px = heights.get(key) ?? Math.round(piece.ids.length * (seenRows > 0 ? seenPx / seenRows : ROW_PX));
  heights.set(key, px);
  return px;
}

/** The piece stands on the page, this tall. */
export function sawHeight(piece: Piece, px: number): void {
  if (px <= 0) return;
  forgetWhenOtherwise();
  seenPx += px;
  seenRows += piece.ids.length;
  heights.set(keyOf(piece), px);
}
