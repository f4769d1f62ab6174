// One entry in place of several holds all that they held, also where what they build on is in none of them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { by } from '../../tests/sync/log-devices.ts';
import { seal } from '../crypto/seal.ts';
import { applyOpened } from './apply-opened.ts';
import { coverageOf } from './coverage.ts';
import { type EntryContent, encodeEntryContent } from './entry-content.ts';
import { mergeEntries } from './merged-entry.ts';
import { type OpenedEntry, openEntry } from './opened-entries.ts';

async function anEntry(number: number, update: Uint8Array): Promise<OpenedEntry> {
  const numbers: EntryContent['numbers'] = new Map([['device', [[number, number + 1]]]]);
  const opened = await openEntry(by, await seal(by, encodeEntryContent({ numbers, update, statements: [] })));
  if (!opened) throw new Error('an entry of our own opens');
  return opened.entry;
}

function rebuilt(updates: readonly Uint8Array[]): unknown {
  const doc = new Y.Doc();
  applyOpened(
    doc,
    updates.map((update) => ({ update, coverage: coverageOf(update) })),
    { origin: 'log', onFailure: (cause) => expect.unreachable(String(cause)) },
  );
  return [doc.getText('t').toString(), doc.getMap('m').toJSON()];
}

/** Two devices that write in a text and in records, and delete both; the update of each transaction, in order. */
function updatesOf(steps: readonly (readonly [onA: boolean, at: number, cut: number, key: string])[]): Uint8Array[] {
  const docs = [new Y.Doc(), new Y.Doc()];
  const updates: Uint8Array[] = [];
  for (const doc of docs)
    doc.on('update', (update: Uint8Array, origin) => {
      if (origin === 'copy') return;
      updates.push(update);
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, 'copy');
    });
  for (const [onA, at, cut, key] of steps) {
    const doc = docs[onA ? 0 : 1];
    const text = doc?.getText('t');
    const records = doc?.getMap<Y.Map<unknown>>('m');
    if (!text || !records) continue;
    text.insert(Math.min(at, text.length), 'word ');
    text.delete(Math.min(at, text.length - cut), Math.min(cut, text.length));
    if (cut === 0) records.delete(key);
    else if (cut === 1) records.set(key, new Y.Map([['title', `title ${at}`]]));
    else records.get(key)?.set('title', `changed ${at}`);
  }
  return updates;
}

test('any entries merged hold what they held: with the rest, in any order, they give the same portfolio', async () => {
  const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(30), fc.nat(5), fc.constantFrom('a', 'b', 'c')), {
    minLength: 1,
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(steps, fc.infiniteStream(fc.boolean()), fc.boolean(), async (given, choices, isFirst) => {
      const updates = updatesOf(given);
      const chosen = updates.filter(() => choices.next().value);
      const rest = updates.filter((update) => !chosen.includes(update));
      if (chosen.length === 0) return;
      const entries = await Promise.all(chosen.map((update, at) => anEntry(at + 1, update)));
      const merged = await mergeEntries(by, entries);
      expect(merged?.numbers).toEqual(new Map([['device', [[1, chosen.length + 1]]]]));
      const update = merged?.update ?? new Uint8Array();
      expect(rebuilt(isFirst ? [update, ...rest] : [...rest.toReversed(), update])).toEqual(rebuilt(updates));
    }),
  );
});

test('an entry that no longer opens is in no merged one', async () => {
  const [update] = updatesOf([[true, 0, 1, 'a']]);
  const entry = await anEntry(1, update ?? new Uint8Array());
  const damaged = { ...entry, element: entry.element.slice(1) };
  expect(await mergeEntries(by, [damaged, await anEntry(2, new Uint8Array())])).toBeNull();
});
