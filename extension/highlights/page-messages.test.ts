// What a page's script says is taken for what it is: nothing that a page could send becomes more than a passage of words.
import { describe, expect, test } from 'vitest';
import { QUOTE_MAX } from '../../shared/model/annotation.ts';
import { newId } from '../../shared/model/id.ts';
import { parseFromPage, parseOutcome, parseSelected, parseToPage } from './page-messages.ts';
import { parsePassages, parseSightings } from './passage.ts';
import { asQuotation, countWords, isShown, standingWords } from './standing-words.ts';

const id = newId();
const target = { kind: 'quote' as const, exact: 'Rest first', prefix: '', suffix: '', start: 4, end: 14, range: null };

describe('what a page sends', () => {
  test.each([
    null,
    'outcome',
    [],
    {},
    { passages: 'create', id, target },
    { passages: 'note', note: 'without a passage' },
    { passages: 'note', id: '../../x', note: 'a' },
    { passages: ['note'], id },
    { ask: 'markPassage', tabId: 1 },
  ])('is nothing when it is not one of the few things it may ask: %j', (message) => {
    expect(parseFromPage(message)).toBeNull();
  });

  test('of a note is its words, and no more than a note may have', () => {
    const note = `${'n'.repeat(20_000)}`;
    const parsed = parseFromPage({ passages: 'note', id, note, evidenceId: newId(), target });
    expect(parsed).toEqual({ passages: 'note', id, note: note.slice(0, 10_000) });
    expect(parseFromPage({ passages: 'note', id, note: { html: '<b>' } })).toEqual({ passages: 'note', id, note: '' });
    expect(parseFromPage({ passages: 'remove', id, isRemoved: 'yes' })).toEqual({
      passages: 'remove',
      id,
      isRemoved: false,
    });
  });

  test('of a selection is capped text, whatever it claims to be', () => {
    const selected = parseSelected({ target: { ...target, exact: 'x'.repeat(9_000), html: '<img onerror=1>' } });
    expect(selected && 'target' in selected && selected.target.exact).toHaveLength(QUOTE_MAX);
    expect(selected && 'target' in selected && Object.keys(selected.target)).not.toContain('html');
    expect(parseSelected({ target: { kind: 'moment', seconds: 3 } })).toBeNull();
    expect(parseSelected({ why: 'part', words: 'In a frame' })).toEqual({ why: 'part', words: 'In a frame' });
    expect(parseSelected({ why: 'because' })).toBeNull();
  });

  test('of where passages stand is known words about known passages', () => {
    const sightings = parseSightings({
      [id]: { standing: 'found', at: 3, range: {} },
      [newId()]: { standing: 'verified', at: 1 },
      __proto__: { standing: 'found', at: 1 },
      'not an id': { standing: 'gone', at: null },
    });
    expect(sightings).toEqual({ [id]: { standing: 'found', at: 3 } });
  });

  test('more passages than a page can have are left out, and what is none too', () => {
    const one = { id, target, note: 'a' };
    expect(parsePassages([one, { id, target: null }, { id: 'x', target }, 7])).toEqual([one]);
    expect(parsePassages(Array.from({ length: 2_000 }, () => one))).toHaveLength(500);
    expect(parsePassages({ 0: one })).toEqual([]);
  });
});

describe('what the worker sends', () => {
  test('comes through as it is', () => {
    const list = [{ id, target, note: '' }];
    expect(parseToPage({ passages: 'go', id, list })).toEqual({ passages: 'go', id, list });
    expect(parseToPage({ passages: 'go', list })).toBeNull();
    expect(parseToPage({ passages: 'say', text: 'Select words first.' })).toEqual({
      passages: 'say',
      text: 'Select words first.',
    });
    const marked = { kind: 'marked', id, keptPage: true, hasPlace: true, passages: list };
    expect(parseOutcome(marked)).toEqual(marked);
    expect(parseOutcome({ kind: 'asking', seen: 'an NHS number' })).toEqual({ kind: 'asking', seen: 'an NHS number' });
    expect(parseOutcome({ kind: 'marked' })).toBeNull();
  });
});

describe('in words', () => {
  test('it is said how a passage stands, and nothing of one that is simply there', () => {
    expect(standingWords(target, { standing: 'found', at: 1 })).toBe('');
    expect(standingWords(target, undefined)).toBe('');
    expect(standingWords(target, { standing: 'gone', at: null })).toMatch(/could not be found on the page now/);
    expect(standingWords({ ...target, end: 0 }, { standing: 'gone', at: null })).toMatch(/kept as a quotation/);
    expect([
      isShown({ standing: 'changed', at: 1 }),
      isShown({ standing: 'hidden', at: 1 }),
      isShown(undefined),
    ]).toEqual([true, false, false]);
  });

  test('a quotation has its words, the title and the address', () => {
    expect(asQuotation(target, 'Pacing', 'https://journal.example/')).toBe(
      '“Rest first”\nPacing, https://journal.example/',
    );
    expect(asQuotation(target, '', '')).toBe('“Rest first”');
    expect([0, 1, 3].map(countWords)).toEqual(['Nothing marked yet', '1 passage marked', '3 passages marked']);
  });
});
