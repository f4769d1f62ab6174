// Prompts in the words that a person uses for those they work for.
import { expect, test } from 'vitest';
import { reflectionModels } from '../../shared/reflection-models/index.ts';
import { inPeopleTerm } from './people-term.ts';

test.each([
  [
    'The people you work for, their families, students or colleagues. No names.',
    'Your patients, their families, students or colleagues. No names.',
  ],
  ['For your work, and for the people you work for.', 'For your work, and for your patients.'],
  [
    'What it changes for service users, carers, students or colleagues.',
    'What it changes for patients, carers, students or colleagues.',
  ],
  ['What it means for the people who use your service.', 'What it means for your patients.'],
  ['Leave out who people were.', 'Leave out who people were.'],
])('%s', (text, inWords) => {
  expect(inPeopleTerm(text, 'patients')).toBe(inWords);
});

test('nothing changes while no word is chosen', () => {
  const texts = reflectionModels.flatMap(({ prompts }) => prompts.flatMap(({ label, hint }) => [label, hint]));
  expect(texts.map((text) => inPeopleTerm(text, ''))).toEqual(texts);
});

test('no prompt speaks of service users to somebody who says pupils', () => {
  const texts = reflectionModels.flatMap(({ prompts }) => prompts.flatMap(({ label, hint }) => [label, hint]));
  const left = texts.filter((text) => /service user|people you work for/i.test(inPeopleTerm(text, 'pupils')));
  expect(left).toEqual([]);
});
