// Where an element stands in the page's structure, as a path from the body: `/main[1]/p[3]`.

/** As long as the record allows; a deeper place has no path. */
const PATH_MAX = 1_000;
const STEP = /^([^/[\]]+)\[(\d{1,7})\]$/;

/** The path of an element from `root`; null when it is not in there or too deep. `root` itself is `/`. */
export function pathOf(element: Element, root: Element): string | null {
  const steps: string[] = [];
  let length = 0;
  for (let at: Element | null = element; at !== root; at = at.parentElement) {
    if (!at || length > PATH_MAX) return null;
    let place = 1;
    for (let before = at.previousElementSibling; before; before = before.previousElementSibling)
      if (before.localName === at.localName) place += 1;
    const step = `/${at.localName}[${place}]`;
    steps.push(step);
    length += step.length;
  }
  return length > PATH_MAX ? null : steps.reverse().join('') || '/';
}

/** The element at a path, or null when there is none now. */
export function elementAt(path: string, root: Element): Element | null {
  let at: Element | null = root;
  for (const step of path.split('/').filter(Boolean)) {
    const [, name, place] = STEP.exec(step) ?? [];
    at = at && name ? nthChild(at, name, Number(place)) : null;
    if (!at) return null;
  }
  return at;
}

function nthChild(parent: Element, name: string, place: number): Element | null {
  let left = place;
  for (let child = parent.firstElementChild; child; child = child.nextElementSibling) {
    if (child.localName !== name) continue;
    left -= 1;
    if (left === 0) return child;
  }
  return null;
}

const textsOf = (element: Element): TreeWalker => element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);

/** UTF-16 units of text in `element` before a point in one of its text nodes. */
export function textOffset(element: Element, node: Text, offset: number): number {
  const texts = textsOf(element);
  let before = 0;
  for (let at = texts.nextNode(); at && at !== node; at = texts.nextNode()) before += at.nodeValue?.length ?? 0;
  return before + offset;
}

/** The text node and the offset in it, `offset` UTF-16 units into an element's text; null when there is less text now. */
export function pointIn(element: Element, offset: number): [Text, number] | null {
  const texts = textsOf(element);
  let left = offset;
  for (let at = texts.nextNode(); at; at = texts.nextNode()) {
    const length = at.nodeValue?.length ?? 0;
    if (at instanceof Text && left <= length) return [at, left];
    left -= length;
  }
  return null;
}
