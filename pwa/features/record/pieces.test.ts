// The dated list in pieces that come and go while it is scrolled.
import { expect, test } from 'vitest';
import type { RecordId } from '../../../shared/model/id.ts';
import { piecesOf } from './pieces.ts';

const ids = Array.from({ length: 125 }, (_, n) => `activity-${n}` as RecordId);

test('a month is a piece; a very long one is several, and each row keeps its place in the month', () => {
  const months = piecesOf({
    ids,
    months: [
      { month: '2026-03', count: 4 },
      { month: '2026-01', count: 120 },
      { month: '', count: 1 },
    ],
  });
  expect(months.map(({ key, label, count }) => [key, label, count])).toEqual([
    ['2026-03', 'March 2026', 4],
    ['2026-01', 'January 2026', 120],
    ['none', 'No date yet', 1],
  ]);
  const pieces = months.flatMap((month) => month.pieces);
  expect(pieces.map(({ key, before, total, ids: own }) => [key, before, total, own.length])).toEqual([
    ['2026-03/0', 0, 4, 4],
    ['2026-01/0', 0, 120, 50],
    ['2026-01/50', 50, 120, 50],
    ['2026-01/100', 100, 120, 20],
    ['none/0', 0, 1, 1],
  ]);
  expect(pieces.flatMap((piece) => piece.ids)).toEqual(ids);
});

test('what is planned stands before all months', () => {
  const months = piecesOf({ ids: ids.slice(1, 2), months: [{ month: '2026-03', count: 1 }] }, ids.slice(0, 1));
  expect(months.map(({ key, label, pieces }) => [key, label, pieces[0]?.ids])).toEqual([
    ['planned', 'Planned', ['activity-0']],
    ['2026-03', 'March 2026', ['activity-1']],
  ]);
});
