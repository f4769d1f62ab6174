// What is pasted or dropped on the app.
import { expect, test } from 'vitest';
import { addressIn, isReadingList, tableIn } from './transfer.ts';

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

test('a table comes from a spreadsheet with its tabs, and from a page or document as its rows', () => {
  const tabbed = 'Date\tTitle\n3/4/2026\tSupervision';
  expect(tableIn({ ...words, plain: tabbed, html: '<table><tr><td>x</td></tr></table>' })).toBe(tabbed);
  const html =
    '<style>td{color:red}</style><table onclick="window.hit=1"><tr><th>Date<th>Title</tr><tr><td>3/4/2026<td style="x">A "hard"\n case</tr></table>';
  expect(tableIn({ ...words, plain: 'Date Title 3/4/2026', html })).toBe(
    '"Date","Title"\n"3/4/2026","A ""hard"" case"',
  );
  expect(tableIn({ ...words, plain: 'Date,Title\n3/4/2026,Supervision' })).toContain('Supervision');
});

test('prose with commas, and a page in which a table stands somewhere, are no table', () => {
  expect(tableIn({ ...words, plain: 'Dear Ann,\nthank you, and see you soon' })).toBe('');
  const page = `<p>${'Words and words. '.repeat(20)}</p><table><tr><td>a<td>b</tr><tr><td>c<td>d</tr></table>`;
  expect(tableIn({ ...words, plain: 'Words and words.', html: page })).toBe('');
});
