// Choosing rows of the list, one by one and several at once.
import { expect, test } from 'vitest';
import type { RecordId } from '../../../shared/model/id.ts';
import { useSelection } from './use-selection.ts';

const ids = ['a', 'b', 'c', 'd'] as RecordId[];
const [a, b, , d] = ids as [RecordId, RecordId, RecordId, RecordId];

test('rows are chosen in the list’s order, and a second press takes one back', () => {
  const selection = useSelection(() => ids);
  selection.toggle(d);
  selection.toggle(a);
  expect(selection.ids.value).toEqual(['a', 'd']);
  selection.toggle(d);
  expect(selection.ids.value).toEqual(['a']);
});

test('with the shift key all rows in between become what the pressed one becomes', () => {
  const selection = useSelection(() => ids);
  selection.toggle(d);
  selection.toggle(b, true);
  expect(selection.ids.value).toEqual(['b', 'c', 'd']);
  selection.toggle(d, true);
  expect(selection.ids.value).toEqual([]);
});

test('all that is shown is chosen at once; what the list does not show any more is not chosen', () => {
  let shown: readonly RecordId[] = ids;
  const selection = useSelection(() => shown);
  selection.chooseAll();
  expect(selection.ids.value).toHaveLength(4);
  shown = ids.slice(1);
  selection.toggle(b);
  expect(selection.ids.value).toEqual(['c', 'd']);
  selection.end();
  expect(selection.ids.value).toEqual([]);
});
