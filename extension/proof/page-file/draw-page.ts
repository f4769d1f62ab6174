// Walks the page as it stands and writes its copy: allowed elements with allowed attributes, and a box for everything else.
import { ID_PREFIX, PLAIN_ATTRIBUTES } from '../../../shared/kept-page/allowed.ts';
import {
  attributeOf,
  attributesOf,
  childNodesOf,
  classesOf,
  documentOf,
  foundIn,
  kindOf,
  nameOf,
  namespaceOf,
  parentElementOf,
  rectOf,
  rootElementOf,
  textOf,
  treeOf,
  viewOf,
} from './dom.ts';
import type { InlineStyles } from './inline-styles.ts';
import type { Replacement, Replacements } from './replaced.ts';
import type { PageTrees, Scope } from './scopes.ts';
import { type Marks, type SelectorRewriter, tagInCopy } from './selectors.ts';
import type { TimeBox } from './time-box.ts';
import { withoutSecrets } from './web-address.ts';

export interface DrawContext {
  trees: PageTrees;
  marks: Marks;
  selectors: SelectorRewriter;
  styles: InlineStyles;
  replacements: Replacements;
  /** Ids that something in the copy points to. */
  pointedAt: ReadonlySet<string>;
}

export interface Drawing {
  html: string;
  /** False when time, room or the number of elements ran out. */
  isWhole: boolean;
}

const ELEMENTS_MAX = 60_000;
/** Deeper than this, elements are left out and their words stay: a parser that reads the copy flattens them as well. */
const DEPTH_MAX = 240;
const CHARACTERS_MAX = 3_200_000;

/** Elements that are no part of what is seen, or whose content nobody sees. */
const LEFT_OUT = new Set(
  `script style link meta base title head noscript template param source track map area datalist option optgroup
  foreignobject animate animatetransform animatemotion set desc metadata annotation annotation-xml basefont bgsound
  frameset noframes noembed rp`
    .split(/\s+/)
    .filter((tag) => tag !== 'frameset'),
);
const VOID = new Set(['br', 'col', 'hr', 'img', 'wbr']);
const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');

/** What is open while walking: the nodes still to come, and what closes it. */
interface Open {
  nodes: readonly Node[];
  next: number;
  close: string;
  scope: Scope;
  /** Elements open around it in the copy. */
  depth: number;
  isInLink: boolean;
}

export class PageDrawing {
  readonly #context: DrawContext;
  readonly #out: string[] = [];
  #length = 0;
  #elements = 0;

  constructor(context: DrawContext) {
    this.#context = context;
  }

  async draw(page: Document, box: TimeBox): Promise<Drawing> {
    const scope = this.#context.trees.scopes[0];
    if (!scope) return { html: '', isWhole: false };
    const stack: Open[] = [{ nodes: [rootElementOf(page)], next: 0, close: '', scope, depth: 0, isInLink: false }];
    let isWhole = true;
    for (let open = stack.at(-1); open; open = stack.at(-1)) {
      const node = isWhole ? open.nodes[open.next++] : undefined;
      if (!node) {
        this.#write(open.close);
        stack.pop();
        continue;
      }
      const inner = this.#node(node, open);
      if (inner) stack.push(inner);
      if (box.isDue) await box.breathe();
      if (box.isOver || this.#elements > ELEMENTS_MAX || this.#length > CHARACTERS_MAX) isWhole = false;
    }
    return { html: this.#out.join(''), isWhole };
  }

  #write(text: string): void {
    if (!text) return;
    this.#out.push(text);
    this.#length += text.length;
  }

  /** Writes the node's beginning; gives what is inside, if anything is. */
  #node(node: Node, open: Open): Open | null {
    if (kindOf(node) === Node.TEXT_NODE) {
      this.#write(escaped((textOf(node) ?? '').slice(0, CHARACTERS_MAX)));
      return null;
    }
    if (kindOf(node) !== Node.ELEMENT_NODE) return null;
    const element = node as Element;
    if (LEFT_OUT.has(nameOf(element).toLowerCase()) || this.#isHidden(element)) return null;
    this.#elements += 1;
    return this.#element(element, open);
  }

  #isHidden(element: Element): boolean {
    if (namespaceOf(element) === SVG && nameOf(element) !== 'svg') return false;
    const style = viewOf(documentOf(element) as Document)?.getComputedStyle(element);
    if (style?.display !== 'none') return false;
    // a store of shapes that drawings elsewhere in the page use
    return !(nameOf(element) === 'svg' && this.#isUsed(element));
  }

  /** A bar at the foot of the window would lie over the end of the page. */
  #unfixed(element: Element): string {
    const view = viewOf(documentOf(element) as Document);
    if (view?.getComputedStyle(element).position !== 'fixed') return '';
    const { top, width, height } = rectOf(element);
    const isBar = width > view.innerWidth / 2 && top > view.innerHeight / 2 && height < view.innerHeight / 2;
    return isBar ? 'position:relative!important;inset:auto!important;transform:none!important' : '';
  }

