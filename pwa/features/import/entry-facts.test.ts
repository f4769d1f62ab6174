// What stands below an entry's title in the preview of an import.
import { expect, test } from 'vitest';
import { emptyMetadata } from '../../../shared/model/capture.ts';
import { anEntry } from '../../../tests/fixtures/imported-entry.ts';
import { entryFacts } from './entry-facts.ts';

const metadata = { ...emptyMetadata(), authors: ['Nowak, Łukasz'], container: 'Hand', publishedOn: '2024-05' };
const factsAt = (url: string) => entryFacts(anEntry({ kind: 'article', files: [], metadata, url }));

test('an article says who wrote it, in which journal and when, and on which site it is', () => {
  expect(factsAt('https://www.journal.example/early')).toEqual(['Nowak, Łukasz', 'Hand', '2024', 'journal.example']);
});

test('the address of a DOI names no site', () => {
  for (const url of ['https://doi.org/10.5555/abc.1', 'http://dx.doi.org/10.5555/abc.1'])
    expect(factsAt(url)).toEqual(['Nowak, Łukasz', 'Hand', '2024']);
});
