// What is inside kept files, read by the real engines: PDFs page by page, documents with what one does not see, and what cannot be read.
import { BlobReader, BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { Comment, CommentReference, Document, Header, Packer, Paragraph, TextRun } from 'docx';
import { expect, test } from 'vitest';
import { LETTER_PDF, madePdf } from '../../tests/fixtures/made-pdf.ts';
import { drawnPicture } from '../../tests/fixtures/made-pictures.ts';
import { pagesInWords, wordsOfFile } from './words-of-file.ts';

const pdf = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes], { type: 'application/pdf' });
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

test('a PDF is read page by page, with what it says of itself', async () => {
  const read = await wordsOfFile(pdf(madePdf(LETTER_PDF)), 'Letter.pdf');
  expect(read.unread).toBe('');
  expect(read.words.find(({ part }) => part === 'page 1')?.text).toContain('NHS number: 943 476 5919');
  expect(read.words.at(-1)).toMatchObject({
    part: 'what the file says of itself',
    text: expect.stringContaining('Clinic letter'),
  });
});

test('pages without words are named, since a scan may show anything', async () => {
  const scans = madePdf({ pages: [[[12, 'Words']], [], [], [[12, 'More words']], []] });
  const read = await wordsOfFile(pdf(scans), 'Scan.pdf');
  expect(read.unread).toBe('Pages 2 to 3 and 5 have no words that Waymark can read, only pictures: look yourself.');
  expect((await wordsOfFile(pdf(madePdf({ pages: [[]] })), 'Scan.pdf')).unread).toContain('It has no words');
  expect(pagesInWords([4])).toBe('page 4');
});

test('of a document the header, the comments and the author are read too', async () => {
  const document = new Document({
    creator: 'Mrs A. Sample',
    comments: { children: [{ id: 0, author: 'x', date: new Date(0), children: [new Paragraph('seen by Mr Ellis')] }] },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('Ward list, LS6 2AB')] }) },
        children: [
          new Paragraph({
            children: [
              new TextRun('NHS number 943 '),
              new TextRun({ text: '476 5919', bold: true }),
              new CommentReference(0),
            ],
          }),
          new Paragraph('Fish & chips <b>'),
        ],
      },
    ],
  });
  expect(Comment).toBeDefined();
  const file = new Blob([await (await Packer.toBlob(document)).arrayBuffer()], { type: DOCX });
  const { words, unread } = await wordsOfFile(file, 'Notes.docx');
  const text = words.map((one) => one.text).join('\n');
  expect(unread).toBe('');
  for (const said of [
    'NHS number 943 476 5919',
    'Ward list, LS6 2AB',
    'seen by Mr Ellis',
    'Mrs A. Sample',
    'Fish & chips <b>',
  ])
    expect(text).toContain(said);
});

async function zipOf(files: Record<string, string>, type = ''): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter());
  for (const [name, words] of Object.entries(files)) await writer.add(name, new TextReader(words));
  return new Blob([await (await writer.close()).arrayBuffer()], { type });
}
const ODT = 'application/vnd.oasis.opendocument.text';

test('of an OpenDocument file text, headers, comments, changes and the author are read', async () => {
  const parts = {
    mimetype: ODT,
    'content.xml':
      '<office:document-content><text:deletion><text:p>Seen by Mr Ellis</text:p></text:deletion><text:p>NHS number <text:span>943</text:span><text:s/>476 5919</text:p><text:p>M&#252;ller &amp; sons<office:annotation><dc:creator>Dr Invented</dc:creator><text:p>Ask Doris</text:p></office:annotation></text:p></office:document-content>',
    'styles.xml': '<style:header><text:p>Ward list, LS6 2AB</text:p></style:header>',
    'meta.xml': '<office:meta><meta:initial-creator>Mrs A. Sample</meta:initial-creator></office:meta>',
    'Object 1/content.xml': '<text:p>In a chart</text:p>',
    'settings.xml': '<x>not read</x>',
  };
  for (const [type, name] of [
    [ODT, ''],
    ['', 'Notes.odt'],
    ['', 'Table.ODS'],
  ] as const) {
    const { words, unread } = await wordsOfFile(await zipOf(parts, type), name);
    expect(unread).toBe('');
    const text = words.map((one) => one.text).join('\n');
    for (const said of [
      'Seen by Mr Ellis\n',
      'Müller & sons',
      'Ask Doris',
      'Ward list, LS6 2AB',
      'Mrs A. Sample',
      'In a chart',
    ])
      expect(text).toContain(said);
    expect(text).toMatch(/NHS number 943\s476 5919/);
    expect(text).not.toContain('not read');
  }
});

