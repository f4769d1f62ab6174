// A whole pack, opened by other programs: unzipped, its PDFs checked and read, its pages counted.

import { readFileSync } from 'node:fs';
import { degrees, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { afterAll, expect, it } from 'vitest';
import { houseFonts, openWorkshop, run } from '../../../tests/pdf-tools.ts';
import { drawDocument } from '../pdf/draw-document.ts';
import { aFile, aPiece, aRequest } from './invented-pack.ts';
import { makePack } from './make-pack.ts';
import type { PackPiece, PackProgress, PackRequest } from './pack-request.ts';
import type { Redraw } from './ready-picture.ts';

const shop = openWorkshop();
afterAll(shop.close);
const fonts = houseFonts();
const noCanvas: Redraw = () => Promise.resolve(null);

async function aPdf(
  pages: number,
  words: string,
  change?: (document: PDFDocument) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create();
  for (let page = 1; page <= pages; page++) document.addPage().drawText(`${words} ${page}`, { x: 50, y: 700 });
  change?.(document);
  return new Uint8Array(await document.save());
}

/** 8 by 4 pixels, as a camera writes it but for its notes. */
const aPng = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAIAAAA8r+mnAAAAFUlEQVR4nGNgYGD4jxtTIo0HUMkEAFUuIdNVZ4qbAAAAAElFTkSuQmCC',
    'base64',
  ),
);

async function made(request: PackRequest, files: Record<string, Uint8Array<ArrayBuffer>>) {
  const progress: PackProgress[] = [];
  const pack = await makePack(request, {
    readFile: (sha256) => Promise.resolve(files[sha256] ?? null),
    redraw: noCanvas,
    draw: (described) => drawDocument(described, fonts),
    tell: (one) => progress.push(one),
    now: new Date(2026, 10, 26, 12),
  });
  return { ...pack, progress };
}

async function opened({ name, blob }: { name: string; blob: Blob }, folder: string): Promise<string[]> {
  const file = shop.put(`${folder}/${name}`, new Uint8Array(await blob.arrayBuffer()));
  run('python3', '-m', 'zipfile', '-t', file);
  run('python3', '-m', 'zipfile', '-e', file, `${shop.folder}/${folder}`);
  return run('python3', '-c', 'import sys,zipfile\nprint("\\n".join(zipfile.ZipFile(sys.argv[1]).namelist()))', file)
    .trim()
    .split('\n');
}

const inFolder = (folder: string, path: string) => `${shop.folder}/${folder}/${path}`;

