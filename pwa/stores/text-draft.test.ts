// A draft carried over edits from elsewhere.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type DeltaStep, rebaseDraft } from './text-draft.ts';

test('keeps what I am typing at the end while another device writes at the start', () => {
  const { draft, move } = rebaseDraft({ base: 'calm', draft: 'calm room', delta: [{ insert: 'A ' }], isWriting: true });
  expect(draft).toBe('A calm room');
  expect(move(9)).toEqual([11, 11]);
});

test('keeps another device’s words inside a stretch that I am deleting', () => {
  const { draft } = rebaseDraft({
    base: 'one two three',
    draft: 'one three',
    delta: [{ retain: 6 }, { insert: 'XX' }],
    isWriting: true,
  });
  expect(draft).toContain('XX');
  expect(draft.replace('XX', '')).toBe('one three');
});

test('keeps my words where another device deleted all around them', () => {
  expect(
    rebaseDraft({ base: 'noise here', draft: 'noise is here', delta: [{ delete: 10 }], isWriting: true }).draft,
  ).toBe('is ');
});

test('a caret before the remote words stays, a caret after them moves along', () => {
  const { move } = rebaseDraft({
    base: 'before after',
    draft: 'before after',
    delta: [{ retain: 7 }, { insert: 'and ' }],
    isWriting: true,
  });
  expect([0, 3, 12].map((place) => move(place)[0])).toEqual([0, 3, 16]);
});

test('a word is not torn apart when another device writes where I am writing it', () => {
  // the first half is shared already, the second is not, and I go on after it
  const { draft, move } = rebaseDraft({
    base: 'Ask fir',
    draft: 'Ask first',
    delta: [{ retain: 7 }, { insert: ' There.' }],
    isWriting: true,
  });
  expect(draft).toBe('Ask first There.');
  expect(move(9)).toEqual([9, 9]);
  for (const text of ['Ask fir', 'Ask fir. Then act.']) {
    const place = 7;
    const rebased = rebaseDraft({
      base: text,
      draft: text,
      delta: [{ retain: place }, { insert: ' There.' }],
      isWriting: true,
    });
    expect(rebased.draft).toBe(`Ask fir There.${text.slice(place)}`);
    expect(rebased.move(place)).toEqual([place, place]);
  }
});

test('after a rest I go on behind what another device wrote where I had stopped', () => {
  for (const text of ['Ask first.', 'Ask first. Then act.']) {
    const delta = [{ retain: 10 }, { insert: ' There.' }];
    const { draft, move } = rebaseDraft({ base: text, draft: text, delta, isWriting: false });
    expect(draft).toBe(`Ask first. There.${text.slice(10)}`);
    expect(move(10)).toEqual([17, 17]);
  }
});

test('what another device writes at the edge of what I have selected does not become part of it', () => {
  const { move } = rebaseDraft({
    base: 'one two three',
    draft: 'one two three',
    delta: [{ retain: 4 }, { insert: 'AA ' }, { retain: 3 }, { insert: ' BB' }],
    isWriting: true,
  });
  expect(move(4, 7)).toEqual([7, 10]);
});

test('loses no typed and no remote character, whatever both sides do', () => {
  const remoteText = fc.string({ unit: fc.constantFrom('r', 's', ' '), maxLength: 6 });
  const typedText = fc.string({ unit: fc.constantFrom('m', 'n', '.'), maxLength: 6 });
  // all letters differ, so that what was removed is never ambiguous
  const base = fc.nat({ max: 12 }).map((length) => 'abcdefghijkl'.slice(0, length));
  void fc.assert(
    fc.property(
      base,
      typedText,
      remoteText,
      fc.nat(),
      fc.nat(),
      fc.nat(),
      fc.nat(),
      (text, typed, remote, a, b, c, d) => {
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const mine = text.slice(0, from) + typed + text.slice(to);
        const doc = new Y.Doc();
        const shared = doc.getText('t');
        shared.insert(0, text);
        let delta: DeltaStep[] = [];
        shared.observe((event) => {
          delta = event.delta;
        });
        const [start, end] = [c % (text.length + 1), d % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        doc.transact(() => {
          shared.delete(start, end - start);
          shared.insert(start, remote);
        });
        const { draft, move } = rebaseDraft({ base: text, draft: mine, delta: delta, isWriting: true });
        const only = (value: string, letters: string) => [...value].filter((one) => letters.includes(one)).join('');
        expect(only(draft, 'mn.')).toBe(typed);
        expect(only(draft, 'rs ')).toBe(remote);
        const survivors = [...text].filter((_, i) => !(i >= from && i < to) && !(i >= start && i < end)).join('');
        expect(only(draft, 'abcdefghijkl')).toBe(survivors);
        for (const place of [0, from, from + typed.length, mine.length]) {
          const [first, last] = move(place, mine.length);
          expect(first).toBeGreaterThanOrEqual(0);
          expect(last).toBeGreaterThanOrEqual(first);
          expect(last).toBeLessThanOrEqual(draft.length);
        }
      },
    ),
    { numRuns: 2_000, verbose: true },
  );
});
