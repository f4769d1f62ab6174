// What is known of a page, read or unread.
import { describe, expect, it } from 'vitest';
import { parseReading, readingFromTab } from './page-reading.ts';

describe('a page that cannot be read', () => {
  it('is known by its address and the title of its tab', () => {
    expect(readingFromTab({ url: 'https://a.example/guides/hand-care.pdf', title: 'Hand care guide' })).toMatchObject({
      kind: 'pdf',
      isReadable: false,
      metadata: { title: 'Hand care guide', siteName: 'a.example', sources: { title: 'tab' } },
    });
  });

  it('is named after its file where the tab only repeats the address', () => {
    const title = (tab: { url: string; title?: string }) => readingFromTab(tab)?.metadata.title;
    expect(title({ url: 'https://a.example/x/hand-care_2026.pdf', title: 'hand-care_2026.pdf' })).toBe(
      'hand care 2026',
    );
    expect(title({ url: 'https://a.example/' })).toBe('a.example');
    expect(title({ url: 'https://a.example/%E0%A4%A' })).toBe('%E0%A4%A');
  });

  it.each([
    'chrome://settings/',
    'file:///home/me/notes.html',
    'about:blank',
    'chrome-extension://x/popup.html',
    undefined,
  ])('cannot be kept at all when its address is %s', (url) => {
    expect(readingFromTab({ url, title: 'Anything' })).toBeNull();
  });
});

describe('what a page answers', () => {
  it('is refused without an address of the web, and capped otherwise', () => {
    expect(parseReading({ url: 'javascript:1', metadata: {} })).toBeNull();
    expect(parseReading('a string')).toBeNull();
    const reading = parseReading({
      url: 'https://a.example/',
      canonicalUrl: 'javascript:1',
      kind: 'spell',
      metadata: { title: 'x'.repeat(9_000), authors: Array.from({ length: 900 }, () => 'A B') },
      selection: 'y'.repeat(9_000),
    });
    expect(reading).toMatchObject({ canonicalUrl: 'https://a.example/', kind: 'page' });
    expect(reading?.metadata.title).toHaveLength(500);
    expect(reading?.metadata.authors).toHaveLength(100);
    expect(reading?.selection).toHaveLength(5_000);
  });

  it('names each closed frame by its origin, which is what a person can allow', () => {
    const closedFrames = [
      'https://a.example',
      'https://a.example/x?y=1',
      'http://b.example:8080',
      'c.example',
      'javascript:1',
    ];
    expect(parseReading({ url: 'https://page.example/', metadata: {}, closedFrames })?.closedFrames).toEqual([
      'https://a.example',
      'http://b.example:8080',
    ]);
  });
});
