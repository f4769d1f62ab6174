// The words of a page in their order, up to a length: for looking through them inside the page, not for keeping. What the copies
// of a page would hold is in it too: shadow roots, and frames on the page's own origin.
import { childNodesOf, hasAttribute, kindOf, nameOf, rootElementOf, textOf } from '../proof/page-file/dom.ts';
import { frameDocument, shadowRootOf } from '../proof/page-file/inner-trees.ts';

/** Characters looked through, about 40,000 words. A page that shows a patient does so near its top. */
const TEXT_MAX = 250_000;
/** Frames within frames that are entered, as for the copy that looks like the page. */
export const FRAME_DEPTH = 4;
/** A page built to take longer is looked through as far as that. */
const TIME_MS = 1_500;
/** How many nodes are read between two looks at the clock. */
const LOOK_EVERY = 500;
const UNSEEN = new Set('head script style noscript template textarea select option svg'.split(' '));
/** Between these, words do not run on: a cell, a term, a line and a frame each stand alone. */
const LINES = new Set('p div li td th dt dd br tr h1 h2 h3 h4 section label body frame iframe'.split(' '));

interface Waiting {
  node: Node;
  /** How many frames it stands in. */
  frames: number;
}

/** Text of the elements that are no code and no field; nothing is laid out for it, so it costs little on a large page. */
export function shownText(page: Document, timeMs = TIME_MS): string {
  const endMs = performance.now() + timeMs;
  const parts: string[] = [];
  let length = 0;
  let seen = 0;
  /** The next one last. A stack of our own: pages nest deeper than calls may. */
  const waiting: Waiting[] = [];
  /** Children of a host that its shadow root shows in a slot: they come from there first, then as its children. */
  const slotted = new Set<Node>();
  const read = new Set<Node>();

  function take(text: string): void {
    parts.push(text);
    length += text.length;
  }

  function later(nodes: readonly Node[], frames: number): void {
    for (let at = nodes.length - 1; at >= 0; at--) {
      const node = nodes[at];
      if (node) waiting.push({ node, frames });
    }
  }

  function enter(element: Element, frames: number): void {
    if (UNSEEN.has(nameOf(element).toLowerCase()) || hasAttribute(element, 'hidden')) return;
    if (LINES.has(nameOf(element).toLowerCase())) take(' \n');
    const inside = frames < FRAME_DEPTH ? frameDocument(element) : null;
    if (inside) {
      later([rootElementOf(inside)], frames + 1);
      return;
    }
    const shown = nameOf(element) === 'slot' ? HTMLSlotElement.prototype.assignedNodes.call(element) : [];
    for (const node of shown) slotted.add(node);
    const shadow = shadowRootOf(element);
    later(shown.length > 0 ? shown : Array.from(childNodesOf(element)), frames);
    // on top, so that it is read before what stands in its slots
    if (shadow) later(Array.from(childNodesOf(shadow)), frames);
  }

  if (rootElementOf(page)) later([rootElementOf(page)], 0);
  while (length < TEXT_MAX) {
    const next = waiting.pop();
    if (!next || (++seen % LOOK_EVERY === 0 && performance.now() > endMs)) break;
    const { node, frames } = next;
    if (read.has(node)) continue;
    if (slotted.has(node)) read.add(node);
    if (kindOf(node) === Node.TEXT_NODE) take((textOf(node) ?? '').slice(0, TEXT_MAX).replace(/\s+/g, ' '));
    else if (kindOf(node) === Node.ELEMENT_NODE) enter(node as Element, frames);
  }
  return parts.join('').slice(0, TEXT_MAX);
}
