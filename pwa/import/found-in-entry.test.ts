// What the preview of an import says of each row: what was found and in which field, masked.
import { expect, test } from 'vitest';
import { NOBODY } from '../../shared/privacy/owner.ts';
import type { WritingContext } from '../../shared/privacy/scan-writing.ts';
import { anEntry } from '../../tests/fixtures/imported-entry.ts';
import { findsInALine, foundIn } from './found-in-entry.ts';
import type { ImportedEntry } from './imported.ts';

const aRow = (
  fields: Partial<ImportedEntry> = {},
  done: ImportedEntry['done'] = { type: null, minutes: null, endedOn: null },
) => anEntry({ source: 'csv', kind: 'page', title: 'Splinting', files: [], done, ...fields });
const DONE = { type: null, minutes: null, endedOn: null };
const lineOf = (entry: ImportedEntry, context: WritingContext = { ownWords: [], owner: NOBODY }) =>
  findsInALine(foundIn(entry, context));

test('says what was found in each text of a row, and shows no more than is needed to find it', () => {
  expect(lineOf(aRow({ title: 'Visit to Mrs Ann Sample' }))).toBe('Title: a name (Mrs A•• S•••••)');
  expect(lineOf(aRow({ note: 'She lives in Leeds, LS6 2AB.' }))).toBe('What it was: a postcode (LS6 2••)');
  const texts = {
    relevance: 'NHS number 943 476 5919',
    intendedBenefit: 'DOB 03/11/1941',
    outcome: 'Rang 0113 245 6789',
  };
  expect(lineOf(aRow({}, { ...DONE, texts }))).toBe(
    'Why it matters to my work: an NHS number (943 ••• ••19); What good I hoped for: a date of birth (03/••/••••); What came of it: a telephone number (011• ••• ••89)',
  );
});

test('what is found more than three times is counted, and the same in one field told once', () => {
  const note = 'Mrs Sample, Mrs Sample, LS6 2AB, Mr Other, 0113 245 6789, NHS number 943 476 5919';
  expect(lineOf(aRow({ note }))).toBe(
    'What it was: a name (Mrs S•••••), a postcode (LS6 2••), a name (Mr O••••), and 2 more',
  );
});

test('a speaker and the postcode of a venue are facts, but an NHS number or a name on the list is told of anywhere', () => {
  const { metadata } = anEntry();
  const row = (place: string, provider: string) =>
    aRow({ metadata: { ...metadata, provider } }, { ...DONE, place, tags: ['Doris'] });
  expect(lineOf(row('Town Hall, LS6 2AB', 'Dr Ann Sample'))).toBe('');
  expect(lineOf(row('NHS number 943 476 5919', ''), { ownWords: ['doris'], owner: NOBODY })).toBe(
    'Place: an NHS number (943 ••• ••19); Tags: on your list of names to leave out (D••••)',
  );
});

test('the person’s own name and number are no find', () => {
  const note = 'Mrs Ann Lee, registration OT12345';
  const owner = { names: ['Ann Lee'], numbers: ['OT12345'] };
  expect(lineOf(aRow({ note }))).not.toBe('');
  expect(lineOf(aRow({ note }), { ownWords: [], owner })).toBe('');
});

test('of a reference the title and the notes are looked through, and not its summary', () => {
  const { metadata } = anEntry();
  const entry = anEntry({
    source: 'ris',
    metadata: { ...metadata, description: 'Write to a.author@university.example', authors: ['Mrs Ann Sample'] },
    note: 'As for my patient Doris',
  });
  expect(lineOf(entry)).toBe('What it was: a name (D••••)');
});
