// Large frames of a page that cannot be read from here, so that a person is told what was not saved.
import { pageLine } from '../extractors/page-text.ts';
import { frameDocument } from '../extractors/shown-lines.ts';

export interface ClosedFrame {
  /** Address without parameters, which in frames often let somebody in. */
  src: string;
  /** What the page calls the frame; may be empty. */
  title: string;
}

const FRAMES_MAX = 60;
const CLOSED_MAX = 10;
const DEPTH_MAX = 3;
/** Pixels; a course or a player is larger, a button or an advertisement's counter smaller. */
const WIDTH_MIN = 300;
const HEIGHT_MIN = 150;

/** Frames that hold nothing of the page's own: checks, counters, consent, advertisements, sign-in. */
const BESIDE =
  /(?:^|\.)(?:googletagmanager\.com|doubleclick\.net|googlesyndication\.com|adservice\.google\.\w+|recaptcha\.net|hcaptcha\.com|challenges\.cloudflare\.com|consensu\.org|trustarc\.com|cookiebot\.com|onetrust\.com|criteo\.com|taboola\.com|outbrain\.com|accounts\.google\.com|platform\.twitter\.com|disqus\.com)$/i;

function isLarge(frame: Element): boolean {
  const box = 'getBoundingClientRect' in frame ? frame.getBoundingClientRect() : null;
  if (box && (box.width > 0 || box.height > 0)) return box.width >= WIDTH_MIN && box.height >= HEIGHT_MIN;
  const size = (name: string): number | null => {
    const value = frame.getAttribute(name) ?? '';
    return /^\d+(?:px)?$/.test(value) ? Number.parseInt(value, 10) : null;
  };
  // without a layout and without a size it is left out only when it says that it is small
  return (size('width') ?? WIDTH_MIN) >= WIDTH_MIN && (size('height') ?? HEIGHT_MIN) >= HEIGHT_MIN;
}

const isShown = (frame: Element): boolean =>
  // only a document that is laid out knows what its style sheets hide
  (!('checkVisibility' in frame) || frame.checkVisibility({ visibilityProperty: true })) &&
  frame.closest('[hidden], [aria-hidden="true"]') === null &&
  !/(?:display:\s*none|visibility:\s*hidden)/i.test(frame.getAttribute('style') ?? '');

function addressOf(frame: Element, base: string): URL | null {
  try {
    const url = new URL(frame.getAttribute('src') ?? '', base);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** Each large frame closed to the page's own scripts, also those inside of open frames; the same address once, at most ten. */
export function closedFrames(document: Document, depth = 0): ClosedFrame[] {
  const found = new Map<string, ClosedFrame>();
  for (const frame of [...document.querySelectorAll('iframe, frame')].slice(0, FRAMES_MAX)) {
    const inside = frameDocument(frame);
    if (inside && depth < DEPTH_MAX) {
      for (const closed of closedFrames(inside, depth + 1)) found.set(closed.src, closed);
      continue;
    }
    const url = frame.hasAttribute('src') ? addressOf(frame, document.baseURI || 'about:blank') : null;
    if (!url || BESIDE.test(url.hostname) || !isShown(frame) || !isLarge(frame)) continue;
    const src = `${url.origin}${url.pathname}`;
    if (!found.has(src)) found.set(src, { src, title: pageLine(frame.getAttribute('title')) });
  }
  return [...found.values()].slice(0, CLOSED_MAX);
}
