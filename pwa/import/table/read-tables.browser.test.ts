// Tables in real Excel and Word files, and what is no such file.
import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js';
import { Document, Packer, Paragraph, TableCell, TableRow, Table as WordTable } from 'docx';
import { expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/browser';
import { lookForTables } from './look-for-tables.ts';

const ROWS = [
  ['Date', 'Title', 'Hours'],
  ['04/03/2026', 'Splints', '1.5'],
  ['05/03/2026', 'Hands', '2'],
];
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

async function excel(): Promise<Uint8Array<ArrayBuffer>> {
  const cells = [
    ROWS[0] ?? [],
    [new Date('2026-03-04T00:00:00Z'), 'Splints', 1.5],
    [new Date('2026-03-05T00:00:00Z'), 'Hands', 2],
  ].map((row) => row.map((value) => (value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : { value })));
  const sheets = [
    { data: cells, sheet: 'CPD 2026' },
    { data: [[{ value: 'Only' }], [{ value: 'one column' }]], sheet: 'Notes' },
    { data: cells, sheet: 'CPD 2025' },
  ];
  return bytesOf(await writeExcelFile(sheets as never).toBlob());
}

const word = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const table = new WordTable({
    rows: ROWS.map(
      (row) => new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
    ),
  });
  return bytesOf(await Packer.toBlob(new Document({ sections: [{ children: [new Paragraph('My CPD'), table] }] })));
};

test('all sheets of an Excel file that hold a table are offered, their days as days', async () => {
  const read = await lookForTables('My CPD.xlsx', await excel());
  expect(read?.tables.map(({ name }) => name)).toEqual(['CPD 2026', 'CPD 2025']);
  expect(read?.tables[0]?.rows).toEqual([
    ['Date', 'Title', 'Hours'],
    ['2026-03-04', 'Splints', '1.5'],
    ['2026-03-05', 'Hands', '2'],
  ]);
});

test('the tables of a Word document are read', async () => {
  const read = await lookForTables('My CPD.docx', await word());
  expect(read).toEqual({ tables: [{ name: 'Table 1', rows: ROWS }], problem: '' });
});

test('an office file that is none, is locked, or is of another kind says what to do', async () => {
  const junk = new TextEncoder().encode('not a workbook');
  expect((await lookForTables('x.xlsx', junk))?.problem).toContain('“x.xlsx” could not be read');
  expect((await lookForTables('x.docx', junk))?.problem).toContain('could not be read');
  expect((await lookForTables('x.xls', junk))?.problem).toContain('save it as .xlsx, .docx or CSV');
  const cut = (await excel()).slice(0, 2_000);
  expect((await lookForTables('x.xlsx', cut))?.problem).toContain('could not be read');
});

test('a table is told from references, lists of addresses, pages and prose', async () => {
  const look = (text: string, name = '') => lookForTables(name, new TextEncoder().encode(text));
  expect(await look('Attended;What\n4/3/26;Splints\n5/3/26;Hands')).toMatchObject({
    tables: [{ rows: [['Attended', 'What'], expect.anything(), expect.anything()] }],
  });
  expect(await look('Date,Title\n3/4/2026,Supervision')).not.toBeNull();
  for (const text of [
    'TY  - JOUR\nTI  - A\nER  -',
    'url,title\nhttps://a.example/,A\nhttps://b.example/,B',
    'https://a.example/\nhttps://b.example/',
    '<!doctype html><html><body>Hello, there</body></html>',
    'I went to a course, and it was good.\nThen I went home.',
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR',
  ])
    expect(await look(text), text).toBeNull();
});

/** Every occurrence of a number, four bytes long as ZIP writes sizes, is overwritten by another. */
function saying(bytes: Uint8Array<ArrayBuffer>, from: number, to: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === from) view.setUint32(at, to, true);
  return bytes;
}

test('an office file that unpacks to far more than people write is not opened, whatever it says of its size', async () => {
  const size = 210_000_003;
  const blank = new Blob(Array<Uint8Array<ArrayBuffer>>(3).fill(new Uint8Array(size / 3).fill(0x20)));
  const writer = new ZipWriter(new BlobWriter());
  await writer.add('word/document.xml', new BlobReader(blank));
  const bytes = await bytesOf(await writer.close());
  const sentence =
    '“My CPD.docx” holds more than it says, or unpacks to more than 100 MB, so it is not opened. Save only the table as CSV.';
  // as it is, and once it says that it is small
  expect((await lookForTables('My CPD.docx', bytes))?.problem).toBe(sentence);
  const forged = saying(bytes, size, 1_000);
  expect(forged.length).toBeLessThan(1_000_000);
  expect((await lookForTables('My CPD.docx', forged))?.problem).toBe(sentence);
});
