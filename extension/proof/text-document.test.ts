// The file that a kept page becomes.
import { expect, test } from 'vitest';
import { parseInstant } from '../../shared/model/dates.ts';
import { toTextDocument } from './text-document.ts';

const capturedAt = parseInstant('2026-11-23T18:04:11.000Z') ?? expect.fail();
const kept = {
  title: 'Hands',
  url: 'https://a.example/?a=1&b=2',
  capturedAt,
  html: '<p>Text.</p>',
  notes: [],
  language: 'en',
};

test('says where the text is from and when it was kept', () => {
  const file = toTextDocument(kept);
  expect(file).toContain('<a href="https://a.example/?a=1&amp;b=2" rel="noreferrer">');
  expect(file).toContain('<time datetime="2026-11-23T18:04:11.000Z">');
  expect(file).toContain('<html lang="en">');
  expect(file).toContain('<p>Text.</p>');
});

test('lets nothing load or run, whatever is in it', () => {
  expect(toTextDocument(kept)).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`);
});

test('a title, a note or a language that is mark-up stays text or goes', () => {
  const file = toTextDocument({
    ...kept,
    title: '</title><script>1</script>',
    notes: ['<b>x</b>'],
    language: 'en"><script>',
  });
  expect(file).not.toContain('<script>');
  expect(file).toContain('&lt;/title&gt;&lt;script&gt;');
  expect(file).toContain('<p>&lt;b&gt;x&lt;/b&gt;</p>');
  expect(file).toContain('<html>');
});
