// What is made of the title, text and address that a phone shares.
import { expect, test } from 'vitest';
import { shareWords } from './share-words.ts';

const share = (fields: { title?: string; text?: string; url?: string }) =>
  shareWords({ title: '', text: '', url: '', ...fields });

test('the address is found where the phone puts it', () => {
  const address = 'https://a.example/fatigue-after-stroke';
  expect(share({ title: 'Fatigue', text: address })).toEqual({ url: address, title: 'Fatigue', words: '' });
  expect(share({ title: 'Fatigue', url: address })).toEqual({ url: address, title: 'Fatigue', words: '' });
  expect(share({ text: `Fatigue after stroke ${address}.` })).toEqual({
    url: address,
    title: 'Fatigue after stroke',
    words: '',
  });
  expect(share({ text: address }).title).toBe('Fatigue after stroke (a.example)');
  expect(share({ text: `“Rest is not recovery.”\n ${address}`, title: 'Fatigue' })).toEqual({
    url: address,
    title: 'Fatigue',
    words: '“Rest is not recovery.”',
  });
});

test('words without an address keep all of themselves', () => {
  expect(share({ text: 'Ask about sleep first' })).toEqual({ url: '', title: 'Ask about sleep first', words: '' });
  const note = `Notes of the talk\n${'word '.repeat(60)}`.trim();
  expect(share({ text: note })).toEqual({ url: '', title: 'Notes of the talk', words: note });
  expect(share({ title: 'Talk', text: 'Talk' })).toEqual({ url: '', title: 'Talk', words: '' });
  expect(share({})).toEqual({ url: '', title: '', words: '' });
});
