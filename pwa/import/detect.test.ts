// What a file or a paste is taken for.
import { expect, test } from 'vitest';
import { decodeText, detectBinary, detectText } from './detect.ts';

test.each([
  ['ris', 'TY  - JOUR\nTI  - x'],
  ['ris', '\uFEFF\r\nTY  - JOUR\r\n'],
  ['bibtex', '% exported\n@article{x, title={y}}'],
  ['bookmarks', '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL>'],
  ['bookmarks', '<html><ul><li><a href="https://a.example" time_added="1">x</a>'],
  ['opml', '<?xml version="1.0"?><opml version="2.0">'],
  ['csv', 'url,title\nhttps://a.example,x'],
  ['csv', 'Date\tActivity\tHours\n3/4/2026\tSupervision\t1'],
  ['list', 'https://a.example\nhttps://b.example'],
  ['singlefile', '<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://a.example/ '],
  [null, '<!doctype html><html><p>https://a.example'],
  [null, 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nURL:https://a.example/join\r\n'],
  [null, 'only words'],
  [null, ''],
])('%s', (source, text) => {
  expect(detectText(text)).toBe(source);
});

test('files are known by their first bytes, whatever they are called', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(detectBinary(bytes('%PDF-1.7'))).toEqual({ source: 'pdf', mime: 'application/pdf' });
  expect(detectBinary(bytes('RIFF0000WEBPVP8 '))).toEqual({ source: 'picture', mime: 'image/webp' });
  expect(detectBinary(bytes('RIFF0000WAVE'))).toBeNull();
});

test('text of old programs is read too', () => {
  expect(decodeText(new Uint8Array([0x46, 0xfc, 0x72]))).toBe('Für');
  expect(decodeText(new TextEncoder().encode('Ŵyn'))).toBe('Ŵyn');
  expect(decodeText(new Uint8Array([0xff, 0xfe, 0x46, 0, 0xfc, 0]))).toContain('Fü');
});
