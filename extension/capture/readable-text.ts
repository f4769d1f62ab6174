// The readable text of a page as harmless HTML: what a reader view would show, with nothing in it that acts, loads or tracks.
import { Readability } from '@mozilla/readability';
import DOMPurify from 'dompurify';
import { TEXT_BYTES_MAX } from './page-copy.ts';
import { plainText } from './plain-text.ts';

/** Above this a reader view takes longer than a person waits (measured: a page of 20 MB took 11 s): the words are taken plainly. */
const ELEMENTS_MAX = 30_000;
const CHARACTERS_MAX = 6_000_000;
/** Time for reading plainly. */
const PLAIN_MS = 2_000;

const TAGS =
  'a abbr address article aside b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var'.split(
    ' ',
  );
const ATTRIBUTES = ['href', 'title', 'lang', 'dir', 'colspan', 'rowspan', 'scope', 'datetime'];

export interface ReadableText {
  /** Sanitised HTML of the body; empty when there is nothing to read. */
  html: string;
  /** What was left out, in whole sentences for the person. */
  notes: string[];
}

/** Links only, and only to the web; everything else that has an address goes. */
export function sanitise(html: string): HTMLElement {
  const body = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOWED_URI_REGEXP: /^https?:\/\//i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM: true,
  });
  if (!(body instanceof HTMLElement)) throw new Error('the sanitiser gave no element');
  return body;
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
  const body = document.implementation.createHTMLDocument('').body;
  for (const text of paragraphs) {
    const paragraph = body.ownerDocument.createElement('p');
    paragraph.textContent = text;
    body.append(paragraph);
  }
  const notes = [why, isWhole ? '' : 'The page is too large to keep whole. What comes later in it was left out.'];
  return { html: body.innerHTML, notes: notes.filter(Boolean) };
}

/** Pictures are not kept, since showing them would ask another server; their descriptions are. */
function describePictures(page: Document): void {
  for (const picture of page.querySelectorAll('img[alt]')) {
    const words = picture.getAttribute('alt')?.trim();
    if (words) picture.replaceWith(`[Picture: ${words}]`);
  }
}

function frameNotes(page: Document): string[] {
  const large = [...page.querySelectorAll('iframe')].filter(
    (frame) => frame.offsetWidth >= 300 && frame.offsetHeight >= 200,
  );
  return large.length > 0 ? ['Parts of the page stand in frames of their own and were not kept.'] : [];
}

/** The readable text of the page; works on a copy and leaves the page as it was. */
export function readText(page: Document): ReadableText {
  // not `page.body`: a page may have a form by the name of "body", which would stand in its place
  const body = page.documentElement.querySelector('body');
  if (!body) return { html: '', notes: [] };
  const isLarge =
    page.getElementsByTagName('*').length > ELEMENTS_MAX || (body.textContent ?? '').length > CHARACTERS_MAX;
  if (isLarge) return plainly(body, 'The page is very large, so its words were kept without headings and links.');
  try {
    const frames = frameNotes(page);
    const copy = page.cloneNode(true) as Document;
    describePictures(copy);
    const article = new Readability(copy, { maxElemsToParse: ELEMENTS_MAX, charThreshold: 200 }).parse();
    if (!article?.content) return withNotes(plainly(body, ''), frames);
    return withNotes(cut(sanitise(article.content)), frames);
  } catch {
    return plainly(
      body,
      'The page is built in a way that a reader cannot follow, so its words were kept without headings and links.',
    );
  }
}

const withNotes = (text: ReadableText, notes: string[]): ReadableText => ({
  ...text,
  notes: [...text.notes, ...notes],
});
