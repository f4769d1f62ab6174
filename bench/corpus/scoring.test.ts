// The scores themselves: what counts as right.
import { describe, expect, it } from 'vitest';
import { hasFirstAuthor, sameAuthors, sameDay, sameTitle, scoreText } from './scoring.ts';

describe('what counts as right', () => {
  it('a title with other quotation marks and capitals, and no shorter one', () => {
    expect(sameTitle('“Home” – and away', '"home" - And Away')).toBe(true);
    expect(sameTitle('Home', 'Home and away')).toBe(false);
    expect(sameTitle('', '')).toBe(false);
  });

  it('the same people in any order, and nobody more', () => {
    expect(sameAuthors(['Lee Ann', 'By Bo Chen'], ['Bo Chen', 'Ann Lee'])).toBe(true);
    expect(sameAuthors(['Ann Lee', 'Bo Chen'], ['Ann Lee'])).toBe(false);
    expect(hasFirstAuthor(['Bo Chen', 'Ann Lee'], ['Ann Lee'])).toBe(true);
    expect(hasFirstAuthor([], ['Ann Lee'])).toBe(false);
  });

  it('the same day here or in UTC, or the same month where no day is named; never the year alone', () => {
    expect(sameDay('2026-03-04T23:30:00-05:00', '2026-03-05T04:30:00Z')).toBe(true);
    expect(sameDay('2026-03-04', '2026/03')).toBe(true);
    expect(sameDay('2026-03-04', '2026-03-05')).toBe(false);
    expect(sameDay('2026', '2026-03-05')).toBe(false);
    expect(sameDay('', '2026-03-05')).toBe(false);
  });

  it('counts a word as often as both texts have it', () => {
    expect(scoreText('warm warm sheet', 'warm sheet now')).toEqual({
      precision: 2 / 3,
      recall: 2 / 3,
      f1: 2 / 3,
    });
    expect(scoreText('手療法', '手').recall).toBe(1);
  });
});
