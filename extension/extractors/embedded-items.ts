// Things described in the mark-up itself: microdata (`itemscope`) and RDFa (`typeof`), read into the same form as JSON-LD.
import { pageLine, textOf } from './page-text.ts';
import type { Described, SchemaNode } from './schema-node.ts';

const ITEMS_MAX = 300;
const PROPERTIES_MAX = 2_000;

interface Notation {
  scope: string;
  type: string;
  property: string;
  /** A second attribute that names the property when the value is a thing. */
  relation?: string;
  /** Attributes that name the thing itself, so that others can point at it. */
  identity: string[];
}
export const MICRODATA: Notation = {
  scope: 'itemscope',
  type: 'itemtype',
  property: 'itemprop',
  identity: ['itemid'],
};
export const RDFA: Notation = {
  scope: 'typeof',
  type: 'typeof',
  property: 'property',
  relation: 'rel',
  identity: ['resource', 'about'],
};

/** Properties whose text is wanted even when the element is a link. */
const NAMED =
  /^(?:name|headline|author|creator|publisher|provider|instructor|performer|organizer|contributor|educationalLevel|recognizedBy|partOfSeries|superEvent)$/;

function propertyValue(element: Element, property: string): unknown {
  const content = element.getAttribute('content') ?? element.getAttribute('datetime');
  if (content !== null) return pageLine(content);
  const address = element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('resource');
  if (address === null) return textOf(element);
  if (!NAMED.test(property)) return pageLine(address);
  // a link without words points at a thing described elsewhere
  return textOf(element) || { '@id': pageLine(address) };
}

function add(node: SchemaNode, property: string, value: unknown): void {
  const before = node[property];
  node[property] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
}

const shortName = (name: string) => name.replace(/^.*[/#:]/, '');
const words = (text: string | null | undefined) => (text ?? '').split(/\s+/).filter(Boolean);

/** The name that the element gives its value; in RDFa it may stand on a box around the thing. */
function propertiesOf(element: Element, { scope, property, relation }: Notation): string[] {
  const own = element.getAttribute(property) ?? (relation ? element.getAttribute(relation) : null);
  if (own !== null || !relation || !element.hasAttribute(scope)) return words(own).map(shortName);
  const around = element.parentElement?.closest(`[${relation}], [${scope}]`);
  return around && !around.hasAttribute(scope) && !around.hasAttribute('href')
    ? words(around.getAttribute(relation)).map(shortName)
    : [];
}

/** Parts of the page that a thing of microdata claims by `itemref`, by their ids. */
function claimed(found: ReadonlyMap<Element, Described>): Map<string, SchemaNode> {
  const byId = new Map<string, SchemaNode>();
  for (const [element, { node }] of found) for (const id of words(element.getAttribute('itemref'))) byId.set(id, node);
  return byId;
}

function holderOf(
  element: Element,
  { scope }: Notation,
  found: ReadonlyMap<Element, Described>,
  claims: ReadonlyMap<string, SchemaNode>,
): SchemaNode | undefined {
  if (claims.size > 0) {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const claim = claims.get(at.id);
      if (claim) return claim;
      if (at !== element && at.hasAttribute(scope)) break;
    }
  }
  const holder = element.parentElement?.closest(`[${scope}]`);
  return holder ? found.get(holder)?.node : undefined;
}

export function readEmbeddedItems(document: Document, notation: Notation): Described[] {
  const { scope, type, property, relation } = notation;
  const found = new Map<Element, Described>();
  for (const element of [...document.querySelectorAll(`[${scope}]`)].slice(0, ITEMS_MAX)) {
    const types = words(element.getAttribute(type)).map(shortName);
    if (types.length === 0) continue;
    const outer = element.parentElement?.closest(`[${scope}]`);
    const depth = outer && found.has(outer) ? (found.get(outer)?.depth ?? 0) + 1 : 0;
    const id = notation.identity.map((name) => element.getAttribute(name)).find(Boolean);
    found.set(element, { node: { '@type': types, ...(id ? { '@id': id } : {}) }, depth });
  }
  if (found.size === 0) return [];
  const claims = claimed(found);
  const named = relation ? `[${property}], [${scope}]` : `[${property}]`;
  for (const element of [...document.querySelectorAll(named)].slice(0, PROPERTIES_MAX)) {
    const into = holderOf(element, notation, found, claims);
    const value = found.get(element)?.node;
    if (!into || into === value) continue;
    for (const name of propertiesOf(element, notation)) {
      if (name.startsWith('@') || name === '__proto__') continue;
      add(into, name, value ?? propertyValue(element, name));
    }
  }
  return [...found.values()];
}
