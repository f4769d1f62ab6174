// Moves what one document holds into another: a device that joins a portfolio brings along what it kept before.
import * as Y from 'yjs';
import { isDouble, mergedFrom } from '../model/registration.ts';
import { isReadOnly, ReadOnlyPortfolio } from './edit.ts';
import { RECORD_KINDS, rootOf } from './layout.ts';
import { isCounted, readAll } from './read.ts';

/** The origin of a move's transaction. */
export const MOVE_ORIGIN = 'move';

/**
 * Copies every record of `from` that `to` lacks, under the same id, texts included. Running it again adds nothing.
 * A registration that `to` has already, and of which `from` says nothing more, is left out; its profiles go to the one there.
 * Returns how many records were copied, those counted that a person would count.
 */
export function copyRecords(from: Y.Doc, to: Y.Doc): number {
  if (isReadOnly(to)) throw new ReadOnlyPortfolio();
  const already = readAll(to, 'registration').filter((one) => one.deletedOn === null);
  const doubles = new Map<string, string>();
  for (const one of readAll(from, 'registration')) {
    const there = already.find((other) => isDouble(other, one));
    if (there && one.doneParts.length === 0 && Object.keys(mergedFrom(there, one)).length === 0)
      doubles.set(one.id, there.id);
  }
  return to.transact(() => {
    let copied = 0;
    for (const kind of RECORD_KINDS) {
      const target = rootOf(to, kind);
      for (const [id, value] of rootOf(from, kind).entries()) {
        if (target.has(id) || doubles.has(id)) continue;
        const copy = value instanceof Y.Map ? value.clone() : value;
        const owner =
          kind === 'profile' && value instanceof Y.Map ? doubles.get(String(value.get('registrationId'))) : null;
        if (owner && copy instanceof Y.Map) copy.set('registrationId', owner);
        target.set(id, copy);
        if (isCounted(kind)) copied++;
      }
    }
    return copied;
  }, MOVE_ORIGIN);
}
