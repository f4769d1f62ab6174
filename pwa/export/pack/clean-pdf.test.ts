// A PDF on its way into a pack: what cameras and programs wrote beside pixels and pages goes, and other programs draw it as before.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { withPhoneWords } from '../../../tests/fixtures/made-pictures.ts';
import { openWorkshop, run } from '../../../tests/pdf-tools.ts';
import { cleanPdf, openPdf, savePdf } from './clean-pdf.ts';

const shop = openWorkshop();
afterAll(shop.close);
type Bytes = Uint8Array<ArrayBuffer>;

/** A page with colours, drawn by Poppler: a JPEG with real pixels. */
async function drawnJpeg(): Promise<Bytes> {
  const document = await PDFDocument.create();
  const page = document.addPage([120, 80]);
  page.drawText('Ward', { x: 20, y: 30, size: 30 });
  page.drawRectangle({ x: 60, y: 0, width: 60, height: 20 });
  const file = shop.put('drawn.pdf', await document.save());
  run('pdftoppm', '-jpeg', '-r', '72', '-singlefile', file, `${shop.folder}/drawn`);
  return new Uint8Array(readFileSync(`${shop.folder}/drawn.jpg`));
}

const image = (document: PDFDocument, content: Bytes | string, filter: unknown, more = {}): PDFRef =>
  document.context.register(
    document.context.stream(content, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 120,
      Height: 80,
      BitsPerComponent: 8,
      ColorSpace: 'DeviceRGB',
      Filter: filter as never,
      ...more,
    }),
  );

async function withPictures(...make: ((document: PDFDocument) => PDFRef)[]): Promise<Bytes> {
  const document = await PDFDocument.create();
  for (const [at, one] of make.entries()) {
    const page = document.addPage([300, 200]);
    page.drawText(`Page ${at + 1} stays`, { x: 20, y: 170, size: 12 });
    page.node.setXObject(PDFName.of('Photo'), one(document));
    const { context } = document;
    page.node.addContentStream(context.register(context.stream('q 120 0 0 80 20 50 cm /Photo Do Q')));
  }
  return new Uint8Array(await document.save());
}

async function cleaned(bytes: Bytes) {
  const opened = await openPdf(bytes);
  if (!opened.document) return expect.unreachable(opened.reason);
  const taken = cleanPdf(opened.document);
  const saved = await savePdf(opened.document);
  const [before, after] = [shop.put('before.pdf', bytes), shop.put('after.pdf', saved)];
  expect(run('qpdf', '--check', after)).toContain('No syntax or stream encoding errors found');
  run('qpdf', '--qdf', '--object-streams=disable', after, `${shop.folder}/plain.pdf`);
  const drawn = (file: string) => execFileSync('pdftoppm', ['-r', '72', file]);
  return {
    ...taken,
    plain: readFileSync(`${shop.folder}/plain.pdf`, 'latin1'),
    isDrawnAsBefore: drawn(before).equals(drawn(after)),
    words: [shop.text(before), shop.text(after)],
    saved,
  };
}

describe('a PDF with photographs', () => {
  it('loses what the camera wrote, however the picture is packed, and not a pixel', async () => {
    const photo = withPhoneWords(await drawnJpeg(), 6);
    const deflated = new Uint8Array(deflateSync(photo));
    const before = await withPictures(
      (document) => image(document, photo, 'DCTDecode'),
      (document) => image(document, photo, ['DCTDecode'], { DecodeParms: [{ ColorTransform: 1 }] }),
      (document) => image(document, deflated, ['FlateDecode', 'DCTDecode'], { DecodeParms: [null, null] }),
      (document) => image(document, `${Buffer.from(photo).toString('hex')}>`, ['ASCIIHexDecode', 'DCTDecode']),
    );
    const { plain, words, ...made } = await cleaned(before);
    expect(plain).not.toMatch(/R\. Tate|2026:11:03|2026-11-03|Phone 9|GPSLatitude|Photoshop/);
    expect(plain).not.toContain(
      'R. Tate'
        .split('')
        .map((letter) => letter.charCodeAt(0).toString(16))
        .join(''),
    );
    expect(plain.match(/\/DCTDecode/g)).toHaveLength(4);
    expect(words[1]).toBe(words[0]);
    expect(made).toMatchObject({ isDrawnAsBefore: true, attached: [], hasUncleanPictures: false });
  });

  it('whose picture is broken goes along, and it is said that it may say more', async () => {
    const photo = withPhoneWords(await drawnJpeg(), 1);
    const broken = photo.slice(0, 300);
    const { document } = await openPdf(await withPictures((one) => image(one, broken, 'DCTDecode')));
    expect(document && cleanPdf(document).hasUncleanPictures).toBe(true);
  });

  it('without anything beside the pixels is left as it is, byte for byte', async () => {
    const photo = await drawnJpeg();
    const { saved } = await cleaned(await withPictures((document) => image(document, photo, 'DCTDecode')));
    expect(Buffer.from(saved).includes(Buffer.from(photo))).toBe(true);
  });

  it('in JPEG 2000 loses the boxes with words, and its pixels are the same bytes', async () => {
    const box = (type: string, content: string) => {
      const whole = Buffer.alloc(8 + content.length);
      whole.writeUInt32BE(whole.length);
      whole.write(type + content, 4, 'latin1');
      return whole;
    };
    const [start, pixels] = [box('jP  ', '\r\n\x87\n'), box('jp2c', '\xff\x4f these would be the pixels')];
    const told = Buffer.concat([start, box('xml ', '<x>R. Tate</x>'), box('uuid', 'Exif R. Tate'), pixels]);
    const { plain, saved, hasUncleanPictures } = await cleaned(
      await withPictures((document) => image(document, new Uint8Array(told), 'JPXDecode')),
    );
    expect(plain).not.toContain('R. Tate');
    expect(Buffer.from(saved).includes(Buffer.concat([start, pixels]))).toBe(true);
    expect(hasUncleanPictures).toBe(false);
  });
});

it('a PDF loses small pictures of its pages and what programs noted on pages and pictures, and names what was attached', async () => {
  const document = await PDFDocument.create();
  const page = document.addPage([300, 200]);
  page.drawText('Page stays', { x: 20, y: 170, size: 12 });
  const { context } = document;
  const secret = (place: string) => context.register(context.stream(`<x>secret ${place}</x>`, {}));
  const photo = image(document, 'abc', null, { Metadata: secret('picture'), Width: 1, Height: 1 });
  page.node.setXObject(PDFName.of('Photo'), photo);
  page.node.set(PDFName.of('Thumb'), secret('thumb'));
  page.node.set(PDFName.of('Metadata'), secret('page'));
  page.node.set(PDFName.of('PieceInfo'), context.obj({ Tool: { Private: PDFString.of('secret piece') } }));
  page.node.set(PDFName.of('LastModified'), PDFString.of('D:19990304'));
  await document.attach(new TextEncoder().encode('secret marks'), 'C:\\Users\\tate\\Marks é.csv', {});
  await document.attach(new TextEncoder().encode('secret notes'), 'notes.txt', {});
  const { plain, attached, words } = await cleaned(new Uint8Array(await document.save()));
  expect(plain).not.toMatch(/secret|D:1999|EmbeddedFile|Thumb/);
  expect(attached.toSorted()).toEqual(['Marks é.csv', 'notes.txt']);
  expect(words[1]).toBe(words[0]);
});
