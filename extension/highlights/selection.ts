// What the person has selected on the page, as a passage; or why it cannot be marked in its place.
import { describePassage } from './anchor.ts';
import type { Selected } from './page-messages.ts';
import { readPageText } from './page-text.ts';

/** A page is read for at most this long before the selection is kept as bare words. */
const READ_MS = 1_500;

const FRAMES = 'iframe, frame, object, embed';
const TYPED = 'input, textarea, select, [contenteditable=""], [contenteditable=true]';

/** The selection, told as what it is; `words` are there where the browser tells them although the place is closed to us. */
export function selectedPassage(): Selected {
  const selection = getSelection();
  const words = (selection?.toString() ?? '').trim();
  const active = document.activeElement;
  // of what is selected in a field the page's selection has the words, and no range
  if (active?.matches(TYPED) && selection?.isCollapsed !== false) return { why: 'typed', words: '' };
  if (!selection || selection.rangeCount === 0 || words === '') {
    return { why: active?.matches(FRAMES) ? 'frame' : 'nothing', words: '' };
  }
  const range = selection.getRangeAt(0);
  if (isWithin(range.commonAncestorContainer, TYPED)) return { why: 'typed', words: '' };
  // of a selection in a component's own tree the page sees a point at the component, and the words
  if (range.collapsed || isOfComponent(range)) return { why: 'part', words };
  const page = readPageText(document.body, { untilMs: performance.now() + READ_MS });
  const described = describePassage(range, page, document.body);
  if ('target' in described) return described;
  return described.why === 'too-long' ? { why: 'too-long', words: '' } : { why: 'part', words };
}

const isWithin = (node: Node, selector: string): boolean =>
  (node instanceof Element ? node : node.parentElement)?.closest(selector) != null;

const isOfComponent = ({ startContainer, endContainer }: Range): boolean =>
  [startContainer, endContainer].some((node) => node.getRootNode() !== node.ownerDocument);
