// Office files on their way into a pack: what they say of their makers goes, everything else stays as it is, and what stays is named.
import { BlobReader, BlobWriter, TextReader, TextWriter, Uint8ArrayReader, ZipReader, ZipWriter } from '@zip.js/zip.js';
import { Comment, CommentReference, Document, Packer, Paragraph, TextRun } from 'docx';
import { expect, test } from 'vitest';
import { joined } from '../../pictures/metadata/bytes.ts';
import { pngChunk } from '../../pictures/metadata/png.ts';
import { cleanOffice } from './clean-office.ts';

type Bytes = Uint8Array<ArrayBuffer>;

async function word(comments = ''): Promise<Bytes> {
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
async function entriesOf(bytes: Bytes): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  for (const entry of await new ZipReader(new BlobReader(new Blob([bytes]))).getEntries())
    if (!entry.directory) entries.set(entry.filename, await entry.getData(new TextWriter()));
  return entries;
}
async function zipOf(files: Record<string, string | Bytes>): Promise<Bytes> {
  const writer = new ZipWriter(new BlobWriter());
  for (const [name, content] of Object.entries(files))
    await writer.add(name, typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content), {
      level: name === 'mimetype' ? 0 : 6,
    });
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}
async function cleaned(bytes: Bytes) {
  const clean = await cleanOffice(bytes);
  if (!clean || clean === 'signed') return expect.unreachable(`it was ${clean ?? 'not'} cleaned`);
  return { ...clean, entries: await entriesOf(clean.bytes) };
}
/** Cleaned, with all its words in one. */
async function wordsOf(files: Record<string, string | Bytes>) {
  const { entries, holds } = await cleaned(await zipOf(files));
  return { entries, holds, words: [...entries].map(([name, words]) => `${name}: ${words}`).join('\n') };
}
const DOCX = { '[Content_Types].xml': '<Types/>' };
const ODT = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office:document-content/>' };
const XLSX = { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' };

test('the names, titles and places of work that an office file says of itself are gone, and its words stay', async () => {
  const before = await word();
  const { entries: is, holds } = await cleaned(before);
  const was = await entriesOf(before);
  for (const name of ['Alex Moss', 'Sam Reed', 'Doris', 'Ward 9']) expect([...was.values()].join()).toContain(name);
  expect([...is.values()].join()).not.toMatch(/Alex Moss|Sam Reed|Doris|Ward 9/);
  expect([...is.keys()]).toEqual([...was.keys()]);
  for (const [name, text] of was) if (!name.startsWith('docProps/')) expect(is.get(name)).toBe(text);
  expect(holds).toEqual([]);
});

test('comments and tracked changes are somebody’s words: they stay and are named', async () => {
  expect((await cleaned(await word('seen by Mr Ellis'))).holds).toEqual(['comments']);
  const tracked = await zipOf({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': '<w:document><w:p><w:ins w:id="1"><w:t>new</w:t></w:ins></w:p></w:document>',
  });
  expect((await cleaned(tracked)).holds).toEqual(['tracked changes']);
  expect(
    (await cleaned(await zipOf({ ...XLSX, 'xl/comments1.xml': '<comments><comment ref="A1"/></comments>' }))).holds,
  ).toEqual(['comments']);
});

test('what is no office file, cannot be read, or is signed is left as it is', async () => {
  expect(await cleanOffice(new TextEncoder().encode('Dear diary'))).toBeNull();
  expect(await cleanOffice(await zipOf({ ...XLSX, '_xmlsignatures/sig1.xml': '<Signature/>' }))).toBe('signed');
  expect(await cleanOffice(await zipOf({ ...ODT, 'META-INF/documentsignatures.xml': '<s/>' }))).toBe('signed');
  expect(await cleanOffice(await zipOf({ 'holiday.txt': 'sun' }))).toBeNull();
  expect(await cleanOffice((await word()).slice(0, 900))).toBeNull();
});

test('of a Word file’s comments and changes the words stay, and who made them, when and in which sitting is gone', async () => {
  const was = await wordsOf({
    ...DOCX,
    'word/document.xml':
      '<w:document><w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CE" w14:paraId="1A"><w:ins w:id="1" w:author="Sam Reed" w:date="2026-03-04T10:00:00Z"><w:r><w:t>by Sam R., author="x"</w:t></w:r></w:ins></w:p></w:document>',
    'word/comments.xml':
      "<w:comments><w:comment w:id='0' w:author='Sam Reed' w:initials='SR' w:date='2026-03-04T10:00:00Z'><w:p><w:t>Really?</w:t></w:p></w:comment></w:comments>",
    'word/people.xml':
      '<w15:people><w15:person w15:author="Sam Reed"><w15:presenceInfo w15:providerId="AD" w15:userId="S::sam@ward.example::1"/></w15:person></w15:people>',
    'word/commentsExtensible.xml':
      '<w16cex:commentsExtensible><w16cex:commentExtensible w16cex:durableId="2B" w16cex:dateUtc="2026-03-04T10:00:00Z"/></w16cex:commentsExtensible>',
    'word/settings.xml':
      '<w:settings><w:zoom w:percent="90"/><w:attachedTemplate r:id="rId1"/><w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w15:docId w15:val="{1-2-3}"/></w:settings>',
    'word/_rels/settings.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="http://x/officeDocument/2006/relationships/attachedTemplate" Target="file:///C:\\Users\\sam\\Ward.dotm" TargetMode="External"/></Relationships>',
  });
  expect(was.holds).toEqual(['comments', 'tracked changes']);
  expect(was.words).not.toMatch(/Sam Reed|"SR"|'SR'|2026|00AB12|sam@|1-2-3|Ward|attachedTemplate/);
  expect(was.entries.get('word/document.xml')).toBe(
    '<w:document><w:p w14:paraId="1A"><w:ins w:id="1" w:author="Author"><w:r><w:t>by Sam R., author="x"</w:t></w:r></w:ins></w:p></w:document>',
  );
  expect(was.entries.get('word/comments.xml')).toBe(
    '<w:comments><w:comment w:id=\'0\' w:author="Author" w:initials="A"><w:p><w:t>Really?</w:t></w:p></w:comment></w:comments>',
  );
  expect(was.entries.get('word/settings.xml')).toBe('<w:settings><w:zoom w:percent="90"/></w:settings>');
});

test('a title on the page that was bound to what the file says of itself keeps its words', async () => {
  const { entries } = await wordsOf({
    ...DOCX,
    'word/document.xml':
      '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties/ns0:title"/></w:sdtPr><w:t>Splints</w:t></w:sdt>',
  });
  expect(entries.get('word/document.xml')).toBe('<w:sdt><w:sdtPr></w:sdtPr><w:t>Splints</w:t></w:sdt>');
});

test('a file that Waymark’s own writer of Word documents made is still one, with its comment and without its author', async () => {
  const { bytes, holds, entries } = await cleaned(await word('seen by Mr Ellis'));
  expect(holds).toEqual(['comments']);
  expect([...entries.values()].join()).not.toMatch(/Sam Reed|Alex Moss/);
  const mammoth = await import('mammoth');
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) } as never);
  expect(value).toContain('Fish & chips');
  const { value: html } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) } as never,
    { styleMap: ['comment-reference => sup'] } as never,
  );
  expect(html).toContain('seen by Mr Ellis');
});

