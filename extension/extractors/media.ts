// The video or sound that a page holds, in its own document and in frames on its own origin.
import { toSeconds } from '../../shared/wording/page-date.ts';
import { type Described, hasType } from './schema-node.ts';
import { frameDocument } from './shown-lines.ts';

const MEDIA_MAX = 30;
const FRAMES_MAX = 20;
const FRAME_DEPTH = 2;
/** Shorter ones are trailers, jingles and decoration. */
const SECONDS_MIN = 60;

function mediaIn(document: Document, depth: number): Element[] {
  const own = [...document.querySelectorAll('video, audio')].slice(0, MEDIA_MAX);
  if (depth >= FRAME_DEPTH) return own;
  const frames = [...document.querySelectorAll('iframe, frame')].slice(0, FRAMES_MAX).map(frameDocument);
  return [...own, ...frames.flatMap((inside) => (inside ? mediaIn(inside, depth + 1) : []))].slice(0, MEDIA_MAX);
}

/** Every video and audio element that can be reached, those of the page before those of its frames. */
export const reachableMedia = (document: Document): Element[] => mediaIn(document, 0);

/** The length of the longest one over a minute, in seconds; a live stream's is infinite and counts as unknown. Null for none. */
export function mediaSeconds(document: Document): number | null {
  const lengths = reachableMedia(document).map((medium) =>
    'duration' in medium ? (toSeconds(medium.duration) ?? 0) : 0,
  );
  const longest = Math.max(0, ...lengths);
  return longest > SECONDS_MIN ? longest : null;
}

/** Frames of players, closed to the page's own scripts. */
const PLAYERS =
  /^https:\/\/(?:(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/|player\.vimeo\.com\/|[\w.-]+\.(?:wistia\.(?:com|net)|panopto\.(?:com|eu)|kaltura\.com|brightcove\.net)\/)/i;
const RECORDED = /^(?:VideoObject|AudioObject|Clip)$/;

/** A clip that repeats itself without sound is decoration, and a stream without an end is live. */
const isPlayed = (medium: Element): boolean =>
  !(medium.hasAttribute('loop') && medium.hasAttribute('muted')) &&
  !('duration' in medium && medium.duration === Number.POSITIVE_INFINITY);

/** Whether the page holds something to be watched or heard on any day; `described` is what its data blocks tell of. */
export const hasRecording = (document: Document, described: readonly Described[]): boolean =>
  reachableMedia(document).some(isPlayed) ||
  described.some(({ node }) => hasType(node, RECORDED)) ||
  [...document.querySelectorAll('iframe[src]')].some((frame) => PLAYERS.test(frame.getAttribute('src') ?? ''));
