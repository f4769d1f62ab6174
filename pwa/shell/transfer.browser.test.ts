// What is pasted or dropped on the app.
import { expect, test } from 'vitest';
import { addressIn, isReadingList } from './transfer.ts';

const words = { uriList: '', mozUrl: '', html: '', plain: '' };

test('an address that was copied', () => {
  expect(addressIn({ ...words, plain: ' https://a.example/x \n' })).toEqual({ url: 'https://a.example/x', title: '' });
});

test('a link that was dragged brings its words', () => {
  expect(
    addressIn({
      ...words,
      uriList: 'https://a.example/x',
      html: '<a href="https://a.example/x">Fatigue <b>after</b> stroke</a>',
    }),
  ).toEqual({ url: 'https://a.example/x', title: 'Fatigue after stroke' });
  expect(addressIn({ ...words, uriList: 'https://a.example/x', mozUrl: 'https://a.example/x\nFatigue' })?.title).toBe(
    'Fatigue',
  );
});

test('words that only look like a link stay text, and nothing in them runs', () => {
  const hostile = {
    ...words,
    uriList: 'https://a.example/',
    html: '<a href="https://a.example/"><img src=x onerror="window.hit=1">x</a>',
  };
  expect(addressIn(hostile)?.title).toBe('x');
  expect('hit' in window).toBe(false);
});

test('other schemes, words and several addresses are no address', () => {
  for (const plain of ['javascript:alert(1)', 'file:///etc/hosts', 'see https://a.example/ there', 'hello'])
    expect(addressIn({ ...words, plain })).toBeNull();
  expect(addressIn({ ...words, uriList: 'https://a.example/\nhttps://b.example/' })).toBeNull();
});

test('references and lists of addresses are something to bring in', () => {
  expect(isReadingList({ ...words, plain: 'TY  - JOUR\nTI  - x' })).toBe(true);
  expect(isReadingList({ ...words, plain: '@article{a,title={x}}' })).toBe(true);
  expect(isReadingList({ ...words, plain: 'https://a.example\nhttps://b.example' })).toBe(true);
  expect(isReadingList({ ...words, plain: 'Dear Ann, see https://a.example' })).toBe(false);
});
