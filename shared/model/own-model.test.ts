// Reflection models of one's own as they come from another device or a file.
import { expect, test } from 'vitest';
import { newId } from './id.ts';
import { aspectOfOwnPrompt, ownModelIdOf, ownModelKey, ownPromptKey, parseOwnModel } from './own-model.ts';

test('a key of a prompt says what its answer speaks to', () => {
  expect(aspectOfOwnPrompt(ownPromptKey('practice', 2))).toBe('practice');
  expect(aspectOfOwnPrompt(ownPromptKey(null, 1))).toBeNull();
  expect(aspectOfOwnPrompt('nonsense')).toBeNull();
});

test('a model key names the record, and those of Waymark name none', () => {
  const id = newId();
  expect(ownModelIdOf(ownModelKey(id))).toBe(id);
  expect(ownModelIdOf('gibbs')).toBeNull();
});

test('what asks nothing is no model, and prompts with the same key are one', () => {
  expect(parseOwnModel(newId(), { name: 'Mine', prompts: [] })).toBeNull();
  expect(parseOwnModel(newId(), { name: 'Mine', prompts: [{ key: '../x', label: 'What?' }] })).toBeNull();
  const prompts = [
    { key: 'learned-1', label: 'What did I see?', hint: 'In two lines' },
    { key: 'learned-1', label: 'Twice' },
    { key: 'open-2', label: '' },
    { key: 'open-3', label: 'Anything else?' },
  ];
  const model = parseOwnModel(newId(), { prompts });
  expect(model?.name).toBe('Questions of your own');
  expect(model?.prompts).toEqual([prompts[0], { key: 'open-3', label: 'Anything else?', hint: '' }]);
});
