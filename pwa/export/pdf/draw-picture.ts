// A picture in the flow of a document: as wide as the text at most, on the page where it fits, with words for who does not see it.
import type { DrawnPicture } from '../blocks.ts';
import { MARGIN, TEXT_WIDTH } from './house-style.ts';
import { BOTTOM, hasRoom, newPage, PAGE_ROOM, type PageFlow } from './page-flow.ts';

/** Points for a pixel where there is room: 96 pixels an inch. */
const POINTS_A_PIXEL = 0.75;
/** A picture is made a little smaller rather than leaving a page this empty. */
const ROOM_TO_SHRINK_INTO = PAGE_ROOM * 0.6;
const GAP = 12;

export function drawPicture(flow: PageFlow, { bytes, width, height, alt }: DrawnPicture): void {
  const room = BOTTOM - flow.y;
  const fits = (most: number) => Math.min(POINTS_A_PIXEL, TEXT_WIDTH / width, most / height);
  const whole = height * fits(PAGE_ROOM);
  const goesHere = hasRoom(flow, whole) || room >= ROOM_TO_SHRINK_INTO;
  if (!goesHere) newPage(flow);
  const scale = fits(goesHere ? Math.min(room, PAGE_ROOM) : PAGE_ROOM);
  flow.tree.figure(alt, () =>
    flow.doc.addImage(bytes, 'JPEG', MARGIN.left, flow.y, width * scale, height * scale, undefined, 'NONE'),
  );
  flow.y += height * scale + GAP;
}
