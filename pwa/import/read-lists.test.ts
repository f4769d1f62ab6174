// Reading lists, tables and bookmarks as other programs export them.
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { momentOf } from './entry.ts';
import { parseCsv } from './parse-csv.ts';
import { readBookmarks, readOpml } from './read-bookmarks.ts';
import { readList, readTable } from './read-table.ts';

test('a table of Pocket, with a cell of several lines', () => {
  const { entries, problems } = readTable(
    'title,url,time_added,tags,status\n"Fatigue, and ""rest""\nagain",https://a.example/x,1730642531,stroke|rest,unread\nhttps://b.example/y,https://b.example/y,,,\nNo address,,,,\n',
  );
  expect(entries[0]).toMatchObject({
    title: 'Fatigue, and "rest" again',
    url: 'https://a.example/x',
    keptAt: '2024-11-03T14:02:11.000Z',
    seenOn: '2024-11-03',
    note: 'Keywords: stroke, rest',
  });
  expect(entries[1]).toMatchObject({ title: 'b.example', keptAt: null });
  expect(problems).toEqual(['One row has no web address.']);
});

test('a table of Instapaper and one with semicolons', () => {
  expect(
    readTable('URL,Title,Selection,Folder,Timestamp\nhttps://a.example/,A,"a passage",Unread,1730642531').entries[0],
  ).toMatchObject({ title: 'A', note: 'a passage\n\nKeywords: Unread' });
  expect(readTable('Name;Link\nA;https://a.example/').entries[0]).toMatchObject({ title: 'A' });
});

test('cells are read after RFC 4180', () => {
  expect(parseCsv('a,"b ""c"", d"\r\n\r\n"e\nf",g', ',')).toEqual([
    ['a', 'b "c", d'],
    ['e\nf', 'g'],
  ]);
});

test('a list of addresses, with or without words', () => {
  const { entries, problems } = readList(
    [
      'https://a.example/fatigue-after-stroke',
      '- Hand therapy: https://b.example/hand.',
      '* [A guideline](https://c.example/g_(1))',
      '3. https://d.example/w_(x) – with brackets',
      'just words',
      'javascript:alert(1)',
      '',
    ].join('\n'),
  );
  expect(entries.map(({ title, url }) => [title, url])).toEqual([
    ['Fatigue after stroke (a.example)', 'https://a.example/fatigue-after-stroke'],
    ['Hand therapy', 'https://b.example/hand'],
    ['A guideline', 'https://c.example/g_(1'],
    ['with brackets', 'https://d.example/w_(x)'],
  ]);
  expect(problems).toEqual([
    'No web address in this line: just words',
    'No web address in this line: javascript:alert(1)',
  ]);
});

test('bookmarks with folders, dates and notes', () => {
  const { document } = parseHTML(`<!DOCTYPE NETSCAPE-Bookmark-file-1>
<html><body><dl><dt><h3>CPD</h3><dl>
<dt><a href="https://a.example/x" add_date="1730642531" tags="hand,splint">Splints</a></dt>
<dd>For the audit
<dt><a href="javascript:alert(1)">No page</a></dt>
<dt><a href="place:sort=8">Recent</a></dt>
</dl></dl></body></html>`);
  const { entries, problems } = readBookmarks(document as unknown as Document);
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ title: 'Splints', keptAt: '2024-11-03T14:02:11.000Z' });
  expect(entries[0]?.note).toContain('Keywords: CPD, hand, splint');
  expect(problems).toEqual(['2 bookmarks lead to no web page and are left out.']);
});

test('an OPML outline keeps the site of a feed', () => {
  const { document } = parseHTML(
    '<opml><body><outline text="Journals"><outline text="J" xmlUrl="https://j.example/feed" htmlUrl="https://j.example/"></outline></outline></body></opml>',
  );
  expect(readOpml(document as unknown as Document).entries.map(({ title, note }) => [title, note])).toEqual([
    ['J', 'Keywords: Journals'],
  ]);
});

test.each([
  ['1730642531', '2024-11-03T14:02:11.000Z'],
  ['1730642531000', '2024-11-03T14:02:11.000Z'],
  ['1730642531000000', '2024-11-03T14:02:11.000Z'],
  ['Sun Nov 03 2024 14:02:11 GMT+0000 (Greenwich Mean Time)', '2024-11-03T14:02:11.000Z'],
  ['0', null],
  ['soon', null],
  ['99999999999999999', null],
])('the moment %s', (text, moment) => {
  expect(momentOf(text)).toBe(moment);
});
