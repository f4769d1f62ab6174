// Tables of what somebody did, from lists and other portfolios: their columns, days, kinds and rows that cannot be read.
import { expect, test } from 'vitest';
import { decodeText } from '../detect.ts';
import { beginMapping } from './begin-mapping.ts';
import { guessColumns, hasNames } from './columns.ts';
import { orderOf, readDay, readDays } from './days.ts';
import { type MappedRow, type Mapping, mapRows } from './map-rows.ts';
import { readDelimited } from './read-delimited.ts';

const day = (text: string, order: 'dayFirst' | 'monthFirst' = 'dayFirst') => readDay(text, order)?.day ?? null;

test('days are read however people write them', () => {
  for (const text of [
    '4/3/2026',
    '04/03/26',
    '4.3.2026',
    '4-3-26',
    '4 3 2026',
    '2026-03-04',
    '2026/3/4',
    '4 March 2026',
    '4th March 2026',
    'Wed 4 Mar 2026',
    '4 Mar 26',
    "4 Mar '26",
    '4-Mar-26',
    'March 4, 2026',
    'Wednesday, 4 March 2026',
    '46085',
    '46085.5',
    '04/03/2026 09:30',
    '2026-03-04T09:30:00Z',
  ])
    expect(day(text), text).toBe('2026-03-04');
  expect(readDay('March 2026', 'dayFirst')).toEqual({ day: '2026-03-01', precision: 'month' });
  expect(day('3/4/2026', 'monthFirst')).toBe('2026-03-04');
  expect(day('13/4/2026', 'monthFirst')).toBe('2026-04-13');
  expect(day('4/13/2026')).toBe('2026-04-13');
  expect(day('1/6/98')).toBe('1998-06-01');
  for (const text of ['31/02/2026', '0/1/2026', 'soon', '12', 'Marching 2026', '4 Foo 2026', '', '1/2', '=cmd'])
    expect(day(text), text).toBeNull();
});

test('two days in one cell are a first and a last', () => {
  expect(readDays('4 March 2026 to 6 March 2026', 'dayFirst')).toMatchObject({
    from: { day: '2026-03-04' },
    to: { day: '2026-03-06' },
  });
  expect(readDays('4/3/26 – 5/3/26', 'dayFirst')).toMatchObject({ to: { day: '2026-03-05' } });
  expect(readDays('4-3-26', 'dayFirst')).toMatchObject({ from: { day: '2026-03-04' }, to: null });
});

test('which comes first, the day or the month, is decided by the whole column and asked where it cannot be', () => {
  expect(orderOf(['3/4/26', '25/4/26'])).toEqual({ order: 'dayFirst', isInDoubt: false, isMixed: false });
  expect(orderOf(['3/4/26', '4/25/26'])).toEqual({ order: 'monthFirst', isInDoubt: false, isMixed: false });
  expect(orderOf(['3/4/26', '99/99/26'])).toEqual({ order: 'dayFirst', isInDoubt: true, isMixed: false });
  expect(orderOf(['3/4/26', '5/6/26'])).toEqual({ order: 'dayFirst', isInDoubt: true, isMixed: false });
  expect(orderOf(['3/4/26', '25/4/26', '4/25/26'])).toEqual({ order: 'dayFirst', isInDoubt: true, isMixed: true });
  expect(orderOf(['2026-03-04', '4 March 2026', '3/3/26'])).toEqual({
    order: 'dayFirst',
    isInDoubt: false,
    isMixed: false,
  });
});

test('a table is read between commas, semicolons, tabs or bars, in any of the usual encodings', () => {
  const rows = [
    ['Date', 'Title'],
    ['4/3/26', 'Café; “one, two”'],
  ];
  for (const separator of [',', ';', '\t', '|']) {
    const text = rows.map((row) => row.map((cell) => `"${cell}"`).join(separator)).join('\r\n');
    expect(readDelimited(text)[0]?.rows, separator).toEqual(rows);
  }
  const text = 'Date,Title\n4/3/26,Caf\u00e9 \u2013 one';
  const windows = Uint8Array.from([...text].map((one) => ({ '\u2013': 0x96 })[one] ?? one.charCodeAt(0)));
  const utf16 = (isLittle: boolean) =>
    Uint8Array.from(
      [...text].flatMap((one) => {
        const code = one.charCodeAt(0);
        return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
      }),
    );
  for (const bytes of [new TextEncoder().encode(text), windows, utf16(true), utf16(false)])
    expect(readDelimited(decodeText(bytes))[0]?.rows[1]).toEqual(['4/3/26', 'Café – one']);
});

