// A file that anything names is never taken for garbage, not even when a newer version named it in its own way.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { localDateOf } from '../model/dates.ts';
import * as commands from './edit.ts';
import { everyNamedFile } from './named-files.ts';

const hash = (letter: string) => letter.repeat(64);
const file = (letter: string) => ({ sha256: hash(letter), mime: 'application/pdf', sizeBytes: 5 });

test('files of evidence are named, in the bin too', () => {
  const doc = new Y.Doc();
  commands.createEvidence(doc, { title: 'Certificate', file: file('a') }, new Date());
  const id = commands.createEvidence(doc, { title: 'Handout', file: file('b') }, new Date());
  commands.moveToBin(doc, 'evidence', id, localDateOf(new Date()));
  expect(everyNamedFile(doc)).toEqual(new Set([hash('a'), hash('b')]));
});

test('a part of a kind that this version does not know names its file all the same', () => {
  const doc = new Y.Doc();
  const id = commands.createEvidence(doc, { title: 'Lecture' }, new Date());
  const piece = doc.getMap('evidence').get(id) as Y.Map<unknown>;
  piece.set(`part:hologram:${hash('c')}`, true);
  piece.set('soundtrack', { takes: [{ sha256: hash('d') }] });
  expect(everyNamedFile(doc)).toEqual(new Set([hash('c'), hash('d')]));
});

test('where there are records of a kind that this version does not know, nothing is known', () => {
  const doc = new Y.Doc();
  doc.getMap('portraits').set('one', 1);
  expect(everyNamedFile(doc)).toBeNull();
});
