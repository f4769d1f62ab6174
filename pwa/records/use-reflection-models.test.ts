// Which reflection is shown first.
import { expect, test } from 'vitest';
import { newId } from '../../shared/model/id.ts';
import { ownModelKey } from '../../shared/model/own-model.ts';
import { parseReflection, type Reflection } from '../../shared/model/reflection.ts';
import { firstModel } from './use-reflection-models.ts';

const activityId = newId();
function reflection(modelKey: string, createdAt: string, answers: Record<string, string> = {}): Reflection {
  const parsed = parseReflection(newId(), { activityId, modelKey, createdAt, answers });
  return parsed ?? expect.unreachable('it is a reflection');
}

test('opens with the default questions when nothing is written', () => {
  expect(firstModel([])).toBe('hcpc-three-questions');
  expect(firstModel([], 'gibbs')).toBe('gibbs');
});

test('opens with questions of my own that I wrote under, whether they have arrived or not', () => {
  const key = ownModelKey(newId());
  expect(firstModel([reflection(key, '2026-01-01T00:00:00Z', { 'open-1': 'Calm.' })], 'gibbs')).toBe(key);
});

test('opens with the model that was begun last and has words', () => {
  const written = reflection('gibbs', '2026-01-01T00:00:00Z', { feelings: 'Calm.' });
  const empty = reflection('driscoll', '2026-02-01T00:00:00Z', { what: ' ' });
  expect(firstModel([written, empty])).toBe('gibbs');
  expect(firstModel([empty])).toBe('driscoll');
});

test('passes over a model that only a newer Waymark knows', () => {
  const unknown = reflection('from-the-future', '2026-03-01T00:00:00Z', { x: 'Words.' });
  expect(firstModel([unknown])).toBe('hcpc-three-questions');
});