it('holds the documents and the numbered evidence, and each PDF in it is sound', async () => {
  const pieces = [
    aPiece(1, { title: 'Certificate: splints / hands?', file: aFile('pdf', 'application/pdf') }),
    aPiece(2, { title: 'CON', file: aFile('png', 'image/png') }),
    aPiece(3, {
      title: 'Home visits',
      url: 'https://journal.example/home',
      keptOnText: '5 March 2026',
      words: aFile('page', 'text/html'),
      notes: [{ quote: 'Doors are wide', note: 'I measured ours.' }],
    }),
    aPiece(4, {
      title: '../../../etc/passwd',
      file: aFile('slides', 'application/vnd.ms-powerpoint'),
      fileName: 'talk.pptx',
    }),
    aPiece(5, { title: 'What I told the team', description: 'I showed two splints.' }),
    aPiece(6, { title: 'Certificate in my drawer' }),
    aPiece(7, { title: 'Minutes', file: aFile('txt', 'text/plain'), fileName: 'minutes.txt' }),
    aPiece(8, { title: 'Łukasz’s poster', file: aFile('png', 'image/png') }),
  ];
  const pack = await made(aRequest(pieces), {
    pdf: await aPdf(3, 'Splinting page'),
    png: aPng,
    page: new TextEncoder().encode(
      '<h1>Home visits</h1><p>Doors &amp; stairs.</p><ul><li><p>One</p></li><li>Two</li></ul><table><tr><td>a</td><td>b</td></tr></table>',
    ),
    slides: new TextEncoder().encode('slides'),
    txt: new TextEncoder().encode('Present: five of us.\nWe agreed on two splints.\n\nNext time in May.'),
  });
  expect(pack.lacking).toEqual([]);
  expect(pack.zips.map(({ name }) => name)).toEqual(["CPD pack of Siân Ŵyn-O'Brien, 2025-11 to 2027-10.zip"]);
  const [zip] = pack.zips;
  const names = zip ? await opened(zip, 'whole') : [];
  expect(names).toEqual([
    'index.html',
    '1-profile.pdf',
    '2-summary.docx',
    '2-summary.txt',
    '3-activities.docx',
    '3-activities.csv',
    '3-activities.txt',
    '4-statement.docx',
    '4-statement.txt',
    'profile.docx',
    'evidence-all.pdf',
    'evidence/01-Certificate splints hands.pdf',
    'evidence/02-CON.pdf',
    'evidence/03-Home visits.pdf',
    'evidence/04-etc passwd.pptx',
    'evidence/05-What I told the team.pdf',
    'evidence/07-Minutes.pdf',
    'evidence/08-Łukasz’s poster.pdf',
  ]);
  const pagesOf = (path: string) => shop.pages(inFolder('whole', path));
  expect(pagesOf('1-profile.pdf')).toBe(5);
  expect(
    [
      '01-Certificate splints hands',
      '02-CON',
      '03-Home visits',
      '05-What I told the team',
      '07-Minutes',
      '08-Łukasz’s poster',
    ].map((name) => pagesOf(`evidence/${name}.pdf`)),
  ).toEqual([3, 1, 1, 1, 1, 1]);
  // the list, a sheet for the certificate, for the slides and for the poster's title, and eight pages of evidence
  expect(pagesOf('evidence-all.pdf')).toBe(12);
  const text = shop.text(inFolder('whole', 'evidence-all.pdf'));
  for (const words of [
    'Splinting page 1',
    'Splinting page 3',
    'Evidence 2 CON',
    'Evidence 8 Łukasz’s poster On the next page.',
    'Present: five of us. We agreed on two splints. Next time in May.',
    'Doors & stairs. • One • Two',
    '“Doors are wide” I measured ours.',
    'I showed two splints.',
  ])
    expect(text).toContain(words);
  const order = [
    'Splinting page 1',
    'Splinting page 3',
    'Doors & stairs',
    'in a file of its own',
    'I showed two splints',
    'We agreed on two splints',
  ].map((words) => text.indexOf(words));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(shop.text(inFolder('whole', 'evidence/03-Home visits.pdf'))).toContain('Kept on 5 March 2026');
  expect(shop.text(inFolder('whole', '1-profile.pdf'))).toContain('PDF, 3 pages');
  expect(run('qpdf', '--json', '--json-key=outlines', inFolder('whole', 'evidence-all.pdf'))).toContain(
    'Evidence 5: What I told the team',
  );
  for (let page = 1; page <= 12; page += 1) expect(text).toContain(`All evidence, page ${page} of 12`);
  expect(text).toContain('6 Certificate in my drawer Kept by me, on request');
  expect(run('qpdf', '--json', '--json-key=outlines', inFolder('whole', 'evidence-all.pdf'))).not.toContain(
    'Evidence 6',
  );
  const index = readFileSync(inFolder('whole', 'index.html'), 'utf8');
  expect(
    [...index.matchAll(/<h([1-6])[^>]*>([^<]+)/g)].slice(0, 4).map(([, level, words]) => `${level} ${words}`),
  ).toEqual([
    '1 CPD profile',
    '2 What is in here',
    '2 The profile, to read here',
    '2 1  Summary of recent work and practice',
  ]);
  expect(pack.remarks).toEqual([
    'Evidence 4 is not in the document with all evidence, but in a file of its own.',
    'Evidence 4 goes along unchanged, with whatever the program that made it wrote inside, such as a name.',
  ]);
  expect(pack.progress.map(({ words }) => words)).toContain('Evidence 4 of 8: ../../../etc/passwd');
  expect(pack.progress.map(({ percent }) => percent)).toEqual(
    pack.progress.map(({ percent }) => percent).toSorted((a, b) => a - b),
  );
});

it('numbers the pages of all evidence beside what they show, however a page is turned, and never on it', async () => {
  const turned = await aPdf(5, 'Turned', (document) => {
    for (const [at, page] of document.getPages().entries()) page.setRotation(degrees(90 * (at % 4)));
    // what a page shows is less than what it holds
    document.getPage(4).setCropBox(100, 100, 300, 400);
  });
  const [zip] = (await made(aRequest([aPiece(1, { file: aFile('pdf', 'application/pdf') })]), { pdf: turned })).zips;
  if (zip) await opened(zip, 'turned');
  const file = inFolder('turned', 'evidence-all.pdf');
  expect(shop.pages(file)).toBe(7);
  const sizes = [...run('pdfinfo', '-l', '7', file).matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g)];
  const [plain, quarter] = [sizes[2], sizes[3]].map((size) => [Number(size?.[1]), Number(size?.[2])]);
  expect([plain, quarter]).toEqual([
    [595.28, 861.89],
    [615.28, 841.89],
  ]);
  // upright and below all else of its page
  for (const page of [3, 4, 5, 6, 7]) {
    const words = run('pdftotext', '-f', String(page), '-l', String(page), '-layout', file, '-').trim().split('\n');
    expect(words.at(-1)?.trim()).toBe(`All evidence, page ${page} of 7`);
  }
});

