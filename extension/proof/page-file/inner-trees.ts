// The trees inside an element that Waymark may look into: its shadow root, and the document of a frame on the page's own origin.
import { browser } from 'wxt/browser';
import { nameOf, rootElementOf } from './dom.ts';

/** Elements that the standard allows a shadow root, besides those of the page's own making. */
const MAY_HOST = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

type Opens = { openOrClosedShadowRoot?: (element: Element) => ShadowRoot | null };

/** The shadow root of an element, closed ones too where the browser lets extensions look. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  const tag = nameOf(element);
  if (!tag.includes('-') && !MAY_HOST.has(tag)) return null;
  try {
    const inFirefox = (element as unknown as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
    if (inFirefox !== undefined) return inFirefox;
    const dom = (browser as unknown as { dom?: Opens }).dom;
    return (dom?.openOrClosedShadowRoot?.(element) ?? element.shadowRoot) || null;
  } catch {
    return element.shadowRoot;
  }
}

/** The document in a frame of the page's own origin; null for others. */
export function frameDocument(element: Element): Document | null {
  if (!['iframe', 'frame'].includes(nameOf(element))) return null;
  try {
    const inside = (element as HTMLIFrameElement).contentDocument;
    return inside && rootElementOf(inside) ? inside : null;
  } catch {
    return null;
  }
}
