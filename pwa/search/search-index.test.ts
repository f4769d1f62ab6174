// Finding things in the record: by any word that belongs to them, by what they are, and both.
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../shared/model/dates.ts';
import type { RecordId } from '../../shared/model/id.ts';
import { EVERYTHING, type Facts, openSearchIndex, type RecordQuery, type SearchDocument } from './search-index.ts';

const aDocument = (id: string, words: string, facts: Partial<Facts> = {}): SearchDocument => ({
  id: id as RecordId,
  facts: {
    day: '2026-03-04' as LocalDate,
    type: 'formal',
    state: 'done',
    hasEvidence: false,
    isStarred: false,
    tags: [],
    goals: [],
    ...facts,
  },
  words,
  parts: [],
});

const DOCUMENTS = [
  aDocument('splints', 'Splinting course. College of Splints', { day: '2026-05-01' as LocalDate }),
  aDocument('falls', 'Falls prevention webinar. I ask about the stairs first.', { isStarred: true }),
  aDocument('sian', 'Supervision. Siân asked why.', { type: 'workBased', state: 'needsReflection' }),
  aDocument('article', 'An article. Pacing after illness begins on the stairs.', { hasEvidence: true }),
  aDocument('undated', 'Something once', { day: '', type: null, state: 'needsDateAndType' }),
];

function find(query: Partial<RecordQuery>, documents = DOCUMENTS): string[] {
  const index = openSearchIndex();
  index.replaceAll(documents);
  return index.find({ ...EVERYTHING, ...query }, 100).ids;
}

describe('the words of the record', () => {
  it('are found in titles, in what was written, and in the text of evidence, the latest first', () => {
    expect(find({ words: 'stairs' })).toEqual(['falls', 'article']);
    expect(find({ words: 'splint' })).toEqual(['splints']);
    expect(find({ words: 'college' })).toEqual(['splints']);
  });

  it('are found from their first letters, without accents and capitals', () => {
    expect(find({ words: 'SIA' })).toEqual(['sian']);
    expect(find({ words: 'siân' })).toEqual(['sian']);
  });

  it('must all be there', () => {
    expect(find({ words: 'falls stairs' })).toEqual(['falls']);
    expect(find({ words: 'falls illness' })).toEqual([]);
  });

  it('of one letter ask for nothing yet', () => {
    expect(find({ words: 's' })).toHaveLength(5);
  });
});

describe('filters', () => {
  it('leave what was asked for, each by itself and together', () => {
    expect(find({ type: 'workBased' })).toEqual(['sian']);
    expect(find({ type: 'none' })).toEqual(['undated']);
    expect(find({ state: 'needsReflection' })).toEqual(['sian']);
    expect(find({ evidence: 'with' })).toEqual(['article']);
    expect(find({ starred: true, evidence: 'without' })).toEqual(['falls']);
    expect(find({ words: 'stairs', starred: true })).toEqual(['falls']);
  });

  it('by goal and tag leave what serves the goal and has the tag, whatever its case', () => {
    const [hands, balance] = ['hands' as RecordId, 'balance' as RecordId];
    const documents = [
      aDocument('splints', 'Splinting', { goals: [hands], tags: ['stroke', 'hands'] }),
      aDocument('falls', 'Falls', { goals: [balance], tags: ['stroke'] }),
    ];
    expect(find({ goal: hands }, documents)).toEqual(['splints']);
    expect(find({ tag: 'Stroke' }, documents)).toEqual(['splints', 'falls']);
    expect(find({ tag: 'HANDS', goal: balance }, documents)).toEqual([]);
    expect(find({ tag: 'hand' }, documents)).toEqual([]);
  });

  it('by date take both days in, and nothing without a date', () => {
    expect(find({ from: '2026-03-04' as LocalDate, to: '2026-03-04' as LocalDate })).toEqual([
      'sian',
      'falls',
      'article',
    ]);
    expect(find({ from: '2026-03-05' as LocalDate })).toEqual(['splints']);
    expect(find({ to: '2026-03-03' as LocalDate })).toEqual([]);
  });
});

it('what is changed, added or gone is found as it is now', () => {
  const index = openSearchIndex();
  index.replaceAll(DOCUMENTS);
  const [, ...others] = DOCUMENTS;
  const changed = others.map((one) => (one.id === 'falls' ? { ...one, words: 'Balance classes' } : one));
  index.replaceAll([...changed, aDocument('new', 'Balance in old age')]);
  expect(index.find({ ...EVERYTHING, words: 'balance' }, 100).ids.sort()).toEqual(['falls', 'new']);
  expect(index.find({ ...EVERYTHING, words: 'splinting' }, 100).total).toBe(0);
  expect(index.find({ ...EVERYTHING, words: 'prevention' }, 100).total).toBe(0);
});

it('tells how many there are beside the first, and in which months the first are', () => {
  const index = openSearchIndex();
  index.replaceAll(DOCUMENTS);
  expect(index.find(EVERYTHING, 2)).toEqual({
    ids: ['splints', 'sian'],
    months: [
      { month: '2026-05', count: 1 },
      { month: '2026-03', count: 1 },
    ],
    total: 5,
  });
});
