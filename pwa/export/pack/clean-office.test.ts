// Office files on their way into a pack: what they say of their makers goes, everything else stays as it is, and what stays is named.
import { BlobReader, BlobWriter, TextReader, TextWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import { Comment, CommentReference, Document, Packer, Paragraph, TextRun } from 'docx';
import { expect, test } from 'vitest';
import { cleanOffice } from './clean-office.ts';

async function word(comments = ''): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    creator: 'Alex Moss',
    lastModifiedBy: 'Sam Reed',
    title: 'Case of Doris',
    customProperties: [{ name: 'Department', value: 'Ward 9' }],
    comments: comments
      ? { children: [{ id: 0, author: 'Sam Reed', children: [new Paragraph(comments)] }] }
      : { children: [] },
    sections: [
      {
        children: [
          new Paragraph({ children: [new TextRun('Fish & chips'), ...(comments ? [new CommentReference(0)] : [])] }),
        ],
      },
    ],
  });
  expect(Comment).toBeDefined();
  return new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer());
}
async function entriesOf(bytes: Uint8Array<ArrayBuffer>): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  for (const entry of await new ZipReader(new BlobReader(new Blob([bytes]))).getEntries())
    if (!entry.directory) entries.set(entry.filename, await entry.getData(new TextWriter()));
  return entries;
}
async function zipOf(files: Record<string, string>): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new BlobWriter());
  for (const [name, words] of Object.entries(files)) await writer.add(name, new TextReader(words));
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}
const XLSX = { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' };

test('the names, titles and places of work that an office file says of itself are gone, and its words stay', async () => {
  const before = await word();
  const cleaned = await cleanOffice(before);
  const [was, is] = [await entriesOf(before), await entriesOf(cleaned?.bytes ?? expect.unreachable('it was cleaned'))];
  for (const name of ['Alex Moss', 'Sam Reed', 'Doris', 'Ward 9']) expect([...was.values()].join()).toContain(name);
  expect([...is.values()].join()).not.toMatch(/Alex Moss|Sam Reed|Doris|Ward 9/);
  expect([...is.keys()]).toEqual([...was.keys()]);
  for (const [name, text] of was) if (!name.startsWith('docProps/')) expect(is.get(name)).toBe(text);
  expect(cleaned).toMatchObject({ holds: [] });
});

test('comments and tracked changes are somebody’s words: they stay and are named', async () => {
  expect((await cleanOffice(await word('seen by Mr Ellis')))?.holds).toEqual(['comments']);
  const tracked = await zipOf({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': '<w:document><w:p><w:ins w:id="1"><w:t>new</w:t></w:ins></w:p></w:document>',
  });
  expect((await cleanOffice(tracked))?.holds).toEqual(['tracked changes']);
  expect(
    (await cleanOffice(await zipOf({ ...XLSX, 'xl/comments1.xml': '<comments><comment ref="A1"/></comments>' })))
      ?.holds,
  ).toEqual(['comments']);
});

test('what is no office file, cannot be read, or is signed is left as it is', async () => {
  expect(await cleanOffice(new TextEncoder().encode('Dear diary'))).toBeNull();
  expect(await cleanOffice(await zipOf({ ...XLSX, '_xmlsignatures/sig1.xml': '<Signature/>' }))).toBeNull();
  expect(await cleanOffice(await zipOf({ 'holiday.txt': 'sun' }))).toBeNull();
  expect(await cleanOffice((await word()).slice(0, 900))).toBeNull();
});
