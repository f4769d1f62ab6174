// Clocks read without texts are those that Yjs reads with them, whatever is in an update.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readClocks, readClocksWithYjs } from './update-clocks.ts';

function clocks(read: typeof readClocks, update: Uint8Array) {
  const [structs, deletes]: number[][][] = [[], []];
  read(update, {
    onStructs: (...told) => structs?.push(told),
    onDeletes: (...told) => deletes?.push(told),
  });
  return { structs, deletes };
}

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, 10n, -(2n ** 60n)),
  fc.uint8Array(),
  fc.json({ stringUnit: 'binary' }).map((text) => JSON.parse(text) as unknown),
);
const text = fc.string({ unit: 'binary', maxLength: 80 });

/** One thing that somebody does to a document, drawn at random. */
const deeds = fc.oneof(
  fc.record({ deed: fc.constant('set' as const), key: text, value }),
  fc.record({ deed: fc.constant('push' as const), value: fc.array(value) }),
  fc.record({ deed: fc.constant('type' as const), text }),
  fc.record({ deed: fc.constant('delete' as const), at: fc.nat(20) }),
  fc.record({ deed: fc.constant('format' as const), text }),
  fc.record({ deed: fc.constant('nest' as const), text }),
);

function doIt(doc: Y.Doc, done: typeof deeds extends fc.Arbitrary<infer Deed> ? Deed : never): void {
  const [map, list, words] = [doc.getMap('map'), doc.getArray('list'), doc.getText('text')];
  if (done.deed === 'set') map.set(done.key, { value: done.value, none: undefined });
  // Yjs keeps plain values side by side, and nothing else, in one struct
  else if (done.deed === 'push') list.push(done.value.map((one) => [one]));
  else if (done.deed === 'type') words.insert(0, done.text);
  else if (done.deed === 'delete') words.delete(0, Math.min(done.at, words.length));
  else if (done.deed === 'format') {
    words.format(0, words.length, { note: done.text });
    words.insertEmbed(0, { note: done.text });
  } else {
    // what is taken out again leaves only its length behind
    if (list.length > 3) list.delete(0, 2);
    list.push([
      new Y.Map([[done.text, new Y.Text(done.text)]]),
      new Uint8Array(done.text.length),
      new Y.XmlHook('hook'),
    ]);
    const element = new Y.XmlElement('p');
    doc.getXmlFragment('xml').insert(0, [element, new Y.XmlText(done.text)]);
    element.setAttribute('class', done.text);
    map.set('doc', new Y.Doc({ guid: done.text, meta: { of: done.text } }));
  }
}

test('whatever is in an update, its clocks are the same as with all of it read', () => {
  fc.assert(
    fc.property(fc.array(deeds, { maxLength: 12 }), (all) => {
      const doc = new Y.Doc();
      const updates: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => updates.push(update));
      for (const deed of all) doIt(doc, deed);
      for (const update of [Y.encodeStateAsUpdate(doc), ...updates])
        expect(clocks(readClocks, update)).toEqual(clocks(readClocksWithYjs, update));
    }),
    { numRuns: 300 },
  );
});

test('an update with a gap in it keeps the gap', () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const word of ['one', 'two', 'three']) doc.getText('text').insert(0, word);
  const gapped = Y.mergeUpdates([updates[0], updates[2]].filter((one) => one !== undefined));
  expect(clocks(readClocks, gapped)).toEqual(clocks(readClocksWithYjs, gapped));
});

test('what is no update, or is cut off, is refused', () => {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, 'Everything that was said and much more besides');
  doc.getMap('map').set('key', { deep: ['a', 1, null] });
  const update = Y.encodeStateAsUpdate(doc);
  for (let length = 0; length < update.length - 1; length += 1)
    expect(() => clocks(readClocks, update.subarray(0, length)), `${length} bytes`).toThrow();
  expect(() => clocks(readClocks, new Uint8Array(40).fill(255))).toThrow();
});
