// Every file that anything in the portfolio may name, also in ways that only a newer version knows: what decides over deleting asks this.
import * as Y from 'yjs';
import { ROOTS } from './layout.ts';

const KNOWN_ROOTS: ReadonlySet<string> = new Set(['meta', ...Object.values(ROOTS)]);
const HASH = /[0-9a-f]{64}/g;
const HASH_LENGTH = 64;

/**
 * All that looks like a SHA-256, wherever it stands outside of texts, in the bin or not. Null when there are kinds of records that this
 * version does not know: they may name files too.
 */
export function everyNamedFile(doc: Y.Doc): ReadonlySet<string> | null {
  if ([...doc.share.keys()].some((root) => !KNOWN_ROOTS.has(root))) return null;
  const found = new Set<string>();
  for (const root of Object.values(ROOTS)) collect(doc.getMap(root), found);
  return found;
}

function collect(value: unknown, found: Set<string>): void {
  // most texts are too short to hold one
  if (typeof value === 'string' && value.length >= HASH_LENGTH)
    for (const [hash] of value.matchAll(HASH)) found.add(hash);
  if (typeof value !== 'object' || value === null || value instanceof Y.Text) return;
  const entries = value instanceof Y.Map ? value.entries() : Object.entries(value);
  for (const [key, inner] of entries) {
    collect(key, found);
    collect(inner, found);
  }
}
