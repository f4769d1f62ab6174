// HTML from a page made harmless: words, structure and links to the web, and nothing in it that acts, loads or tracks.
import DOMPurify from 'dompurify';

const TAGS =
  'a abbr address article aside b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var'.split(
    ' ',
  );
/** No `src`: a picture stays only until its description has taken its place. */
const ATTRIBUTES = ['href', 'title', 'lang', 'dir', 'colspan', 'rowspan', 'scope', 'datetime', 'alt'];

const lettersOf = (text: string | null | undefined): string =>
  (text ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Pictures are not kept, since showing them would ask another server; their descriptions are, unless a caption says the same. */
function describePictures(body: HTMLElement): void {
  for (const picture of body.querySelectorAll('img')) {
    const words = picture.getAttribute('alt')?.trim() ?? '';
    const caption = lettersOf(picture.closest('figure')?.querySelector('figcaption')?.textContent);
    const isSaid = !lettersOf(words) || caption.includes(lettersOf(words));
    picture.replaceWith(isSaid ? '' : `[Picture: ${words}]`);
  }
}

/** Formulas as their TeX where they carry it, and the words of drawings: the sanitiser would drop both whole. */
function putInWords(body: HTMLElement): void {
  for (const formula of body.querySelectorAll('math')) {
    const tex =
      formula.getAttribute('data-latex') ??
      formula.querySelector('annotation[encoding*="tex" i]')?.textContent ??
      formula.getAttribute('alttext');
    formula.replaceWith(` ${(tex || formula.textContent || '').trim()} `);
  }
  for (const drawing of body.querySelectorAll('svg')) {
    const words = [...drawing.querySelectorAll('text, foreignObject')].map((text) => text.textContent?.trim() ?? '');
    drawing.replaceWith(` ${words.join(' ')} `);
  }
}

/** Links only, and only to the web; everything else that has an address goes. */
export function sanitise(html: string): HTMLElement {
  // a document without a window: nothing in it runs or loads
  const given = new DOMParser().parseFromString(html, 'text/html').body;
  putInWords(given);
  const body = DOMPurify.sanitize(given.innerHTML, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOWED_URI_REGEXP: /^https?:\/\//i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM: true,
  });
  if (!(body instanceof HTMLElement)) throw new Error('the sanitiser gave no element');
  describePictures(body);
  return body;
}
