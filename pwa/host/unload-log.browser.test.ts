// What is kept beside the database while a page goes, over the real localStorage.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { newId } from '../../shared/model/id.ts';
import { applyUnloadLog, openUnloadLog } from './unload-log.ts';

function wrote(words: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('words').insert(0, words);
  return Y.encodeStateAsUpdate(doc);
}

function takenIn(documentName: string): { words: string; forget: () => void } {
  const doc = new Y.Doc();
  const forget = applyUnloadLog(documentName, (update) => Y.applyUpdate(doc, update));
  return { words: doc.getText('words').toString(), forget };
}

test('what each tab kept is applied at the next start, and forgotten once that is durable', () => {
  const name = `test-${newId()}`;
  const [one, other] = [openUnloadLog(name), openUnloadLog(name)];
  one.keep(wrote('earlier'));
  one.keep(wrote('in one tab'));
  other.keep(wrote('in another'));
  const first = takenIn(name);
  expect(first.words).toContain('in one tab');
  expect(first.words).toContain('in another');
  expect(first.words).not.toContain('earlier');
  expect(takenIn(name).words, 'it stays until it is durable').toBe(first.words);
  first.forget();
  expect(takenIn(name).words).toBe('');
});

test('another document’s words stay out of it', () => {
  const [name, other] = [`test-${newId()}`, `test-${newId()}`];
  const log = openUnloadLog(other);
  log.keep(wrote('theirs'));
  const { words, forget } = takenIn(name);
  expect(words).toBe('');
  forget();
  expect(takenIn(other).words).toBe('theirs');
  log.forget();
  expect(takenIn(other).words).toBe('');
});

test('one that is damaged is in nobody’s way', () => {
  const name = `test-${newId()}`;
  localStorage.setItem(`waymark-unload:${name}:1`, 'not base64!');
  localStorage.setItem(`waymark-unload:${name}:2`, '_w');
  openUnloadLog(name).keep(wrote('whole'));
  const { words, forget } = takenIn(name);
  expect(words).toBe('whole');
  forget();
  expect(Object.keys(localStorage).filter((key) => key.includes(name))).toEqual([]);
});

test('more than the browser takes is left to the database, without an error', () => {
  const name = `test-${newId()}`;
  const log = openUnloadLog(name);
  log.keep(new Uint8Array(12_000_000));
  expect(takenIn(name).words).toBe('');
  log.forget();
});
