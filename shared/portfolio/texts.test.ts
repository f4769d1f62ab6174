// Whatever is typed, the smallest edit says the same and cuts no character.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { replaceText, smallestEdit } from './texts.ts';

const apply = (now: string, edit: ReturnType<typeof smallestEdit>) =>
  edit ? now.slice(0, edit.at) + edit.insert + now.slice(edit.at + edit.remove) : now;

test('a letter typed among equal letters is inserted where the caret is', () => {
  expect(smallestEdit('aaaa', 'aaaaa', 2)).toEqual({ at: 1, remove: 0, insert: 'a' });
  expect(smallestEdit('aaaa', 'aaaaa', 5)).toEqual({ at: 4, remove: 0, insert: 'a' });
});

test('one emoji exchanged for another is never cut in half', () => {
  const edit = smallestEdit('👍🏽 well', '👍🏿 well', 4);
  expect(apply('👍🏽 well', edit)).toBe('👍🏿 well');
  const doc = new Y.Doc();
  const text = doc.getText('t');
  text.insert(0, '👍🏽 well');
  replaceText(text, '👍🏿 well', 4);
  expect(text.toString()).toBe('👍🏿 well');
});

test('whatever was typed, the edit makes the one text of the other', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '👍', 'ŵ', '🏽'), maxLength: 12 });
  fc.assert(
    fc.property(words, words, fc.nat(14), (now, next, caret) => {
      expect(apply(now, smallestEdit(now, next, caret))).toBe(next);
      const doc = new Y.Doc();
      const text = doc.getText('t');
      text.insert(0, now);
      replaceText(text, next, caret);
      expect(text.toString()).toBe(next);
    }),
    { numRuns: 2_000 },
  );
});

test('two boxes on one text, edited at random and apart, always agree when they meet', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '👍'), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), words, fc.nat(8), fc.boolean()), { maxLength: 30 }), (steps) => {
      const docs = [new Y.Doc(), new Y.Doc()] as const;
      for (const [first, next, caret, meet] of steps) {
        replaceText(docs[first ? 0 : 1].getText('t'), next, caret);
        if (!meet) continue;
        Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1]));
        Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]));
        expect(docs[0].getText('t').toString()).toBe(docs[1].getText('t').toString());
      }
    }),
    { numRuns: 300 },
  );
});