  #isUsed(store: Element): boolean {
    for (const part of foundIn(store, '[id]'))
      if (this.#context.pointedAt.has(attributeOf(part, 'id') ?? '')) return true;
    return false;
  }

  #element(element: Element, open: Open): Open | null {
    const { trees, replacements } = this.#context;
    const { scope, depth } = open;
    const inner = trees.scopeOfHost.get(element) ?? null;
    const replaced = inner?.kind === 'frame' ? null : replacements.of(element, scope);
    if (replaced) {
      if (replaced.tag) this.#replacement(element, scope, replaced);
      return null;
    }
    const link = nameOf(element) === 'a' && namespaceOf(element) === HTML;
    const tag = this.#tagOf(element, open);
    const isFlat = depth >= DEPTH_MAX;
    if (!isFlat) {
      const extra = inner?.kind === 'frame' ? replacements.frameStyle(element) : this.#unfixed(element);
      this.#write(`<${tag}${this.#attributes(element, scope, extra)}>`);
      if (VOID.has(tag)) return null;
      // a parser takes one line break after the beginning away
      if (tag === 'pre') this.#write('\n');
    }
    return {
      nodes: this.#childrenOf(element, inner),
      next: 0,
      close: isFlat ? '' : `</${tag}>`,
      scope: inner ?? this.#scopeInside(element, scope),
      depth: depth + 1,
      isInLink: open.isInLink || link,
    };
  }

  #replacement(element: Element, scope: Scope, { tag, attributes, picture, words, label, styles }: Replacement): void {
    const own = (list: [string, string][] = []) => list.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
    this.#write(`<${tag}${own(attributes)}${this.#attributes(element, scope, styles ?? '')}>`);
    if (VOID.has(tag)) return;
    if (picture) this.#write(`<img class="kept-fill"${own(picture)}>`);
    if (words) this.#write(`<kept-note>${escaped(words)}</kept-note>`);
    this.#write(`${escaped(label ?? '')}</${tag}>`);
  }

  #tagOf(element: Element, open: Open): string {
    const tag = tagInCopy(nameOf(element));
    if (namespaceOf(element) !== HTML) return nameOf(element) === 'a' ? 'g' : tag;
    // drawings and formulas only where they are drawings and formulas
    if (/[A-Z]/.test(tag) || ((tag === 'svg' || tag === 'math' || !KNOWN_IN_HTML(tag)) && !tag.startsWith('kept-'))) {
      return `kept-${tag.toLowerCase()}`;
    }
    return tag === 'a' && open.isInLink ? 'kept-a' : tag;
  }

  #childrenOf(element: Element, inner: Scope | null): readonly Node[] {
    if (inner?.kind === 'frame') return [rootElementOf(inner.root as Document)];
    if (inner) return Array.from(childNodesOf(inner.root));
    if (nameOf(element) === 'slot') {
      const assigned = (element as HTMLSlotElement).assignedNodes?.() ?? [];
      if (assigned.length > 0) return assigned;
    }
    return Array.from(childNodesOf(element));
  }

  /** Nodes in a slot are of the tree around the host. */
  #scopeInside(element: Element, scope: Scope): Scope {
    if (nameOf(element) !== 'slot' || scope.kind !== 'shadow' || !scope.host) return scope;
    const assigned = (element as HTMLSlotElement).assignedNodes?.() ?? [];
    const { scopeOfRoot } = this.#context.trees;
    return (assigned.length > 0 && scopeOfRoot.get(treeOf(scope.host))) || scope;
  }

  #attributes(element: Element, scope: Scope, extraStyle: string): string {
    const written: string[] = [];
    const classes = this.#classes(element, scope, extraStyle);
    if (classes.length > 0) written.push(` class="${escaped(classes.join(' '))}"`);
    const id = attributeOf(element, 'id');
    if (id && (this.#context.selectors.usedIds.has(id) || this.#context.pointedAt.has(id))) {
      written.push(` id="${escaped(ID_PREFIX + id)}"`);
    }
    for (const { localName, value } of attributesOf(element)) {
      const text = this.#attribute(element, localName, value, scope);
      if (text !== null)
        written.push(` ${localName.toLowerCase() === 'viewbox' ? 'viewBox' : localName}="${escaped(text)}"`);
    }
    if (nameOf(element) === 'a' && written.some((one) => one.startsWith(' href="http'))) {
      written.push(' target="_blank" rel="noopener noreferrer"');
    }
    return written.join('');
  }

  #attribute(element: Element, localName: string, value: string, scope: Scope): string | null {
    const name = localName.toLowerCase();
    if (name === 'href') return this.#address(element, value, scope);
    if (name === 'class' || name === 'id' || !PLAIN_ATTRIBUTES.has(name)) return null;
    if (['value', 'type'].includes(name) && !['ol', 'ul', 'li'].includes(nameOf(element))) return null;
    if (/url\s*\(/i.test(value)) {
      const id = /^\s*url\(\s*["']?#([^"')\s]+)["']?\s*\)\s*$/i.exec(value)?.[1];
      return id ? `url(#${ID_PREFIX}${id})` : null;
    }
    return value;
  }

  #address(element: Element, value: string, scope: Scope): string | null {
    if (value.trim().startsWith('#')) {
      const id = fragmentOf(value.trim().slice(1));
      return id && this.#context.pointedAt.has(id) ? `#${ID_PREFIX}${id}` : null;
    }
    return nameOf(element) === 'a' ? withoutSecrets(value, scope.baseUrl) || null : null;
  }

  #classes(element: Element, scope: Scope, extraStyle: string): string[] {
    const { selectors, marks, styles, trees } = this.#context;
    const classes = [...classesOf(element)].filter((name) => selectors.usedClasses.has(name));
    classes.push(...marks.classesOf(element));
    if (scope.number > 0) classes.push('kept-in', `kept-s${scope.number}`);
    if (element === rootElementOf(documentOf(element) as Document)) classes.push('kept-root');
    const inner = trees.scopeOfHost.get(element);
    if (inner) classes.push(`kept-h${inner.number}`);
    const holder = trees.scopeOfHost.get(parentElementOf(element) as Element);
    if (holder?.kind === 'shadow') classes.push(`kept-l${holder.number}`);
    for (const part of attributeOf(element, 'part')?.split(/\s+/) ?? []) if (part) classes.push(`kept-part-${part}`);
    classes.push(...styles.classesFor(element, scope, extraStyle));
    return classes;
  }
}

const KNOWN_IN_HTML = (tag: string): boolean => !SVG_ONLY.has(tag);
const SVG_ONLY = new Set([
  'g',
  'path',
  'rect',
  'circle',
  'line',
  'text',
  'tspan',
  'defs',
  'symbol',
  'use',
  'stop',
  'mask',
  'pattern',
  'marker',
  'image',
  'filter',
  'ellipse',
  'polygon',
  'polyline',
]);

function fragmentOf(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
