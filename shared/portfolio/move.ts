// Moves what one document holds into another: a device that joins a portfolio brings along what it kept before.
import * as Y from 'yjs';
import { isReadOnly, ReadOnlyPortfolio } from './edit.ts';
import { RECORD_KINDS, rootOf } from './layout.ts';
import { isCounted, readAll } from './read.ts';

/** The origin of a move's transaction. */
export const MOVE_ORIGIN = 'move';

/**
 * Copies every record of `from` that `to` lacks, under the same id, texts included. Running it again adds nothing.
 * A registration that `to` has already (same scheme and profession) is left out.
 * Returns how many records were copied, those counted that a person would count.
 */
export function copyRecords(from: Y.Doc, to: Y.Doc): number {
  if (isReadOnly(to)) throw new ReadOnlyPortfolio();
  const already = new Set(readAll(to, 'registration').map(({ scheme, profession }) => `${scheme} ${profession}`));
  const doubles = new Set(
    readAll(from, 'registration').flatMap(({ id, scheme, profession }) =>
      already.has(`${scheme} ${profession}`) ? [String(id)] : [],
    ),
  );
  return to.transact(() => {
    let copied = 0;
    for (const kind of RECORD_KINDS) {
      const target = rootOf(to, kind);
      for (const [id, value] of rootOf(from, kind).entries()) {
        if (target.has(id) || doubles.has(id)) continue;
        target.set(id, value instanceof Y.Map ? value.clone() : value);
        if (isCounted(kind)) copied++;
      }
    }
    return copied;
  }, MOVE_ORIGIN);
}
