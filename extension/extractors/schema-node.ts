// A thing described with schema.org words, whatever notation it stood in, and careful ways to read its properties.
import { asRecord } from '../../shared/model/parse.ts';
import { pageLine } from './page-text.ts';

export type SchemaNode = Record<string, unknown>;

export interface Described {
  node: SchemaNode;
  /** How many things it is inside of; the page itself is usually the outermost. */
  depth: number;
}

const REFERRED_MAX = 2_000;
const REFERRED_DEPTH = 4;

export const list = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value.slice(0, 200) : [value];

/** Short names of a node's types: `https://schema.org/Course` and `schema:Course` are `Course`. */
export const typesOf = (node: SchemaNode): string[] =>
  list(node['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/#:]/, ''));

export const hasType = (node: SchemaNode, pattern: RegExp): boolean => typesOf(node).some((type) => pattern.test(type));

/** One line of text from a property: a string or number, a language-tagged value, or the name of a thing. */
export function line(value: unknown): string {
  for (const one of list(value)) {
    const from = asRecord(one);
    const said = typeof one === 'object' ? (from['@value'] ?? from.name ?? from.legalName ?? from.alternateName) : one;
    const isPlain = typeof said === 'string' || typeof said === 'number';
    const text = isPlain ? pageLine(String(said)) : typeof said === 'object' && said !== null ? line(said) : '';
    if (text) return text;
  }
  return '';
}

/** Names of people and bodies under a property, in order. */
export const lines = (value: unknown): string[] =>
  list(value)
    .flatMap((one) => (Array.isArray(asRecord(one).name) ? list(asRecord(one).name) : [one]))
    .map(line)
    .filter(Boolean);

/** The first thing under a property; an empty one when there is none. */
export const first = (value: unknown): SchemaNode => asRecord(list(value)[0]);

/** All things under a property; texts are none. */
export const things = (value: unknown): SchemaNode[] =>
  list(value)
    .map(asRecord)
    .filter((thing) => Object.keys(thing).length > 0);

/** Addresses by which a thing is known: `url`, `@id`, `mainEntityOfPage`. */
export const addressesOf = (node: SchemaNode): string[] =>
  [
    ...list(node.url),
    node['@id'],
    ...list(node.mainEntityOfPage).flatMap((page) => [page, asRecord(page)['@id'], asRecord(page).url]),
  ].filter((address): address is string => typeof address === 'string' && /^(?:https?:)?\/\/|^\//.test(address));

/** Every thing that has an `@id` and says more than that, also those inside of others. */
function referred(found: readonly Described[]): Map<string, SchemaNode> {
  const byId = new Map<string, SchemaNode>();
  let level: unknown[] = found.map(({ node }) => node);
  for (let step = 0; step < REFERRED_DEPTH && byId.size < REFERRED_MAX; step++) {
    const next: unknown[] = [];
    for (const value of level) {
      const node = asRecord(value);
      const id = node['@id'];
      if (typeof id === 'string' && Object.keys(node).length > 1 && !byId.has(id)) byId.set(id, node);
      for (const inside of Object.values(node)) {
        for (const one of list(inside)) if (typeof one === 'object' && next.length < REFERRED_MAX) next.push(one);
      }
    }
    level = next;
  }
  return byId;
}

/** The thing with what its properties point at by `@id` put in the place of the pointers, a few steps deep. */
export function withReferences(node: SchemaNode, found: readonly Described[]): SchemaNode {
  const byId = referred(found);
  const follow = (value: unknown, steps: number): unknown => {
    if (Array.isArray(value)) return value.slice(0, 200).map((one) => follow(one, steps));
    const from = asRecord(value);
    const id = from['@id'];
    const isPointer = typeof id === 'string' && Object.keys(from).every((key) => key.startsWith('@'));
    const target = isPointer ? byId.get(id) : undefined;
    if (typeof value !== 'object' || value === null || steps === 0) return target ?? value;
    return Object.fromEntries(Object.entries(target ?? from).map(([key, inside]) => [key, follow(inside, steps - 1)]));
  };
  return asRecord(follow(node, 3));
}
