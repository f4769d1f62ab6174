// What a person says of each entry before it comes in.
import { expect, test } from 'vitest';
import type { RecordId } from '../../../shared/model/id.ts';
import { anEntry } from '../../../tests/fixtures/imported-entry.ts';
import type { PlannedEntry } from '../../import/plan.ts';
import { useImportChoices } from './import-choices.ts';

const planned = (fields: Partial<PlannedEntry> = {}): PlannedEntry => ({
  entry: anEntry(),
  state: 'new',
  identifiers: {},
  finds: [],
  ...fields,
});
const WARNED = { identifiers: { 'nhs-number': 1 } };

function choicesFor(...entries: PlannedEntry[]) {
  const choices = useImportChoices();
  choices.begin(entries);
  return choices;
}
const outcome = ({ toBringIn }: ReturnType<typeof useImportChoices>) =>
  toBringIn().map(({ confidentiality, goesTo }) => [confidentiality, goesTo]);

test('what seems to tell of a patient is left out until the person says otherwise', () => {
  const choices = choicesFor(planned(), planned(WARNED), planned({ state: 'kept' }));
  expect([...choices.chosen.value]).toEqual([0]);
  expect(choices.warned.value).toEqual([1]);
});

test('brought in all the same, it is to be looked through, or the person looked and says that nobody can be recognised', () => {
  const choices = choicesFor(planned(), planned(WARNED));
  choices.choose([1], true);
  expect(outcome(choices)).toEqual([
    ['unchecked', null],
    ['flagged', null],
  ]);
  choices.mark(1, 'confirmed');
  expect(outcome(choices)).toEqual([
    ['unchecked', null],
    ['confirmed', null],
  ]);
  choices.mark(1, null);
  expect(outcome(choices)).toEqual([['unchecked', null]]);
});

test('taking all of a group leaves those with a warning as they are', () => {
  const choices = choicesFor(planned(), planned(WARNED), planned());
  choices.choose([0, 1, 2], false);
  choices.choose([0, 1, 2], true);
  expect([...choices.chosen.value].sort()).toEqual([0, 2]);
});

test('an entry goes to an activity that is there, and back to a new one', () => {
  const choices = choicesFor(planned());
  choices.send(0, { id: 'a' as RecordId, title: 'Hand day' });
  expect(outcome(choices)).toEqual([['unchecked', 'a']]);
  choices.send(0, null);
  expect(outcome(choices)).toEqual([['unchecked', null]]);
});
