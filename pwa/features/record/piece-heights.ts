// How tall the pieces of the list were when they stood on the page: so much room is left for them while they are off it.
import { asRecord } from '../../../shared/model/parse.ts';
import type { Piece } from './pieces.ts';

const KEPT_AS = 'waymark-record-heights';
/** A row of two lines; used until one was seen. */
const ROW_PX = 75;

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

/** CSS pixels that a piece took or will take. */
export const heightOf = (piece: Piece): number =>
  heights.get(keyOf(piece)) ?? Math.round(piece.ids.length * (seenRows > 0 ? seenPx / seenRows : ROW_PX));

/** The piece stands on the page, this tall. */
export function sawHeight(piece: Piece, px: number): void {
  if (px <= 0) return;
  forgetWhenOtherwise();
  if (!heights.has(keyOf(piece))) {
    seenPx += px;
    seenRows += piece.ids.length;
  }
  heights.set(keyOf(piece), px);
}