test('an OpenDocument file that is locked is never called clear', async () => {
  const locked = await zipOf(
    {
      mimetype: ODT,
      'content.xml': 'sealed bytes',
      'META-INF/manifest.xml':
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>',
    },
    ODT,
  );
  expect(await wordsOfFile(locked, 'Notes.odt')).toEqual({
    words: [],
    unread: 'It could not be opened: it may be locked or broken. Look at it yourself.',
  });
});

test('what threads, charts and drawings of an office file say is read', async () => {
  const { words } = await wordsOfFile(
    await zipOf({
      '[Content_Types].xml': '<Types/>',
      'xl/threadedComments/threadedComment1.xml': '<threadedComment><text>Ask Doris</text></threadedComment>',
      'xl/charts/chart1.xml': '<c:pt><c:v>Mr Ellis</c:v></c:pt><c:pt><c:v>2</c:v></c:pt>',
      'xl/drawings/drawing1.xml': '<a:p><a:t>Bed 7</a:t></a:p>',
    }),
    'Table.xlsm',
  );
  expect(words[0]?.text).toMatch(/Ask Doris\n[\s\S]*Mr Ellis\n2[\s\S]*Bed 7/);
});

test('plain text and kept pages are read, without what only a browser needs', async () => {
  const note = await wordsOfFile(new Blob(['Ring 0113 243 1234'], { type: 'text/plain' }), '');
  expect(note.words).toEqual([{ part: '', text: 'Ring 0113 243 1234' }]);
  const html =
    '<title>Story</title><style>p{}</style><p>Mrs A.<p>Sample<script>LS6 2AB</script><img alt="Doris" src="x">';
  const page = await wordsOfFile(new Blob([html], { type: 'text/html' }), '');
  expect(page.words[0]?.text).toMatch(/Story[\s\S]*Mrs A\.\s+Sample[\s\S]*Doris/);
  expect(page.words[0]?.text).not.toMatch(/LS6|p\{\}/);
});

test('what cannot be read says so, and is never called clear', async () => {
  const png = new Blob([await drawnPicture('image/png')], { type: 'image/png' });
  expect((await wordsOfFile(png, 'Board.png')).unread).toContain('It is a picture');
  expect((await wordsOfFile(pdf(new TextEncoder().encode('%PDF-1.7\n1 0 obj <<')), '')).unread).toContain(
    'could not be opened',
  );
  expect((await wordsOfFile(new Blob(['PK\u0003\u0004'], { type: DOCX }), '')).unread).toContain('could not be opened');
  expect((await wordsOfFile(new Blob(['\u0000'], { type: 'audio/mpeg' }), 'a.mp3')).unread).toContain(
    'Files of this kind',
  );
});

test('a document that unpacks to far more than it says is not read, and says so', async () => {
  const size = 42_000_003;
  const writer = new ZipWriter(new BlobWriter());
  await writer.add('word/document.xml', new BlobReader(new Blob([new Uint8Array(size).fill(0x20)])));
  const bytes = new Uint8Array(await (await writer.close()).arrayBuffer());
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === size) view.setUint32(at, 1_000, true);
  expect(await wordsOfFile(new Blob([bytes], { type: DOCX }), 'Notes.docx')).toEqual({
    words: [],
    unread: 'It holds more than it says, or more than 40 MB of words, so it was not opened: look at it yourself.',
  });
});
