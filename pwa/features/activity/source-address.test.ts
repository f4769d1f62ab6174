// Links back to the page, as near to the place as the browser can go.
import { expect, test } from 'vitest';
import { sourceAddress } from './source-address.ts';

const quote = (exact: string) => ({
  kind: 'quote' as const,
  exact,
  prefix: '',
  suffix: '',
  start: 0,
  end: 0,
  range: null,
});
const moment = { kind: 'moment' as const, seconds: 760.4 };

test('a passage is found by its words', () => {
  expect(sourceAddress({ url: 'https://a.example/x', target: quote('half-term, and rest') })).toBe(
    'https://a.example/x#:~:text=half%2Dterm%2C%20and%20rest',
  );
  expect(sourceAddress({ url: 'https://a.example/x#part', target: quote('rest') })).toBe(
    'https://a.example/x#part:~:text=rest',
  );
});

test('a long passage is named by its ends', () => {
  const long = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
  expect(sourceAddress({ url: 'https://a.example/x', target: quote(long) })).toBe(
    'https://a.example/x#:~:text=word0%20word1%20word2%20word3%20word4,word55%20word56%20word57%20word58%20word59',
  );
});

test('a moment is named where the player takes it', () => {
  const at = (url: string) => sourceAddress({ url, target: moment });
  expect(at('https://www.youtube.com/watch?v=abc')).toBe('https://www.youtube.com/watch?v=abc&t=760s');
  expect(at('https://vimeo.com/1234')).toBe('https://vimeo.com/1234#t=760s');
  expect(at('https://a.example/talk.mp4')).toBe('https://a.example/talk.mp4#t=760');
  expect(at('https://a.example/webinar')).toBe('https://a.example/webinar');
  expect(at('')).toBe('');
});
