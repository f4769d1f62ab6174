// The words of a page without its structure, within a limit of time and length: for pages too large or too odd for a reader view.

const SKIPPED = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'IFRAME',
  'OBJECT',
  'SVG',
  'SELECT',
  'TEXTAREA',
  'BUTTON',
  'NAV',
]);
const INLINE = new Set(
  'A ABBR B BDI BDO CITE CODE DEL DFN EM FONT I INS KBD MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR'.split(' '),
);
/** How many texts are read between two looks at the clock. */
const LOOK_EVERY = 500;

export interface PlainText {
  paragraphs: string[];
  /** False when time or room ran out. */
  isWhole: boolean;
}

/** `deadlineMs` is on the clock of performance.now(). */
export function plainText(root: Element, limits: { charactersMax: number; deadlineMs: number }): PlainText {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && SKIPPED.has(node.tagName.toUpperCase())
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const paragraphs: string[] = [];
  let line = '';
  let length = 0;
  let read = 0;
  const end = () => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (text) paragraphs.push(text);
    line = '';
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType !== Node.TEXT_NODE) {
      if (!INLINE.has(node.nodeName.toUpperCase())) end();
      continue;
    }
    const text = node.nodeValue ?? '';
    line += text.slice(0, limits.charactersMax - length);
    length += text.length;
    if (length >= limits.charactersMax || (++read % LOOK_EVERY === 0 && performance.now() > limits.deadlineMs)) {
      end();
      return { paragraphs, isWhole: false };
    }
  }
  end();
  return { paragraphs, isWhole: true };
}
