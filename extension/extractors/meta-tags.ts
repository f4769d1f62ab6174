// All meta tags of a page by lower-case name, in the page's order.

const TAGS_MAX = 2_000;
const VALUE_MAX = 20_000;

export interface MetaTags {
  /** The first value of the first of these names that has one. */
  first(...names: string[]): string;
  all(name: string): string[];
  /** Whether any name begins so. */
  has(prefix: string): boolean;
}

/** A tag may carry several names in one attribute; `dc:title` and `DC.title` are the same. */
const keysOf = (tag: Element): Set<string> =>
  new Set(
    `${tag.getAttribute('name') ?? ''} ${tag.getAttribute('property') ?? ''}`
      .toLowerCase()
      .split(/\s+/)
      .filter(Boolean)
      .map((name) => name.replace(/^(dcterms|dc)[.:_]/, '$1.')),
  );

/** Reads `name`, `property` and `itemprop`-less meta tags wherever they stand; some pages put them into the body. */
export function readMetaTags(document: Document): MetaTags {
  const byName = new Map<string, string[]>();
  const tags = document.querySelectorAll('meta[content]');
  for (let at = 0; at < tags.length && at < TAGS_MAX; at++) {
    const tag = tags[at];
    const value = (tag?.getAttribute('content') ?? '').slice(0, VALUE_MAX).trim();
    if (!tag || !value) continue;
    for (const key of keysOf(tag)) byName.set(key, [...(byName.get(key) ?? []), value]);
  }
  return {
    first: (...names) => names.map((name) => byName.get(name)?.[0]).find(Boolean) ?? '',
    all: (name) => byName.get(name) ?? [],
    has: (prefix) => [...byName.keys()].some((name) => name.startsWith(prefix)),
  };
}
