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
}
export const MICRODATA: Notation = { scope: 'itemscope', type: 'itemtype', property: 'itemprop' };
export const RDFA: Notation = { scope: 'typeof', type: 'typeof', property: 'property', relation: 'rel' };

/** Properties whose text is wanted even when the element is a link. */
const NAMED = /^(?:name|headline|author|creator|publisher|provider|instructor|performer|organizer|contributor)$/;

function propertyValue(element: Element, property: string): string {
  const content = element.getAttribute('content') ?? element.getAttribute('datetime');
  if (content !== null) return pageLine(content);
  const address = element.getAttribute('href') ?? element.getAttribute('src');
  return address !== null && !NAMED.test(property) ? pageLine(address) : textOf(element);
}

function add(node: SchemaNode, property: string, value: unknown): void {
  const before = node[property];
  node[property] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
}

const shortName = (name: string) => name.replace(/^.*[/#:]/, '');

export function readEmbeddedItems(document: Document, notation: Notation): Described[] {
  const { scope, type, property, relation } = notation;
  const found = new Map<Element, Described>();
  for (const element of [...document.querySelectorAll(`[${scope}]`)].slice(0, ITEMS_MAX)) {
    const types = (element.getAttribute(type) ?? '').split(/\s+/).filter(Boolean).map(shortName);
    if (types.length === 0) continue;
    const outer = element.parentElement?.closest(`[${scope}]`);
    const depth = outer && found.has(outer) ? (found.get(outer)?.depth ?? 0) + 1 : 0;
    found.set(element, { node: { '@type': types }, depth });
  }
  if (found.size === 0) return [];
  const named = relation ? `[${property}], [${relation}][${scope}]` : `[${property}]`;
  for (const element of [...document.querySelectorAll(named)].slice(0, PROPERTIES_MAX)) {
    const holder = element.parentElement?.closest(`[${scope}]`);
    const into = holder ? found.get(holder)?.node : undefined;
    if (!into) continue;
    for (const name of (element.getAttribute(property) ?? element.getAttribute(relation ?? property) ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map(shortName)) {
      if (name.startsWith('@') || name === '__proto__') continue;
      add(into, name, found.get(element)?.node ?? propertyValue(element, name));
    }
  }
  return [...found.values()];
}