it('takes out of a PDF who made it, what acts, and what is attached, and keeps its pages', async () => {
  const telling = await aPdf(2, 'Report', (document) => {
    document.setAuthor('Dr Invented Author');
    document.setTitle('Secret working title');
    document.catalog.set(PDFName.of('AcroForm'), document.context.obj({ Fields: [], SigFlags: 3 }));
    document.addJavaScript('hello', 'app.alert("secret script")');
    document.catalog.set(
      PDFName.of('Metadata'),
      document.context.register(document.context.stream('<x>secret xmp</x>')),
    );
    document
      .getPage(0)
      .node.set(
        PDFName.of('AA'),
        document.context.obj({ O: { S: 'JavaScript', JS: PDFString.of('secret page script') } }),
      );
  });
  const withFile = shop.put('attached.pdf', telling);
  const attachment = shop.put('secret-attachment.txt', 'secret attachment');
  run('qpdf', withFile, '--add-attachment', attachment, '--', `${shop.folder}/with.pdf`);
  const pack = await made(aRequest([aPiece(1, { file: aFile('pdf', 'application/pdf') })]), {
    pdf: new Uint8Array(readFileSync(`${shop.folder}/with.pdf`)),
  });
  const [zip] = pack.zips;
  if (zip) await opened(zip, 'clean');
  expect(pack.remarks).toEqual([
    'Evidence 1 has a file attached inside, which does not go along: “secret-attachment.txt”. Add it as evidence of its own if it is to be sent.',
    'Evidence 1 was signed electronically. The copy in the pack is not; send the file itself if a signature is asked for.',
  ]);
  for (const path of ['evidence/01-Evidence number 1.pdf', 'evidence-all.pdf']) {
    const file = inFolder('clean', path);
    expect(shop.text(file)).toContain('Report 2');
    run('qpdf', '--qdf', '--object-streams=disable', file, `${shop.folder}/plain.pdf`);
    const plain = readFileSync(`${shop.folder}/plain.pdf`, 'latin1');
    expect(plain).not.toMatch(/secret|Invented Author|JavaScript|EmbeddedFile/i);
  }
});

it('keeps what notes on a PDF say, and not who wrote them, when, and what was made of them', async () => {
  const noted = await aPdf(1, 'Report', (document) => {
    const { context } = document;
    const words = PDFString.of.bind(PDFString);
    const by = {
      T: words('Invented Author'),
      M: words('D:19990304100000Z'),
      NM: words('secret-note-1'),
      Subj: words('secret tool'),
    };
    const box = { Type: 'Annot', Rect: [50, 600, 150, 640], ...by };
    const note = context.register(
      context.obj({
        ...box,
        Subtype: 'Text',
        Contents: words('A note to be read'),
        CreationDate: words('D:19990304090000Z'),
        RC: words('<p>secret rich words</p>'),
      }),
    );
    const answer = {
      ...box,
      Subtype: 'Text',
      IRT: note,
      StateModel: 'Review',
      State: 'Accepted',
      Contents: words('Accepted by Invented Author'),
    };
    const field = { ...box, Subtype: 'Widget', FT: 'Tx', T: words('field of a form'), V: words('Kept in a field') };
    const signature = {
      Type: 'Sig',
      ByteRange: [0, 1, 2, 3],
      Name: words('Invented Author'),
      Reason: words('secret reason'),
      Contents: words('secret seal'),
    };
    const signed = {
      ...box,
      Subtype: 'Widget',
      FT: 'Sig',
      T: words('place to sign'),
      V: context.register(context.obj(signature)),
    };
    const [fieldRef, signedRef] = [context.register(context.obj(field)), context.register(context.obj(signed))];
    document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [fieldRef, signedRef], SigFlags: 3 }));
    document.getPage(0).node.set(PDFName.of('Annots'), context.obj([note, context.obj(answer), fieldRef, signedRef]));
  });
  const pack = await made(aRequest([aPiece(1, { file: aFile('pdf', 'application/pdf') })]), { pdf: noted });
  const [zip] = pack.zips;
  if (zip) await opened(zip, 'noted');
  const { readFileSync } = await import('node:fs');
  for (const path of ['evidence/01-Evidence number 1.pdf', 'evidence-all.pdf']) {
    run('qpdf', '--qdf', '--object-streams=disable', inFolder('noted', path), `${shop.folder}/plain.pdf`);
    const plain = readFileSync(`${shop.folder}/plain.pdf`, 'latin1');
    expect(plain).toContain('A note to be read');
    expect(plain).toMatch(/field of a form[\s\S]*Kept in a field/);
    expect(plain).not.toMatch(/secret|Invented Author|D:1999|Accepted/);
  }
});

