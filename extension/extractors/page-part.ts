// The page's own part of the document: what is beside it, in menus and lists of other pages, tells of something else.
import { textOf } from './page-text.ts';

/** Places whose names and dates belong to something else. */
const ASIDE =
  'aside, footer, nav, form, [class*="comment" i], [id*="comment" i], [class*="related" i], [id*="related" i], [class*="recommend" i], [class*="sidebar" i], [class*="teaser" i], [class*="promo" i], [class*="reference" i], [id*="reference" i], [role="complementary"], [role="navigation"], [role="contentinfo"]';

/** Not beside it, unless "beside" holds the heading as well, or is a class of the whole page such as `has-sidebar`. */
export function isElsewhere(element: Element, heading: Element | null): boolean {
  const aside = element.closest(ASIDE);
  if (aside === null || /^(?:HTML|BODY|MAIN)$/.test(aside.tagName)) return false;
  return !(heading && aside.contains(heading));
}

export const every = (root: ParentNode, selector: string, max = 60): Element[] =>
  [...root.querySelectorAll(selector)].slice(0, max);

/** Elements of the page's own part: those in the article or main part that holds the heading first, in the page's order. */
export function ownPlaces(document: Document, selector: string, heading: Element | null): Element[] {
  const places = every(document, selector, 200).filter((element) => !isElsewhere(element, heading));
  const part = heading?.closest('article, main, [role="main"]');
  return part
    ? [...places.filter((place) => part.contains(place)), ...places.filter((place) => !part.contains(place))]
    : places;
}

/** Elements that stand side by side and are made alike, each perhaps in a box of its own. */
export const areSiblings = (one: Element, other: Element): boolean =>
  one.tagName === other.tagName &&
  one.getAttribute('class') === other.getAttribute('class') &&
  (one.parentElement === other.parentElement ||
    one.parentElement?.parentElement === other.parentElement?.parentElement);

/** Short elements just before and after the heading or the box it stands in. */
export function besideHeading(heading: Element | null): Element[] {
  const found: Element[] = [];
  for (
    let at: Element | null = heading, step = 0;
    at && step < 3 && at.tagName !== 'BODY';
    at = at.parentElement, step++
  ) {
    let [before, after] = [at.previousElementSibling, at.nextElementSibling];
    for (let count = 0; count < 3; count++) {
      for (const box of [after, before]) if (box) found.push(box, ...every(box, 'p, span, div, time, li', 12));
      [before, after] = [before?.previousElementSibling ?? null, after?.nextElementSibling ?? null];
    }
  }
  return found.filter((element) => textOf(element).length < 200 && !isElsewhere(element, heading));
}
