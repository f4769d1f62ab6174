// How far a change of the words has come, as a person reads it.
import { expect, test } from 'vitest';
import { delayInWords, hasNewWords, stepsInWords } from './change-in-words.ts';

test('each step is done, under way or to come', () => {
  const states = (step: 'seal' | 'mark' | 'done') => stepsInWords({ step }).map(({ state }) => state);
  expect(states('seal')).toEqual(['now', 'to come', 'to come', 'to come']);
  expect(states('mark')).toEqual(['done', 'done', 'now', 'to come']);
  expect(states('done')).toEqual(['done', 'done', 'done', 'done']);
});

test('the new words are shown once this device uses them, and not before', () => {
  const steps = ['seal', 'switch', 'mark', 'erase', 'done'] as const;
  expect(steps.filter((step) => hasNewWords({ step }))).toEqual(['mark', 'erase', 'done']);
});

test('a step that waits says why, that it is tried again, and nothing when it does not wait', () => {
  const delay = { reason: 'away', sentence: null, asksInvitation: false } as const;
  expect(delayInWords({ delay: null })).toBe('');
  expect(delayInWords({ delay })).toMatch(
    /does not answer right now\. Waymark tries again .* Go on working as always\.$/,
  );
  expect(delayInWords({ delay: { ...delay, sentence: 'The clocks differ.' } })).toMatch(/^The clocks differ\. Waymark/);
  expect(delayInWords({ delay: { ...delay, reason: 'refused', sentence: 'Ask for an invitation.' } })).toBe(
    'Ask for an invitation.',
  );
  expect(delayInWords({ delay: { ...delay, reason: 'files' } })).toContain('come to this device first');
  expect(delayInWords({ delay: { ...delay, reason: 'storage' } })).toContain('Nothing is lost');
});
