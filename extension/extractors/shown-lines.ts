// The page's words as lines, one a block, as a person reads them: without menus, footers, forms and what is hidden.
import { asLine } from '../../shared/model/parse.ts';
import type { ShownLine } from '../../shared/wording/shown-line.ts';

const NODES_MAX = 20_000;
const CHARACTERS_MAX = 120_000;
const LINE_MAX = 2_000;
const DEPTH_MAX = 400;
const FRAME_DEPTH = 2;

const LEFT_OUT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE NAV FOOTER ASIDE SELECT TEXTAREA SVG CANVAS HEAD VIDEO AUDIO OBJECT'.split(' '),
);
const BLOCKS = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE BR BUTTON CAPTION DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FORM H1 H2 H3 H4 H5 H6 HEADER HR LABEL LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
const ROLES_LEFT_OUT = /^(?:navigation|banner|contentinfo|complementary|search|dialog|menu|menubar)$/;

function isLeftOut(element: Element, tag: string): boolean {
  if (LEFT_OUT.has(tag) || element.hasAttribute('hidden')) return true;
  if (element.getAttribute('aria-hidden') === 'true') return true;
  if (ROLES_LEFT_OUT.test(element.getAttribute('role') ?? '')) return true;
  return /\b(?:comments?|related|recommend\w*|cookie\w*|sidebar)\b/i.test(
    `${element.id} ${element.getAttribute('class') ?? ''}`.slice(0, 300).replace(/[-_]/g, ' '),
  );
}

/** The document of a frame on the page's own origin; null for one that is closed to us. */
export function frameDocument(frame: Element): Document | null {
  try {
    return 'contentDocument' in frame ? ((frame.contentDocument as Document | null) ?? null) : null;
  } catch {
    return null;
  }
}

/** Lines in the order of the document, those of frames on the same origin where the frame stands. Capped in nodes and characters. */
export function shownLines(document: Document): ShownLine[] {
  const lines: ShownLine[] = [];
  let text = '';
  let heading = 0;
  let nodes = 0;
  let characters = 0;

  const flush = () => {
    const line = asLine(text, LINE_MAX);
    if (line) lines.push({ text: line, heading });
    characters += line.length;
    text = '';
  };

  const walk = (parent: Node, depth: number, frames: number): void => {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (++nodes > NODES_MAX || characters > CHARACTERS_MAX) return;
      if (node.nodeType === 3) {
        if (text.length < LINE_MAX) text += (node.nodeValue ?? '').slice(0, LINE_MAX * 2);
        continue;
      }
      if (node.nodeType !== 1 || depth > DEPTH_MAX) continue;
      const element = node as Element;
      const tag = element.tagName.toUpperCase();
      if (tag === 'IFRAME' || tag === 'FRAME') {
        const inside = frames < FRAME_DEPTH ? frameDocument(element)?.body : null;
        flush();
        if (inside) walk(inside, depth + 1, frames + 1);
        flush();
        continue;
      }
      if (isLeftOut(element, tag)) continue;
      if (!BLOCKS.has(tag)) {
        walk(element, depth + 1, frames);
        continue;
      }
      flush();
      const level = /^H([1-6])$/.exec(tag)?.[1];
      const before = heading;
      if (level) heading = Number(level);
      walk(element, depth + 1, frames);
      flush();
      heading = before;
    }
  };

  if (document.body) walk(document.body, 0, 0);
  flush();
  return lines;
}
