// The readable text of a page as harmless HTML: what a reader view would show, with nothing in it that acts, loads or tracks.
import { withOwnNames } from './own-names.ts';
import { TEXT_BYTES_MAX } from './page-copy.ts';
import { plainText } from './plain-text.ts';
import { readerView } from './readers.ts';

/** Above this a reader view takes longer than a person waits (measured: a page of 20 MB took 11 s): the words are taken plainly. */
const ELEMENTS_MAX = 30_000;
const CHARACTERS_MAX = 6_000_000;
/** Readers climb from each element to its ancestors: ten thousand levels took a minute and a half. The HTML parser itself stops at 512. */
const DEPTH_MAX = 300;
/** Time for reading plainly. */
const PLAIN_MS = 2_000;

const UNREADABLE =
  'The page is built in a way that a reader cannot follow, so its words were kept without headings and links.';

export interface ReadableText {
  /** Sanitised HTML of the body; empty when there is nothing to read. */
  html: string;
  /** What was left out, in whole sentences for the person. */
  notes: string[];
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The outermost element that has more than one child: readers wrap the text in boxes. */
function unwrapped(body: HTMLElement): Element {
  let box: Element = body;
  while (
    box.childElementCount === 1 &&
    box.firstElementChild &&
    box.textContent === box.firstElementChild.textContent
  ) {
    box = box.firstElementChild;
  }
  return box;
}

/** Whole blocks from the top until the limit is reached. */
function cut(body: HTMLElement): ReadableText {
  const whole = body.innerHTML;
  if (bytesOf(whole) <= TEXT_BYTES_MAX) return { html: whole, notes: [] };
  const kept: string[] = [];
  let sizeBytes = 0;
  for (const block of unwrapped(body).children) {
    const html = block.outerHTML;
    sizeBytes += bytesOf(html);
    if (sizeBytes > TEXT_BYTES_MAX) break;
    kept.push(html);
  }
  if (kept.length === 0) return plainly(body, '');
  return {
    html: kept.join(''),
    notes: ['The page is longer than 2 MB of text. What comes after that was left out.'],
  };
}

function plainly(root: Element, why: string): ReadableText {
  const { paragraphs, isWhole } = plainText(root, {
    charactersMax: TEXT_BYTES_MAX / 2,
    deadlineMs: performance.now() + PLAIN_MS,
  });
  const body = new DOMParser().parseFromString('', 'text/html').body;
  for (const text of paragraphs) {
    const paragraph = body.ownerDocument.createElement('p');
    paragraph.textContent = text;
    body.append(paragraph);
  }
  const notes = [why, isWhole ? '' : 'The page is too large to keep whole. What comes later in it was left out.'];
  return { html: body.innerHTML, notes: notes.filter(Boolean) };
}

function isDeep(root: Element): boolean {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  let depth = 0;
  for (;;) {
    if (walker.firstChild()) depth++;
    else {
      while (!walker.nextSibling()) {
        if (!walker.parentNode()) return false;
        depth--;
      }
    }
    if (depth > DEPTH_MAX) return true;
  }
}

/** The readable text of the page; works on a copy and leaves the page as it was. */
export function readText(live: Document): ReadableText {
  const page = withOwnNames(live);
  const body = page.documentElement.querySelector('body');
  if (!body) return { html: '', notes: [] };
  const isLarge =
    page.getElementsByTagName('*').length > ELEMENTS_MAX || (body.textContent ?? '').length > CHARACTERS_MAX;
  if (isLarge) return plainly(body, 'The page is very large, so its words were kept without headings and links.');
  if (isDeep(body)) return plainly(body, UNREADABLE);
  try {
    const view = readerView(page);
    return view ? cut(view) : plainly(body, '');
  } catch {
    return plainly(body, UNREADABLE);
  }
}
