// The text of a page with that of its frames, as far as the browser lets Waymark into them; of the others it says so.
import { type PageCopy, TEXT_BYTES_MAX } from '../capture/page-copy.ts';

/** Characters of markup below which a frame holds nothing to read. */
const FRAME_TEXT_MIN = 200;

const hostOf = (url: string): string => new URL(url).host;
// hosts are ASCII without any character that means something in markup
const section = ({ url, html }: PageCopy): string =>
  `<section>\n<h2>In a frame from ${hostOf(url)}</h2>\n${html}\n</section>`;

export const notEntered = (host: string): string =>
  `What a frame from ${host} showed was not kept: Waymark may read it only with your permission for ${host}.`;

/** Null when neither the page nor a frame has any text. `frames` are those that could be entered. */
export function withFrames(top: PageCopy | null, frames: (PageCopy | null)[]): PageCopy | null {
  if (!top) return null;
  const entered = frames.filter((frame) => frame !== null);
  const kept: PageCopy[] = [];
  let length = top.html.length;
  let isWhole = true;
  for (const frame of entered) {
    if (frame.html.length < FRAME_TEXT_MIN || kept.some(({ html }) => html === frame.html)) continue;
    length += frame.html.length;
    if (length > TEXT_BYTES_MAX) isWhole = false;
    else kept.push(frame);
  }
  const html = [top.html, ...kept.map(section)].filter(Boolean).join('\n');
  if (!html) return null;
  const known = new Set(entered.map(({ url }) => hostOf(url)));
  const closed = new Set(
    [top, ...entered].flatMap(({ closedFrames }) => closedFrames).filter((host) => !known.has(host)),
  );
  const notes = [
    ...top.notes,
    ...kept.flatMap(({ notes }) => notes),
    isWhole ? '' : 'There was more text in its frames than there is room for. Some of it was left out.',
    ...[...closed].map(notEntered),
  ];
  return { ...top, html, notes: [...new Set(notes)].filter(Boolean).slice(0, 8) };
}
