// The words of a page in their order, up to a length: for looking through them inside the page, not for keeping.

/** Characters looked through, about 40,000 words. A page that shows a patient does so near its top. */
const TEXT_MAX = 250_000;
const UNSEEN = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TEXTAREA', 'SELECT', 'OPTION', 'SVG']);
/** Between these, words do not run on: a cell, a term and a line each stand alone. */
const LINES = new Set([
  'P',
  'DIV',
  'LI',
  'TD',
  'TH',
  'DT',
  'DD',
  'BR',
  'TR',
  'H1',
  'H2',
  'H3',
  'H4',
  'SECTION',
  'LABEL',
]);

/** Text of the elements that are no code and no field; nothing is laid out for it, so it costs little on a large page. */
export function shownText(document: Document): string {
  const root = document.body;
  if (!root) return '';
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    const element = node as Element;
    return UNSEEN.has(element.tagName.toUpperCase()) || element.hasAttribute('hidden')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT;
  });
  const parts: string[] = [];
  let length = 0;
  for (let node = walker.nextNode(); node && length < TEXT_MAX; node = walker.nextNode()) {
    const text = node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '').replace(/\s+/g, ' ') : '';
    const part = text || (LINES.has((node as Element).tagName) ? ' \n' : '');
    if (!part) continue;
    parts.push(part);
    length += part.length;
  }
  return parts.join('').slice(0, TEXT_MAX);
}