test('columns are guessed by the names that lists and portfolios give them', () => {
  const guess = (names: string[]) => guessColumns(names, []);
  expect(guess(['Date', 'Activity Title', 'CPD Type', 'Hours', 'Description', 'Reflection'])).toEqual([
    'date',
    'title',
    'type',
    'hours',
    'description',
    'outcome',
  ]);
  expect(
    guess(['Start date', 'End date', 'Name of course', 'Organisation', 'Time (minutes)', 'Link', 'Notes']),
  ).toEqual(['date', 'endDate', 'title', 'provider', 'minutes', 'url', 'description']);
  expect(
    guess([
      'Entry',
      'When',
      'Category',
      'Why did you do this?',
      'How did it benefit your service users?',
      'Certificate',
    ]),
  ).toEqual(['title', 'date', 'type', 'relevance', 'outcome', 'notes']);
});

test('without names the columns are guessed by what is in them', () => {
  const rows = [
    ['2026-03-04', 'Splints', 'https://splints.example/'],
    ['2026-03-05', 'Hands', 'https://hands.example/'],
  ];
  expect(hasNames(rows)).toBe(false);
  expect(guessColumns(['', '', ''], rows)).toEqual(['date', 'title', 'url']);
  expect(hasNames([['Date', 'Title']])).toBe(true);
});

const TABLE = {
  name: '',
  rows: [
    ['Date', 'End date', 'Title', 'CPD type', 'Hours', 'Tags', 'Reflection', 'Points'],
    ['04/03/2026', '05/03/2026', 'Splints', 'Formal', '1.5', 'hands; splints', 'I do it differently now.', '3'],
    ['13/03/2026', '', "=cmd|' /C calc'!A0", 'Work based', '1:30', '', '', ''],
    ['31/02/2026', '', 'No such day', 'Odd', 'a while', '', '', ''],
    ['14/03/2026', '', '', '', '', '', '', '5'],
    ['06/03/2026', '01/03/2026', 'Backwards', '', '', '', '', ''],
  ],
};
const mapped = async (mapping: Partial<Mapping> = {}): Promise<MappedRow[]> =>
  (await mapRows(TABLE.rows, { ...beginMapping(TABLE), ...mapping })) ?? expect.unreachable('stopped');

test('rows become activities with their days, kinds, times and words', async () => {
  const [splints, formula] = await mapped();
  expect(splints).toMatchObject({
    number: 2,
    problem: '',
    entry: {
      title: 'Splints',
      seenOn: '2026-03-04',
      note: 'Points: 3',
      done: {
        type: 'formal',
        minutes: 90,
        endedOn: '2026-03-05',
        tags: ['hands', 'splints'],
        texts: { outcome: 'I do it differently now.' },
        toRecord: true,
      },
    },
  });
  // a formula is words, and nothing runs
  expect(formula?.entry).toMatchObject({ title: "=cmd|' /C calc'!A0", done: { type: 'workBased', minutes: 90 } });
});

test('a row that cannot be read says why, and what could not be read is not lost', async () => {
  const [, , noDay, noTitle, backwards] = await mapped();
  expect(noDay?.problem).toBe('“31/02/2026” is no day that could be read.');
  expect(noDay?.entry).toMatchObject({ seenOn: null, note: 'Date: 31/02/2026\n\nCPD type: Odd\n\nHours: a while' });
  expect(noTitle).toMatchObject({ number: 5, entry: null, problem: 'It has no title.' });
  expect(backwards?.problem).toBe('Its last day, “01/03/2026”, comes before its first.');
});

test('ten thousand rows are read while the page goes on', async () => {
  const rows = [
    TABLE.rows[0] ?? [],
    ...Array.from({ length: 10_000 }, (_, at) => ['4/3/26', '', `Number ${at}`, 'Formal', '1', '', '', '']),
  ];
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  });
  const started = performance.now();
  const all = await mapRows(rows, beginMapping({ name: '', rows }));
  clearInterval(timer);
  console.info(`10,000 rows read in ${Math.round(performance.now() - started)} ms, in ${turns} pieces at least`);
  expect(all).toHaveLength(10_000);
  expect(turns).toBeGreaterThan(5);
});