test('the parts of a file that say of its makers go, and what led to them', async () => {
  const rel = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="http://schemas.example/relationships/${kind}" Target="${target}"/>`;
  const { entries, holds } = await wordsOf({
    '[Content_Types].xml':
      '<Types><Default Extension="xml" ContentType="a"/><Override PartName="/customXml/itemProps1.xml" ContentType="b"/><Override PartName="/xl/workbook.xml" ContentType="c"/></Types>',
    '_rels/.rels': `<Relationships>${rel(1, 'officeDocument', 'xl/workbook.xml')}${rel(2, 'metadata/thumbnail', 'docProps/thumbnail.jpeg')}</Relationships>`,
    'docProps/thumbnail.jpeg': 'a small picture',
    'docProps/app.xml': '<Properties><Company>Ward 9</Company><Manager>Alex Moss</Manager></Properties>',
    'customXml/item1.xml': '<documentManagement>Alex Moss</documentManagement>',
    'customXml/itemProps1.xml': '<p/>',
    'customXml/_rels/item1.xml.rels': '<Relationships/>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${rel(1, 'worksheet', 'worksheets/sheet1.xml')}${rel(2, 'customXml', '../customXml/item1.xml')}</Relationships>`,
    'xl/workbook.xml':
      '<workbook><mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\alex\\Ward\\"/></mc:Choice></mc:AlternateContent><fileSharing userName="Alex Moss"/><sheets><sheet name="One"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': '<worksheet><pageSetup paperSize="9" r:id="rId1"/></worksheet>',
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${rel(1, 'printerSettings', '../printerSettings/printerSettings1.bin')}</Relationships>`,
    'xl/printerSettings/printerSettings1.bin': 'Ward 9 printer',
    'xl/pivotCache/pivotCacheDefinition1.xml': '<pivotCacheDefinition refreshedBy="Alex Moss" recordCount="2"/>',
  });
  expect(holds).toEqual([]);
  expect([...entries.values()].join()).not.toMatch(/Alex|alex|Ward|thumbnail|customXml|printerSettings/);
  expect([...entries.keys()]).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'docProps/app.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
    'xl/worksheets/_rels/sheet1.xml.rels',
    'xl/pivotCache/pivotCacheDefinition1.xml',
  ]);
  expect(entries.get('xl/worksheets/sheet1.xml')).toBe('<worksheet><pageSetup paperSize="9"/></worksheet>');
  expect(entries.get('[Content_Types].xml')).toContain('/xl/workbook.xml');
});

test('who commented in Excel and PowerPoint is gone from all places that name them, and threads hold together', async () => {
  const excel = await wordsOf({
    ...XLSX,
    'xl/comments1.xml':
      '<comments><authors><author>Sam Reed</author><author>tc={A-1}</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>Sam Reed:</t></r><r><t xml:space="preserve">\nAsk Sam Reed</t></r></text></comment></commentList></comments>',
    'xl/persons/person.xml':
      '<personList><person displayName="Sam Reed" id="{P-1}" userId="sam@ward.example" providerId="AD"/></personList>',
    'xl/threadedComments/threadedComment1.xml':
      '<ThreadedComments><threadedComment ref="A1" dT="2026-03-04T10:00:00.00" personId="{P-1}" id="{A-1}"><text>Why?</text></threadedComment></ThreadedComments>',
  });
  expect(excel.holds).toEqual(['comments']);
  expect(excel.words).not.toMatch(/sam@|2026|"AD"/);
  expect(excel.entries.get('xl/comments1.xml')).toContain(
    '<author>Author</author><author>tc={A-1}</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>Author:</t></r><r><t xml:space="preserve">\nAsk Sam Reed',
  );
  expect(excel.entries.get('xl/persons/person.xml')).toBe(
    '<personList><person displayName="Author" id="{P-1}" userId="Author" providerId="None"/></personList>',
  );
  const slides = await wordsOf({
    ...DOCX,
    'ppt/commentAuthors.xml':
      '<p:cmAuthorLst><p:cmAuthor id="1" name="Sam Reed" initials="SR" lastIdx="1"><p15:presenceInfo userId="S::sam@ward.example" providerId="AD"/></p:cmAuthor></p:cmAuthorLst>',
    'ppt/authors.xml':
      '<p188:authorLst><p188:author id="{P-1}" name="Sam Reed" initials="SR" userId="sam@ward.example" providerId="AD"/></p188:authorLst>',
    'ppt/comments/comment1.xml':
      '<p:cmLst><p:cm authorId="1" dt="2026-03-04T10:00:00.0" idx="1"><p:text>Hm</p:text></p:cm></p:cmLst>',
    'ppt/changesInfos/changesInfo1.xml': '<pc:chgData name="Sam Reed"/>',
    'ppt/notesSlides/notesSlide1.xml': '<p:notes><a:t>Say hello</a:t></p:notes>',
    'ppt/slides/slide2.xml': '<p:sld xmlns:p="p" show="0"/>',
  });
  expect(slides.words).not.toMatch(/Sam Reed|SR|sam@|2026/);
  expect(slides.holds).toEqual(['comments', 'speaker notes', 'hidden slides']);
});

test('what is on somebody’s own disk is named by whose it is, and left', async () => {
  const link = (target: string) =>
    `<Relationship Id="rId9" Type="x/hyperlink" Target="${target}" TargetMode="External"/>`;
  const { holds, words } = await wordsOf({
    ...DOCX,
    'word/_rels/document.xml.rels': `<Relationships>${link('file:///C:\\Users\\sam.reed\\plan.docx')}${link('https://trust.example/home/news')}${link('file:///C:/Users/Public/x')}</Relationships>`,
    'word/document.xml':
      '<w:document><w:instrText> INCLUDEPICTURE "/Users/none/x" </w:instrText><wp:docPr descr="file:///home/alex%20m/a.png"/></w:document>',
  });
  expect(holds).toEqual(['links or file names with the user name “sam.reed” or “alex m”']);
  expect(words).toContain('file:///C:\\Users\\sam.reed\\plan.docx');
});

const PIXEL = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAIAAAA8r+mnAAAAFUlEQVR4nGNgYGD4jxtTIo0HUMkEAFUuIdNVZ4qbAAAAAElFTkSuQmCC',
    'base64',
  ),
);
/** A grey pixel with Exif, as a segment of any length may be taken out. */
const photo = (): Bytes => {
  const plain = Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z',
    'base64',
  );
  const said = Buffer.from('Exif\0\0II*\0 Taken by R. Tate');
  return new Uint8Array(
    Buffer.concat([plain.subarray(0, 20), Buffer.from([0xff, 0xe1, 0, said.length + 2]), said, plain.subarray(20)]),
  );
};
const wordyPicture = (): Bytes =>
  joined([PIXEL.subarray(0, 33), pngChunk('tEXt', new TextEncoder().encode('Author\0R. Tate')), PIXEL.subarray(33)]);
const raw = async (bytes: Bytes, name: string): Promise<Bytes> => {
  for (const entry of await new ZipReader(new BlobReader(new Blob([bytes]))).getEntries())
    if (!entry.directory && entry.filename === name) return new Uint8Array(await entry.arrayBuffer());
  return expect.unreachable(name);
};

test('pictures in a file lose what they say beside their pixels, and those that cannot be read are named', async () => {
  const { bytes, holds } = await cleaned(
    await zipOf({ ...DOCX, 'word/media/image1.jpeg': photo(), 'word/media/image2.png': wordyPicture() }),
  );
  expect(holds).toEqual([]);
  expect(await raw(bytes, 'word/media/image2.png')).toEqual(PIXEL);
  const jpeg = Buffer.from(await raw(bytes, 'word/media/image1.jpeg'));
  expect(jpeg.toString('latin1')).not.toMatch(/Exif|Tate/);
  expect(jpeg.subarray(0, 4).toString('hex')).toBe('ffd8ffe0');
  expect((await cleaned(await zipOf({ ...DOCX, 'word/media/image1.tiff': 'II*' }))).holds).toEqual([
    'pictures that may say where, when or by whom they were made',
  ]);
});

test('an office file inside another is cleaned too, and named', async () => {
  const inner = await zipOf({
    ...XLSX,
    'docProps/core.xml': '<cp:coreProperties><dc:creator>Alex Moss</dc:creator></cp:coreProperties>',
    'xl/media/image1.png': wordyPicture(),
  });
  const { bytes, holds } = await cleaned(await zipOf({ ...DOCX, 'word/embeddings/Sheet1.xlsx': inner }));
  expect(holds).toEqual(['files inside it']);
  const clean = await raw(bytes, 'word/embeddings/Sheet1.xlsx');
  expect([...(await entriesOf(clean)).values()].join()).not.toMatch(/Alex Moss|Tate/);
});

const MANIFEST = (...paths: string[]) =>
  `<manifest:manifest>${paths.map((path) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="x"/>`).join('')}</manifest:manifest>`;

test('an OpenDocument text loses its makers too: in its properties, comments, changes, settings and pictures', async () => {
  const { bytes, holds, entries } = await cleaned(
    await zipOf({
      ...ODT,
      'meta.xml':
        '<office:document-meta><office:meta><meta:initial-creator>Alex Moss</meta:initial-creator><dc:creator>Sam Reed</dc:creator><meta:generator>LibreOffice/24.8$Linux_X86_64</meta:generator><meta:user-defined meta:name="Ward">9</meta:user-defined></office:meta></office:document-meta>',
      'settings.xml':
        '<config:config-item-set config:name="ooo:configuration-settings"><config:config-item config:name="PrinterName" config:type="string">Ward 9 printer</config:config-item><config:config-item config:name="Rsid" config:type="int">1234</config:config-item><config:config-item config:name="AddParaTableSpacing" config:type="boolean">true</config:config-item></config:config-item-set>',
      'content.xml':
        '<office:document-content><style:text-properties officeooo:rsid="000a1b2c"/><text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Sam Reed</dc:creator><dc:date>2026-03-04T10:00:00</dc:date></office:change-info></text:deletion></text:changed-region></text:tracked-changes><text:p><text:creator text:fixed="false">Prof Seen</text:creator><text:title>Splints</text:title><office:annotation office:name="1"><dc:creator>Sam Reed</dc:creator><dc:date>2026-03-04T10:00:00</dc:date><meta:creator-initials>SR</meta:creator-initials><text:p>Really?</text:p></office:annotation></text:p></office:document-content>',
      'Pictures/1.png': wordyPicture(),
      'Thumbnails/thumbnail.png': PIXEL,
      'Object 1/meta.xml': '<office:document-meta><dc:creator>Alex Moss</dc:creator></office:document-meta>',
      'META-INF/manifest.xml': MANIFEST('/', 'content.xml', 'Thumbnails/thumbnail.png', 'Pictures/1.png'),
    }),
  );
  expect(holds).toEqual(['comments', 'tracked changes']);
  expect([...entries.keys()][0]).toBe('mimetype');
  expect(bytes.subarray(30, 38 + 39)).toEqual(
    new TextEncoder().encode('mimetypeapplication/vnd.oasis.opendocument.text'),
  );
  expect(entries.has('Thumbnails/thumbnail.png')).toBe(false);
  expect([...entries.values()].join()).not.toMatch(
    /Alex Moss|Sam Reed|SR|2026|LibreOffice|Ward|1234|a1b2c|Tate|humbnail/,
  );
  expect(entries.get('content.xml')).toContain('<text:p>Really?</text:p>');
  expect(entries.get('content.xml')).toContain(
    '<text:creator text:fixed="true">Prof Seen</text:creator><text:title text:fixed="true">Splints</text:title>',
  );
  expect(entries.get('settings.xml')).toContain('AddParaTableSpacing');
  expect(entries.get('META-INF/manifest.xml')).toBe(MANIFEST('/', 'content.xml', 'Pictures/1.png'));
});

test('of an OpenDocument talk the notes are named only where there are some, and of a table its hidden sheets', async () => {
  const talk = (notes: string) =>
    zipOf({
      mimetype: 'application/vnd.oasis.opendocument.presentation',
      'content.xml': `<draw:page><presentation:notes><draw:text-box><text:p>${notes}</text:p></draw:text-box></presentation:notes><text:p>Hello</text:p></draw:page>`,
    });
  expect((await cleaned(await talk(''))).holds).toEqual([]);
  expect((await cleaned(await talk('Wait here'))).holds).toEqual(['speaker notes']);
  const table = (isShown: boolean) =>
    zipOf({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': `<style:style style:name="ta1" style:family="table"><style:table-properties table:display="${isShown}"/></style:style><table:table table:name="One" table:style-name="ta1"/>`,
    });
  expect((await cleaned(await table(true))).holds).toEqual([]);
  expect((await cleaned(await table(false))).holds).toEqual(['hidden sheets']);
});

test('what is locked, in letters that are not read, or made to fill the memory goes along as it is', async () => {
  const locked = MANIFEST('content.xml').replace(
    '/></manifest:manifest>',
    '><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
  );
  expect(await cleanOffice(await zipOf({ ...ODT, 'META-INF/manifest.xml': locked }))).toBeNull();
  const latin = new Uint8Array(Buffer.from('<w:document w:author="Zo\xeb"/>', 'latin1'));
  expect(await cleanOffice(await zipOf({ ...DOCX, 'word/document.xml': latin }))).toBeNull();
  const wide = new Uint8Array(Buffer.from('<w:document w:author="Sam Reed"/>', 'utf16le'));
  expect(await cleanOffice(await zipOf({ ...DOCX, 'word/document.xml': wide }))).toBeNull();
  const bomb = new Uint8Array(90_000_000);
  expect(await cleanOffice(await zipOf({ ...DOCX, 'word/document.xml': bomb }))).toBeNull();
  expect(await cleanOffice(await zipOf({ ...DOCX, 'word/media/image1.png': bomb }))).toBeNull();
});

test('a Word file in two bytes a letter is read by its mark', async () => {
  const xml = '\ufeff<?xml version="1.0" encoding="UTF-16"?><w:document><w:ins w:author="Sam Reed"/></w:document>';
  const { entries } = await wordsOf({ ...DOCX, 'word/document.xml': new Uint8Array(Buffer.from(xml, 'utf16le')) });
  expect(entries.get('word/document.xml')).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><w:document><w:ins w:author="Author"/></w:document>',
  );
});

test('thousands of parts are gone through, and wherever a file breaks off, it ends', async () => {
  const many = await zipOf({
    ...DOCX,
    ...Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`word/media/note${at}.bin`, `${at}`])),
  });
  expect((await cleaned(many)).entries.size).toBe(1_001);
  const whole = await word('seen by Mr Ellis');
  for (let end = 0; end < whole.length; end += 211) expect(await cleanOffice(whole.slice(0, end))).toBeNull();
}, 60_000);
