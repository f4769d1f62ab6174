// JSON-LD blocks of a page as flat lists of things, each block on its own so that a broken one silences no other.
import { asRecord } from '../../shared/model/parse.ts';
import { type Described, list, type SchemaNode, typesOf } from './schema-node.ts';

const BLOCKS_MAX = 40;
const BLOCK_CHARACTERS_MAX = 1_000_000;
const NODES_MAX = 2_000;
const DEPTH_MAX = 10;
/** Properties whose things may be what the page is about, beside it or inside it. */
const INSIDE = [
  '@graph',
  'mainEntity',
  'mainEntityOfPage',
  'itemReviewed',
  'about',
  'hasPart',
  'video',
  'hasCourseInstance',
  'subjectOf',
  'item',
  'itemListElement',
];
const LISTS = new Set(['itemListElement', 'item', 'about', 'hasPart', 'video']);

function parseBlock(text: string): unknown {
  if (text.length > BLOCK_CHARACTERS_MAX) return null;
  const bare = text
    .trim()
    .replace(/^(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*;?$/, '')
    .replace(/;\s*$/, '');
  // line breaks inside strings are the commonest mistake of hand-written blocks
  for (const attempt of [bare, bare.replace(/\p{Cc}+/gu, ' '), bare.replace(/,(\s*[}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // the next attempt, or none
    }
  }
  return null;
}

/** Walks breadth first, so that a huge list inside one thing cannot use up the count before the others are seen. */
function flatten(roots: unknown[]): Described[] {
  const found: Described[] = [];
  let level = roots.flatMap(list).map((value) => ({ value, depth: 0 }));
  for (let step = 0; step < DEPTH_MAX && level.length > 0 && found.length < NODES_MAX; step++) {
    const next: typeof level = [];
    for (const { value, depth } of level) {
      const node: SchemaNode = asRecord(value);
      if (typesOf(node).length > 0 && found.length < NODES_MAX) found.push({ node, depth });
      for (const property of INSIDE) {
        const inner = depth + (property === '@graph' || property === 'mainEntity' ? 0 : LISTS.has(property) ? 2 : 1);
        for (const child of list(node[property])) {
          if (typeof child === 'object' && next.length < NODES_MAX) next.push({ value: child, depth: inner });
        }
      }
    }
    level = next;
  }
  return found;
}

/** Puts what `@id` points at in the place of the pointer, one step deep: publishers name authors that way. */
function resolved(found: Described[]): Described[] {
  const byId = new Map(found.map(({ node }) => [node['@id'], node]));
  const follow = (value: unknown): unknown => {
    const from = asRecord(value);
    const target = typeof from['@id'] === 'string' && !from.name ? byId.get(from['@id']) : undefined;
    return target ?? value;
  };
  return found.map(({ node, depth }) => ({
    depth,
    node: Object.fromEntries(
      Object.entries(node).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.slice(0, 200).map(follow) : follow(value),
      ]),
    ),
  }));
}

export function readJsonLd(document: Document): Described[] {
  const blocks = [...document.querySelectorAll('script[type^="application/ld+json" i]')].slice(0, BLOCKS_MAX);
  return resolved(flatten(blocks.map((block) => parseBlock(block.textContent ?? ''))));
}
