// A thing described with schema.org words, whatever notation it stood in, and careful ways to read its properties.
import { asRecord } from '../../shared/model/parse.ts';
import { pageLine } from './page-text.ts';

export type SchemaNode = Record<string, unknown>;

export interface Described {
  node: SchemaNode;
  /** How many things it is inside of; the page itself is usually the outermost. */
  depth: number;
}

export const list = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value.slice(0, 200) : [value];

/** Short names of a node's types: `https://schema.org/Course` and `schema:Course` are `Course`. */
export const typesOf = (node: SchemaNode): string[] =>
  list(node['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/#:]/, ''));

export const hasType = (node: SchemaNode, pattern: RegExp): boolean => typesOf(node).some((type) => pattern.test(type));

/** One line of text from a property: a string, a language-tagged value, or the name of a thing. */
export function line(value: unknown): string {
  for (const one of list(value)) {
    const from = asRecord(one);
    const text = pageLine(typeof one === 'string' ? one : (from['@value'] ?? from.name ?? from.legalName));
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

/** Addresses by which a thing is known: `url`, `@id`, `mainEntityOfPage`. */
export const addressesOf = (node: SchemaNode): string[] =>
  [
    ...list(node.url),
    node['@id'],
    ...list(node.mainEntityOfPage).flatMap((page) => [page, asRecord(page)['@id'], asRecord(page).url]),
  ].filter((address): address is string => typeof address === 'string' && /^(?:https?:)?\/\/|^\//.test(address));
