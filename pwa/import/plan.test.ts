// What an import will do: new, kept already, twice; and what in it seems to tell of a patient.
import { expect, test } from 'vitest';
import { NOBODY } from '../../shared/privacy/owner.ts';
import { anEntry } from '../../tests/fixtures/imported-entry.ts';
import type { ImportedEntry } from './imported.ts';
import { type KnownPages, planImport } from './plan.ts';

const NOTHING_KNOWN: KnownPages = { pageKeys: new Set(), dois: new Set(), files: new Set(), rows: new Set() };
const plan = (...entries: ImportedEntry[]) =>
  planImport([{ name: 'x', source: 'pdf', entries, problems: [] }], {
    known: NOTHING_KNOWN,
    context: { ownWords: [], owner: NOBODY },
  });
const words = (text: string) => ({
  bytes: new TextEncoder().encode(text),
  mime: 'text/plain',
  role: 'text' as const,
  notes: [],
});

test('the words inside a PDF are looked through for a patient’s details', async () => {
  const [main] = anEntry().files;
  const planned = await plan(
    anEntry({ files: [...(main ? [main] : []), words('Seen today. NHS number 943 476 5919, DOB 12/03/1941.')] }),
  );
  expect(planned).toMatchObject([{ state: 'new', identifiers: { 'nhs-number': 1, 'date-of-birth': 1 } }]);
});

test('the name of a file, a note and a summary are looked through too', async () => {
  const { metadata } = anEntry();
  const planned = await plan(
    anEntry({ title: 'Letter NHS number 943 476 5919', files: [] }),
    anEntry({ note: 'Hospital number: B1234567', url: 'https://a.example/1', files: [] }),
    anEntry({ metadata: { ...metadata, description: 'NHS no 9434765919' }, url: 'https://a.example/2', files: [] }),
  );
  expect(planned?.map(({ identifiers }) => identifiers)).toEqual([
    { 'nhs-number': 1 },
    { 'record-number': 1 },
    { 'nhs-number': 1 },
  ]);
});

test('figures in an address and the authors of an article are no warning', async () => {
  const { metadata } = anEntry();
  const planned = await plan(
    anEntry({
      url: 'https://a.example/9434765919',
      metadata: { ...metadata, authors: ['Mrs Ann Lee'], doi: '10.5555/9434765919' },
      files: [],
    }),
  );
  expect(planned).toMatchObject([{ identifiers: {} }]);
});

test('two thousand rows are looked through while the page goes on', async () => {
  const text = 'I learned how to fit a splint, and what to say about it. '.repeat(10);
  const done = { type: null, minutes: null, endedOn: null, texts: { outcome: text, relevance: text } };
  const rows = Array.from({ length: 2_000 }, (_, at) =>
    anEntry({ title: `Splint ${at}`, files: [], done, note: at % 10 === 0 ? `${text}LS6 2AB` : text }),
  );
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  });
  const planned = await plan(...rows);
  clearInterval(timer);
  expect(planned?.filter(({ finds }) => finds.length > 0)).toHaveLength(200);
  expect(turns).toBeGreaterThan(3);
});
