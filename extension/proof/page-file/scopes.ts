// The trees a page is made of: its document, the shadow roots in it, and the frames that may be looked into.
import { attributeOf, attributesOf, baseOf, classesOf, nameOf, namespaceOf, treeOf, walkerOf } from './dom.ts';
import { frameDocument, shadowRootOf } from './inner-trees.ts';
import type { TimeBox } from './time-box.ts';

export type Tree = Document | ShadowRoot;

export interface Scope {
  /** 0 for the page's own document. */
  number: number;
  kind: 'page' | 'shadow' | 'frame';
  root: Tree;
  /** The element that holds the tree; null for the page itself. */
  host: Element | null;
  /** Addresses in it are relative to this. */
  baseUrl: string;
}

/** What stands in the page, for telling which rules and ids are of use. Tags in lower case. */
export interface PageNames {
  tags: Set<string>;
  classes: Set<string>;
  ids: Set<string>;
  /** Ids that a link, a label or a drawing in the page points to. */
  pointedAt: Set<string>;
}

export interface PageTrees {
  scopes: Scope[];
  scopeOfRoot: Map<Tree, Scope>;
  /** The tree inside an element, for hosts of shadow roots and for frames. */
  scopeOfHost: Map<Element, Scope>;
  names: PageNames;
}

const SCOPES_MAX = 400;
const FRAME_DEPTH_MAX = 4;
function noteNames(element: Element, names: PageNames): void {
  names.tags.add(nameOf(element).toLowerCase());
  for (const name of classesOf(element)) names.classes.add(name);
  const id = attributeOf(element, 'id');
  if (id) names.ids.add(id);
  for (const name of ['href', 'xlink:href']) {
    const href = attributeOf(element, name);
    if (href?.startsWith('#')) names.pointedAt.add(decoded(href.slice(1)));
  }
  if (namespaceOf(element) !== 'http://www.w3.org/2000/svg') return;
  for (const { value } of attributesOf(element)) {
    for (const [, target] of value.matchAll(/url\(\s*["']?#([^"')]+)/g)) if (target) names.pointedAt.add(target);
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

const depthOf = (trees: PageTrees, scope: Scope): number => {
  let depth = 0;
  for (let at: Scope | undefined = scope; at?.host; at = trees.scopeOfRoot.get(treeOf(at.host))) {
    if (at.kind === 'frame') depth += 1;
  }
  return depth;
};

/** Looks through the whole page once, trees inside trees included. */
export async function findTrees(page: Document, box: TimeBox): Promise<PageTrees> {
  const names: PageNames = { tags: new Set(), classes: new Set(), ids: new Set(), pointedAt: new Set() };
  const trees: PageTrees = { scopes: [], scopeOfRoot: new Map(), scopeOfHost: new Map(), names };
  const add = (kind: Scope['kind'], root: Tree, host: Element | null) => {
    if (trees.scopes.length >= SCOPES_MAX || trees.scopeOfRoot.has(root)) return;
    const scope: Scope = { number: trees.scopes.length, kind, root, host, baseUrl: baseOf(root) };
    trees.scopes.push(scope);
    trees.scopeOfRoot.set(root, scope);
    if (host) trees.scopeOfHost.set(host, scope);
  };
  add('page', page, null);
  for (const scope of trees.scopes) {
    const walker = walkerOf(scope.root);
    const isDeep = depthOf(trees, scope) >= FRAME_DEPTH_MAX;
    for (let node = walker.nextNode(); node && !box.isOver; node = walker.nextNode()) {
      const element = node as Element;
      noteNames(element, names);
      const shadow = shadowRootOf(element);
      if (shadow) add('shadow', shadow, element);
      const inside = isDeep ? null : frameDocument(element);
      if (inside) add('frame', inside, element);
      if (box.isDue) await box.breathe();
    }
  }
  return trees;
}
