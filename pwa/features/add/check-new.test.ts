// Adding something by hand.
import { expect, test } from 'vitest';
import { titleFrom } from '../../records/title-from.ts';
import { checkNew } from './check-new.ts';

test('asks for words or a link when there is neither', () => {
  expect(checkNew({ title: '  ', url: '' }).problems).toEqual([
    { fieldId: 'new-title', text: 'Enter a few words for it, or a link' },
  ]);
});

test('takes a link alone and names the activity after it', () => {
  expect(checkNew({ title: '', url: 'journal.example/articles/sensory-rooms-in-dementia-care.html' })).toEqual({
    value: {
      title: 'Sensory rooms in dementia care (journal.example)',
      url: 'https://journal.example/articles/sensory-rooms-in-dementia-care.html',
    },
    problems: [],
  });
});

test('refuses an address that no browser would open as a page', () => {
  for (const url of ['javascript:alert(1)', 'not an address', 'file:///etc/hosts'])
    expect(checkNew({ title: 'A talk', url }).problems).toHaveLength(1);
});

test('calls an address without words in it by its site', () => {
  expect(titleFrom('https://www.site.example/10.1000/182')).toBe('site.example');
  expect(titleFrom('https://www.site.example/%E0%A4%A')).toBe('site.example');
});