it('opens what is only guarded against printing, and says of each other piece what is wrong and what to do', async () => {
  const plain = shop.put('plain-one.pdf', await aPdf(1, 'Guarded'));
  const guarded = (user: string) => {
    run('qpdf', '--encrypt', user, 'owner', '256', '--print=none', '--', plain, `${shop.folder}/guarded.pdf`);
    return new Uint8Array(readFileSync(`${shop.folder}/guarded.pdf`));
  };
  const files = {
    owner: guarded(''),
    user: guarded('word'),
    broken: new TextEncoder().encode('%PDF-1.7\nnothing of a PDF follows'),
    empty: new Uint8Array(),
    heic: new Uint8Array(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic')),
    gif: new TextEncoder().encode('GIF89a which is none'),
  };
  const pieces = [...Object.keys(files), 'missing'].map(
    (name, at): PackPiece =>
      aPiece(at + 1, { file: aFile(name, name === 'heic' ? 'image/heic' : 'application/octet-stream') }),
  );
  const pack = await made(aRequest(pieces), files);
  expect(pack.lacking.map(({ number, trouble }) => [number, trouble])).toEqual([
    [2, 'locked'],
    [3, 'broken'],
    [4, 'empty'],
    [5, 'heic'],
    [6, 'unreadable'],
    [7, 'missing'],
  ]);
  expect(pack.lacking.map(({ sentence }) => sentence).join(' ')).toMatch(/without one.*Save it as JPEG.*Fetch it/s);
  expect(pack.lacking.map(({ file }) => file?.sha256 ?? null)).toEqual([null, null, null, null, null, 'missing']);
  const [zip] = pack.zips;
  expect(zip && (await opened(zip, 'lacking'))).toContain('evidence/01-Evidence number 1.pdf');
  expect(shop.pages(inFolder('lacking', 'evidence/01-Evidence number 1.pdf'))).toBe(1);
  expect(readFileSync(inFolder('lacking', 'index.html'), 'utf8')).toContain('Evidence 7: Evidence number 7');
  expect(shop.text(inFolder('lacking', '1-profile.pdf'))).toContain('Not in this pack');
});

it('leaves a PDF of 2,000 pages out of the document of all evidence, and says so', async () => {
  const pieces = [
    aPiece(1, { file: aFile('long', 'application/pdf') }),
    aPiece(2, { file: aFile('short', 'application/pdf') }),
  ];
  const pack = await made(aRequest(pieces), { long: await aPdf(2_000, 'Long'), short: await aPdf(1, 'Short') });
  expect(pack.remarks).toEqual(['Evidence 1 is not in the document with all evidence, but in a file of its own.']);
  const [zip] = pack.zips;
  if (zip) await opened(zip, 'long');
  expect(shop.pages(inFolder('long', 'evidence/01-Evidence number 1.pdf'))).toBe(2_000);
  expect(shop.pages(inFolder('long', 'evidence-all.pdf'))).toBe(4);
  expect(shop.text(inFolder('long', 'evidence-all.pdf'))).toContain(
    'PDF, 2,000 pages, in a file of its own: evidence/01-',
  );
});

it('falls into parts below the size that was set, each with a list of its own, and names a file that is larger', async () => {
  const noise = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7_919) % 251);
  const names = ['a', 'b', 'c'];
  const pieces = names.map((name, at) =>
    aPiece(at + 1, { file: aFile(name, 'application/zip'), fileName: `${name}.zip` }),
  );
  const files = { a: noise(700_000), b: noise(1_800_000), c: noise(600_000) };
  const pack = await made(aRequest(pieces, { limitBytes: 1_500_000 }), files);
  expect(pack.zips.map(({ name }) => name.replace(/^.*-part/, 'part'))).toEqual([
    'part-1-of-3.zip',
    'part-2-of-3.zip',
    'part-3-of-3.zip',
  ]);
  expect(pack.zips.map(({ sizeBytes }) => sizeBytes <= 1_500_000)).toEqual([true, false, true]);
  expect(pack.remarks.slice(0, 2)).toEqual([
    'All together it is more than 1.5 MB, so there are 3 parts. Each opens by itself and lists what is in the others.',
    '“evidence/02-Evidence number 2.zip” alone has 1.8 MB, more than the 1.5 MB that you set. Make that file smaller, send it on its own, or allow larger parts.',
  ]);
  const lists = await Promise.all(pack.zips.map((zip, at) => opened(zip, `part${at}`)));
  expect(lists.map((list) => list[0])).toEqual(['index.html', 'index.html', 'index.html']);
  expect(lists.flat().filter((name) => name.startsWith('evidence/'))).toEqual(
    names.map((name, at) => `evidence/0${at + 1}-Evidence number ${at + 1}.zip`.replace('{name}', name)),
  );
});

it('is made of a profile with nothing in it', async () => {
  const pack = await made(aRequest([]), {});
  expect(pack.zips).toHaveLength(1);
  expect(pack.documents.map(({ name }) => name)).not.toContain('evidence-all.pdf');
});
