// The colour behind a page: a root without one takes its body's.
import { foundIn, rootElementOf, viewOf } from './dom.ts';

const TRANSPARENT = /^(?:transparent|rgba\(0, 0, 0, 0\))$/;

export const isBare = (style: CSSStyleDeclaration): boolean =>
  TRANSPARENT.test(style.backgroundColor) && style.backgroundImage === 'none';

/** As computed; empty where the page leaves it to the browser. */
export function groundOf(page: Document): string {
  const view = viewOf(page);
  if (!view) return '';
  const root = view.getComputedStyle(rootElementOf(page));
  const body = foundIn(page, 'html > body')[0];
  const style = body && isBare(root) ? view.getComputedStyle(body) : root;
  return TRANSPARENT.test(style.backgroundColor) ? '' : style.backgroundColor;
}
