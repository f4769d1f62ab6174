// What a set of updates holds: the difference to a document is found whether it is text, a deletion or a hole in the middle.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { coverageOf, differenceOf, heldBy, NO_COVERAGE, unionCoverage } from './coverage.ts';
import { countRanges, type Range, subtractRanges, unionRanges } from './ranges.ts';

/** A document and the update of each of its transactions. */
function aRecordedDoc() {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  return { doc, updates };
}
const covering = (updates: readonly Uint8Array[]) => unionCoverage([NO_COVERAGE, ...updates.map(coverageOf)]);
const rebuilt = (updates: readonly Uint8Array[]) => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('t').toString();
};

test('an empty document lacks nothing, and all of a document lacks in an empty log', () => {
  const { doc } = aRecordedDoc();
  expect(differenceOf(doc, NO_COVERAGE)).toBeNull();
  doc.getText('t').insert(0, 'outcome');
  const difference = differenceOf(doc, NO_COVERAGE);
  expect(difference && rebuilt([difference])).toBe('outcome');
});

test('incremental updates cover the document that made them, in any order', () => {
  const { doc, updates } = aRecordedDoc();
  for (const word of ['a', 'b', 'c', 'd']) doc.getText('t').insert(0, word);
  expect(differenceOf(doc, covering(updates.toReversed()))).toBeNull();
});

test('a lost update in the middle is found, and the difference fills it', () => {
  const { doc, updates } = aRecordedDoc();
  for (const word of ['a', 'b', 'c', 'd']) doc.getText('t').insert(0, word);
  const held = [updates[0], updates[3]].filter((update) => update !== undefined);
  const difference = differenceOf(doc, covering(held));
  expect(rebuilt(held)).not.toBe('dcba');
  expect(difference && rebuilt([...held, difference])).toBe('dcba');
});

test('a lost deletion is found although state vectors are equal', () => {
  const { doc, updates } = aRecordedDoc();
  doc.getText('t').insert(0, 'kept and struck out');
  doc.getText('t').delete(4, 15);
  const held = updates.slice(0, 1);
  const other = new Y.Doc();
  for (const update of held) Y.applyUpdate(other, update);
  expect(Y.encodeStateVector(other)).toEqual(Y.encodeStateVector(doc));
  const difference = differenceOf(doc, covering(held));
  expect(difference && rebuilt([...held, difference])).toBe('kept');
  expect(difference && differenceOf(doc, covering([...held, difference]))).toBeNull();
});

test('merged updates with a gap between them do not cover the gap', () => {
  const { doc, updates } = aRecordedDoc();
  for (const word of ['a', 'b', 'c']) doc.getText('t').insert(0, word);
  const [first, , third] = updates;
  if (!first || !third) throw new Error('three updates were expected');
  expect(differenceOf(doc, covering([Y.mergeUpdates([first, third])]))).not.toBeNull();
});

test('any part of the updates of two devices plus the difference gives the whole text', () => {
  const edits = fc.array(fc.tuple(fc.boolean(), fc.nat(30), fc.nat(5), fc.boolean()), { maxLength: 25 });
  fc.assert(
    fc.property(edits, (steps) => {
      const a = aRecordedDoc();
      const b = new Y.Doc();
      b.on('update', (update: Uint8Array, origin) => origin !== 'copy' && Y.applyUpdate(a.doc, update));
      const held: Uint8Array[] = [];
      for (const [onA, at, cut, isHeld] of steps) {
        const text = (onA ? a.doc : b).getText('t');
        text.insert(Math.min(at, text.length), 'word ');
        text.delete(Math.min(at, text.length - cut), Math.min(cut, text.length));
        Y.applyUpdate(b, Y.encodeStateAsUpdate(a.doc), 'copy');
        const latest = a.updates.at(-1);
        if (isHeld && latest) held.push(latest);
      }
      const difference = differenceOf(a.doc, covering(held));
      expect(rebuilt(difference ? [...held, difference] : held)).toBe(a.doc.getText('t').toString());
    }),
  );
});

test('a document holds an update once it is applied, deletions included', () => {
  const { doc, updates } = aRecordedDoc();
  doc.getText('t').insert(0, 'kept and struck out');
  doc.getText('t').delete(4, 15);
  const other = new Y.Doc();
  const held = () => updates.map((update) => heldBy(other)(coverageOf(update)));
  expect(held()).toEqual([false, false]);
  for (const [index, update] of updates.entries()) {
    Y.applyUpdate(other, update);
    expect(held()).toEqual(updates.map((_, at) => at <= index));
  }
});

const ranges = fc.array(fc.tuple(fc.nat(60), fc.nat(8)).map(([from, length]): Range => [from, from + length]));
const numbersIn = (list: readonly Range[]) =>
  new Set(list.flatMap(([from, to]) => Array.from({ length: to - from }, (_, index) => from + index)));

test('ranges join and part as sets of numbers do', () => {
  fc.assert(
    fc.property(ranges, ranges, (one, two) => {
      const [a, b] = [unionRanges(one, []), unionRanges(two, [])];
      const both = unionRanges(a, b);
      expect(numbersIn(both)).toEqual(numbersIn(both).union(numbersIn([...one, ...two])));
      expect(countRanges(both)).toBe(numbersIn([...one, ...two]).size);
      expect(numbersIn(subtractRanges(a, b))).toEqual(numbersIn(a).difference(numbersIn(b)));
    }),
  );
});

test('what is no update is refused', () => {
  expect(() => coverageOf(Uint8Array.of(5, 1, 2))).toThrow();
});
