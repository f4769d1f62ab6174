// What may be said of the extension's copy.
import { expect, test } from 'vitest';
import { type ExtensionCopy, watchExtensionCopy } from './extension-copy.ts';

function watching() {
  const asked: number[] = [];
  const said: ExtensionCopy[] = [];
  const copy = watchExtensionCopy({ ask: (number) => asked.push(number), onCopy: (now) => said.push(now) });
  const sent = () => new Promise<void>((resolve) => queueMicrotask(resolve));
  return { asked, said, copy, sent };
}

test('it is whole once the extension has stored all that it lacked', async () => {
  const { asked, said, copy, sent } = watching();
  copy.changed();
  await sent();
  expect(asked).toEqual([]);
  copy.answered();
  await sent();
  expect(asked).toEqual([1]);
  expect(said).toEqual([]);
  copy.stored(1);
  expect(said).toEqual(['whole']);
});

test('it is behind with the next change, and asks once for however many come in one turn', async () => {
  const { asked, said, copy, sent } = watching();
  copy.answered();
  await sent();
  copy.stored(0);
  copy.changed();
  copy.changed();
  await sent();
  expect(asked).toEqual([0, 2]);
  copy.changed();
  copy.stored(2);
  await sent();
  expect(said).toEqual(['whole', 'behind', 'behind']);
  expect(asked).toEqual([0, 2, 3]);
  copy.stored(3);
  expect(said.at(-1)).toBe('whole');
});

test('while nothing passes nothing is asked, and what it had then stays true', async () => {
  const { asked, said, copy, sent } = watching();
  copy.answered();
  await sent();
  copy.stored(0);
  copy.closed();
  expect(said).toEqual(['whole']);
  copy.changed();
  await sent();
  expect(said).toEqual(['whole', 'behind']);
  expect(asked).toEqual([0]);
  copy.answered();
  await sent();
  expect(asked).toEqual([0, 1]);
});

test('an answer that nobody asked for says nothing', () => {
  const { said, copy } = watching();
  copy.stored(0);
  copy.stored(7);
  expect(said).toEqual([]);
});
