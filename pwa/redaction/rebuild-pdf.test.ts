// What is left of a covered page, as other programs see it: Poppler for its words, qpdf for its soundness and every byte of its streams.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AFRelationship,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFString,
  StandardFonts,
  setGraphicsState,
} from '@cantoo/pdf-lib';
import { jsPDF } from 'jspdf';
import { afterAll, describe, expect, it } from 'vitest';
import { withPhoneWords } from '../../tests/fixtures/made-pictures.ts';
import { rebuildPdf } from './rebuild-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-cover-'));
afterAll(() => rmSync(folder, { recursive: true }));
const run = (program: string, ...given: string[]) =>
  execFileSync(program, given, { encoding: 'latin1', maxBuffer: 64_000_000 });
/** One grey pixel. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z',
  'base64',
);
const pixel = async () => ({ jpeg: new Uint8Array(JPEG), width: 595, height: 842 });
const SECRET = 'Mrs Invented 943 476 5919';

async function rebuilt(bytes: Uint8Array, ...covered: number[]) {
  const result = await rebuildPdf(bytes, { covered: new Set(covered), picture: pixel });
  if (result.state !== 'done') return expect.unreachable(result.state);
  const file = join(folder, 'made.pdf');
  const plain = join(folder, 'plain.pdf');
  writeFileSync(file, result.bytes);
  expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
  run('qpdf', '--qdf', '--object-streams=disable', '--stream-data=uncompress', file, plain);
  return {
    ...result,
    text: run('pdftotext', '-layout', file, '-'),
    info: run('pdfinfo', file),
    streams: readFileSync(plain, 'latin1'),
  };
}

async function withText(...pages: string[]): Promise<PDFDocument> {
  const doc = await PDFDocument.create();
  const font = await doc.embedFont(StandardFonts.Helvetica);
  for (const text of pages) doc.addPage([595, 842]).drawText(text, { x: 50, y: 700, size: 14, font });
  return doc;
}

describe('a PDF with a covered page', () => {
  it('has no word of it left, and all words of the others', async () => {
    const doc = await withText('Page one stays', SECRET, 'Page three stays');
    const { text, streams, info, besides } = await rebuilt(await doc.save(), 2);
    expect(text).toMatch(/Page one stays[\s\S]*Page three stays/);
    expect(text).not.toContain('943');
    expect(streams).not.toMatch(/943 476|Invented|4D727320496E76656E746564/i);
    expect(info).toMatch(/^Pages: +3$/m);
    expect(besides).toEqual([]);
  });

  it('brings along no picture of it, though all pages share one list of pictures', async () => {
    const pdf = new jsPDF({ unit: 'pt', format: 'a4' });
    const png = (colour: string) =>
      `data:image/png;base64,${colour === 'a' ? 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==' : 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='}`;
    pdf.addImage(png('a'), 'PNG', 50, 50, 100, 100, 'signature');
    pdf.text(SECRET, 60, 200);
    pdf.addPage();
    pdf.addImage(png('b'), 'PNG', 50, 50, 100, 100, 'logo');
    pdf.text('Page two stays', 60, 200);
    const bytes = new Uint8Array(pdf.output('arraybuffer'));
    const images = (streams: string) => streams.match(/\/Subtype \/Image/g)?.length ?? 0;
    const whole = await rebuilt(bytes);
    const { streams, text } = await rebuilt(bytes, 1);
    expect(text).toContain('Page two stays');
    // the logo and its mask, and the picture of the covered page; the signature is gone
    expect(images(streams)).toBeLessThan(images(whole.streams) + 1);
    expect(images(streams)).toBe(images(whole.streams) / 2 + 1);
  });

  it('says nothing of itself, and holds no attachment, script, link or note', async () => {
    const doc = await withText(SECRET, 'Page two stays');
    doc.setTitle(SECRET);
    doc.setAuthor('Dr Invented');
    doc.addJavaScript('hello', `app.alert("${SECRET}")`);
    await doc.attach(new TextEncoder().encode(SECRET), 'notes.txt', { afRelationship: AFRelationship.Data });
    const [one, two] = doc.getPages();
    const { context } = doc;
    const link = context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [0, 0, 9, 9],
      Dest: [one?.ref, 'Fit'],
      Contents: PDFString.of(SECRET),
    });
    two?.node.set(PDFName.of('Annots'), context.obj([context.register(link)]));
    const xmp = context.stream(`<x:xmpmeta>${SECRET}</x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' });
    doc.catalog.set(PDFName.of('Metadata'), context.register(xmp));
    two?.node.set(PDFName.of('Metadata'), context.register(xmp));
    const { text, streams, info } = await rebuilt(await doc.save(), 1);
    expect(text).toContain('Page two stays');
    expect(streams).not.toMatch(/Invented|943 476|app\.alert|EmbeddedFile|xmpmeta|\/Link\b|\/JavaScript/);
    expect(info).not.toMatch(/^(?:Title|Author|Creator|Producer):/m);
  });

  it('makes pictures of pages with notes, fields or layers too, since they hold more than one sees', async () => {
    const doc = await withText('Page one', 'Page two', 'Page three');
    const [, two] = doc.getPages();
    const field = doc.getForm().createTextField('name');
    field.setText(SECRET);
    if (two) field.addToPage(two, { x: 50, y: 500 });
    const { besides, streams } = await rebuilt(await doc.save(), 1);
    expect(besides).toEqual([2]);
    expect(streams).not.toMatch(/943 476|\/AcroForm/);
    const layered = await withText('Page one', 'Page two');
    layered.catalog.set(PDFName.of('OCProperties'), layered.context.obj({ OCGs: [], D: {} }));
    expect((await rebuilt(await layered.save(), 1)).besides).toEqual([2]);
  });

  it('keeps nothing of what an earlier version of the file said', async () => {
    const doc = await withText(SECRET, 'Page two stays');
    const first = await doc.save({ useObjectStreams: false });
    const again = await PDFDocument.load(first, { forIncrementalUpdate: true });
    again.getPage(0).node.set(PDFName.of('Contents'), again.context.register(again.context.stream('q Q')));
    const twice = await again.commit({ useObjectStreams: false });
    expect(Buffer.from(twice).length).toBeGreaterThan(first.length);
    const { streams } = await rebuilt(twice, 2);
    expect(streams).not.toMatch(/943 476|4D727320496E76656E746564/i);
  });

  it('brings along nothing that hangs below a page that stays and is not drawn on it, and that page looks as it did', async () => {
    const { doc, places } = await withHiddenWords();
    const { text } = await rebuiltWithout(places, doc);
    expect(text).toMatch(/Page two stays[\s\S]*Courier/);
  });

  it('brings along no comment among the instructions, no words for reading aloud, and nothing that no instruction takes', async () => {
    const { doc, places } = await withHiddenInstructions();
    const { streams, text } = await rebuiltWithout(places, doc);
    // as it is copied by hand, and not as it is read aloud
    expect(text).toMatch(/Page two stays[\s\S]*Drawn % \(not said\) %\)/);
    // letters that are drawn as one stay as they are copied
    expect(streams.match(/\/ActualText\s*(?:\(fi\)|<feff00660069>)/gi)).toHaveLength(2);
  });

  it('brings along no word that a camera wrote into a photograph on a page that stays', async () => {
    const doc = await withText(SECRET, 'Page two stays');
    const photo = withPhoneWords(new Uint8Array(JPEG), 6);
    const image = doc.context.stream(photo, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 1,
      Height: 1,
      BitsPerComponent: 8,
      ColorSpace: 'DeviceGray',
      Filter: 'DCTDecode',
    });
    const two = doc.getPage(1).node;
    two.setXObject(PDFName.of('Photo'), doc.context.register(image));
    two.addContentStream(doc.context.register(doc.context.stream('q 99 0 0 99 50 50 cm /Photo Do Q')));
    const bytes = await doc.save();
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/R\. Tate at home/);
    const { streams, besides } = await rebuilt(bytes, 1);
    expect(besides).toEqual([]);
    expect(streams).not.toMatch(/R\. Tate|2026:11:03|GPSLatitude/);
    expect(streams.match(/\/DCTDecode/g)).toHaveLength(2);
  });

  it.each([
    ['an instruction that nobody knows', '(Hidden) tell'],
    ['a text where a number is taken', '(Hidden) w'],
    ['a photograph in pieces', 'q BI /W 1 /H 1 /BPC 8 /CS /G /F /DCT ID Hidden\nEI Q'],
    ['a picture with a key of its own', 'q BI /W 1 /H 1 /BPC 8 /CS /G /Note (Hidden) ID x\nEI Q'],
    ['a text without an end', 'BT (Hidden'],
  ])('makes a picture of a page with %s', async (_, instructions) => {
    const doc = await withText(SECRET, 'Page two');
    const { context } = doc;
    doc.getPage(1).node.addContentStream(context.register(context.stream(instructions)));
    const { besides, streams } = await rebuilt(await doc.save(), 1);
    expect(besides).toEqual([2]);
    expect(streams).not.toContain('Hidden');
  });

  it('makes a picture of a page that is not built as pages are', async () => {
    const doc = await withText(SECRET, 'Page two');
    const [, two] = doc.getPages();
    const dash = doc.context.obj({ Type: 'ExtGState', D: [[PDFString.of('Hidden'), 3], 0] });
    two?.node.setExtGState(PDFName.of('Dash'), doc.context.register(dash));
    two?.pushOperators(setGraphicsState(PDFName.of('Dash')));
    const { besides, streams } = await rebuilt(await doc.save(), 1);
    expect(besides).toEqual([2]);
    expect(streams).not.toContain('Hidden');
  });
});

/** The first page is covered: the second stays and looks as it did, without the hidden words, which were all in it before. */
async function rebuiltWithout(places: readonly string[], doc: PDFDocument) {
  const bytes = await doc.save({ useObjectStreams: false });
  const before = join(folder, 'before.pdf');
  writeFileSync(before, bytes);
  run('qpdf', '--qdf', '--object-streams=disable', '--stream-data=uncompress', before, join(folder, 'plain.pdf'));
  const plain = readFileSync(join(folder, 'plain.pdf'), 'latin1');
  expect(places.filter((place) => !plain.includes(place))).toEqual([]);
  const made = await rebuilt(bytes, 1);
  expect(made.besides).toEqual([]);
  expect(places.filter((place) => made.streams.includes(place))).toEqual([]);
  expect(made.streams).not.toMatch(/Hidden|48696464656e/i);
  const drawn = (file: string) => run('pdftoppm', '-r', '40', '-f', '2', '-l', '2', file);
  expect(drawn(join(folder, 'made.pdf'))).toBe(drawn(before));
  return made;
}

/** A page with a word in every place that is not drawn: in keys that are no part of it, and in parts that nothing names. */
async function withHiddenWords() {
  const doc = await withText(SECRET, 'Page two stays');
  const { context } = doc;
  const two = doc.getPage(1).node;
  const places: string[] = [];
  const word = (place: string) => {
    places.push(`Hidden ${place}.`);
    return PDFString.of(`Hidden ${place}.`);
  };
  const N = PDFName.of.bind(PDFName);
  type Entries = Record<string, unknown>;
  const dict = (entries: Entries) => context.register(context.obj(entries as never));
  const stream = (words: string, entries: Entries = {}) => context.register(context.stream(words, entries as never));
  const named = (place: string) => dict({ Note: word(place) });
  const hiddenForm = (place: string) => {
    word(place);
    return stream(`BT (Hidden ${place}.) Tj ET`, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 9, 9],
      Resources: {},
    });
  };
  const pixels = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 1,
    Height: 1,
    BitsPerComponent: 8,
    ColorSpace: 'DeviceRGB',
  };
  const alternate = stream('abc', { ...pixels, Note: word('alternate picture') });
  const image = stream('\x20\x90\x40', {
    ...pixels,
    Alternates: [{ Image: alternate, Note: word('alternates') }],
    OPI: named('opi'),
    Metadata: stream('<x/>', { Note: word('picture metadata') }),
    PieceInfo: named('picture pieces'),
    Measure: named('measure'),
    ID: word('picture id'),
    OC: named('picture layer'),
    SMask: stream('\xff', { ...pixels, ColorSpace: 'DeviceGray', Note: word('mask') }),
  });
  const inks = [
    'Separation',
    'Ink',
    'DeviceRGB',
    { FunctionType: 2, Domain: [0, 1], C0: [1, 1, 1], C1: [0, 0, 1], N: 1, Note: word('function') },
  ];
  const inkSpace = context.obj(inks as never);
  const several = context.obj([
    'DeviceN',
    ['Ink'],
    'DeviceRGB',
    { FunctionType: 2, Domain: [0, 1], C0: [1, 1, 1], C1: [0, 1, 0], N: 1 },
    { Note: word('ink attributes'), Colorants: { Ink: inkSpace } },
  ] as never);
  const form = stream('0 0 1 rg 100 100 50 50 re f /Glow gs /Inner Do', {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, 600, 800],
    Ref: { F: named('reference file'), Page: word('reference') },
    PieceInfo: named('form pieces'),
    LastModified: word('form date'),
    StructParents: 3,
    OC: named('form layer'),
    Resources: {
      Note: word('form lists'),
      ExtGState: {
        Glow: {
          ca: 0.5,
          HT: named('halftone'),
          Note: word('state'),
          SMask: {
            Type: 'Mask',
            S: 'Alpha',
            Note: word('soft mask'),
            G: stream('0 0 600 800 re f', {
              Type: 'XObject',
              Subtype: 'Form',
              BBox: [0, 0, 600, 800],
              Group: { S: 'Transparency', Note: word('group') },
            }),
          },
        },
        Unused: named('unused state'),
      },
      XObject: {
        Inner: stream('1 0 0 rg 160 100 50 50 re f', {
          Type: 'XObject',
          Subtype: 'Form',
          BBox: [0, 0, 600, 800],
          Note: word('inner form'),
        }),
        Unused: hiddenForm('unused form'),
      },
    },
  });
  const glyphFont = dict({
    Type: 'Font',
    Subtype: 'Type3',
    FontBBox: [0, 0, 10, 10],
    FontMatrix: [0.1, 0, 0, 0.1, 0, 0],
    FirstChar: 65,
    LastChar: 65,
    Widths: [10],
    Encoding: { Differences: [65, 'square'], Note: word('encoding') },
    CharProcs: { square: stream('10 0 0 0 10 10 d1 /Inner Do', { Note: word('letter') }) },
    Note: word('drawn font'),
    Resources: {
      XObject: {
        Inner: stream('0 0 10 10 re f', {
          Type: 'XObject',
          Subtype: 'Form',
          BBox: [0, 0, 10, 10],
          Note: word('form of a letter'),
        }),
        Unused: hiddenForm('unused form of a font'),
      },
    },
  });
  const FONTS = {
    Plain: dict({
      Type: 'Font',
      Subtype: 'Type1',
      BaseFont: 'Courier',
      Note: word('font'),
      FontDescriptor: {
        Type: 'FontDescriptor',
        FontName: 'Courier',
        Flags: 33,
        FontFamily: word('family'),
        CharSet: word('letters of a font'),
        Style: named('style'),
        Lang: word('language of a font'),
      },
    }),
    Glyphs: glyphFont,
    Unused: dict({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Courier', Note: word('unused font') }),
  };
  const tile = { Type: 'Pattern', PatternType: 1, PaintType: 1, TilingType: 1, BBox: [0, 0, 9, 9], XStep: 9, YStep: 9 };
  const axis = { ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [0, 0, 600, 0], Note: word('shading') };
  const fade = { FunctionType: 2, Domain: [0, 1], C0: [1, 0, 0], C1: [0, 0, 1], N: 1 };
  const before = two.Resources()?.lookup(N('Font'), PDFDict).entries() ?? [];
  const fonts = context.obj(FONTS as never);
  for (const [key, value] of before) if (fonts instanceof PDFDict) fonts.set(key, value);
  two.set(
    N('Resources'),
    context.obj({
      Note: word('lists'),
      Font: fonts,
      XObject: { Picture: image, Form: form, Unused: hiddenForm('unused picture') },
      ColorSpace: { Ink: inkSpace, Inks: several, Unused: named('unused colour') },
      Pattern: { Tile: stream('1 0 1 rg 0 0 5 5 re f', { ...tile, Resources: {}, Note: word('pattern') } as never) },
      Shading: { Fade: { ...axis, Function: fade, Unknown: named('below a shading') } },
      Properties: { Marked: { ActualText: word('text read aloud') } },
    } as never),
  );
  const drawn = [
    'q 40 0 0 40 50 600 cm /Picture Do Q /Form Do',
    '/Ink cs 0.5 scn 300 100 50 50 re f /Inks cs 0.7 scn 360 100 50 50 re f',
    '/Pattern cs /Tile scn 300 200 50 50 re f q 50 300 200 40 re W n /Fade sh Q',
    '0 g BT 3 Tr /Plain 12 Tf 50 500 Td (Courier) Tj ET BT 0 Tr /Glyphs 20 Tf 50 450 Td (A) Tj ET',
    '/Span /Marked BDC 0 g 20 20 10 10 re f EMC',
  ];
  const contents = two.Contents();
  const first = contents instanceof PDFArray ? contents.asArray() : [];
  two.set(N('Contents'), context.obj([...first, stream(drawn.join('\n'), { Note: word('contents') })]));
  two.set(N('Group'), context.obj({ S: 'Transparency', CS: 'DeviceRGB', Note: word('page group') }));
  for (const key of ['DPart', 'PieceInfo', 'VP', 'B', 'Thumb', 'AF', 'SeparationInfo', 'Anything'])
    two.set(N(key), named(`page ${key}`));
  two.set(N('ID'), word('page id'));
  two.set(N('LastModified'), word('page date'));
  return { doc, places };
}

/** A page with a word in every place among its instructions that draws nothing. */
async function withHiddenInstructions() {
  const doc = await withText(SECRET, 'Page two stays');
  const { context } = doc;
  const two = doc.getPage(1).node;
  const places: string[] = [];
  const word = (place: string) => {
    places.push(`Hidden ${place}.`);
    return `Hidden ${place}.`;
  };
  const stream = (words: string, entries: object = {}) => context.register(context.stream(words, entries as never));
  const form = stream(`% ${word('comment of a form')}\n0 0 1 rg /Span <</E (${word('form')})>> BDC 0 0 9 9 re f EMC`, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, 9, 9],
    Resources: {},
  });
  const letter = stream(`10 0 0 0 10 10 d1 0 0 10 10 re f %${word('letter')}`);
  two.setXObject(PDFName.of('Form'), form);
  const font = (called: string, entries: object) =>
    two.setFontDictionary(PDFName.of(called), context.register(context.obj(entries as never)));
  font('Glyphs', {
    Type: 'Font',
    Subtype: 'Type3',
    FontBBox: [0, 0, 10, 10],
    FontMatrix: [0.1, 0, 0, 0.1, 0, 0],
    FirstChar: 65,
    LastChar: 65,
    Widths: [10],
    Encoding: { Differences: [65, 'square'] },
    CharProcs: { square: letter },
    Resources: {},
  });
  font('Plain', { Type: 'Font', Subtype: 'Type1', BaseFont: 'Courier' });
  const drawn = [
    `%${word('comment')}`,
    `q 1 0 0 rg%${word('comment without a space')}\n20 20 % ${word('comment between')}\r30 10 re f Q`,
    `/Span <</ActualText (${word('text read aloud')} \\) ) /Alt <</Deep [(${word('deep')})]>>>> BDC`,
    `BT /Plain 12 Tf 50 500 Td (Drawn % \\(not said\\) %\\)) Tj ET EMC /P <</MCID 3>>BDC EMC`,
    `<feff>/Span <<%${word('comment in words')}\n/E (${word('meaning')})>> DP`,
    `BT(${word('too many')})0 1 0 rg(${word('two')})/Glyphs 20 Tf 60 450 Td[(${word('three')})](A)Tj ET`,
    '/Span <</ActualText (fi) >>BDC EMC /Span <</ActualText <FEFF 0066 0069>>>BDC EMC',
    `0 0 1 1 0 .5 rg 90 20 10 10 re f /Form Do`,
    // bytes that look like a comment, and like the end of the picture
    'q 20 0 0 20 200 20 cm BI /W 4 /H 2 /BPC 8 /CS /G ID ',
  ];
  const pixels = Buffer.from('%EI\n EI\x00', 'latin1');
  const rest = `\nEI Q 0 g 300 20 10 10 re f (${word('at the end')})`;
  const bytes = Buffer.concat([Buffer.from(drawn.join('\n'), 'latin1'), pixels, Buffer.from(rest, 'latin1')]);
  // an instruction that begins in one stream and ends in the next
  const cut = bytes.indexOf(' 500 Td');
  for (const part of [bytes.subarray(0, cut), bytes.subarray(cut)])
    two.addContentStream(context.register(context.stream(new Uint8Array(part))));
  return { doc, places };
}

describe('a PDF that cannot be taken apart', () => {
  const file = join(folder, 'source.pdf');
  it('is covered when it is only sealed against changes, and refused when it wants a password', async () => {
    writeFileSync(file, await (await withText(SECRET, 'Page two stays')).save());
    const sealed = join(folder, 'sealed.pdf');
    run('qpdf', '--encrypt', '', 'owner', '256', '--modify=none', '--', file, sealed);
    const { text } = await rebuilt(readFileSync(sealed), 1);
    expect(text).toContain('Page two stays');
    expect(text).not.toContain('943');
    run('qpdf', '--encrypt', 'user', 'owner', '256', '--', file, sealed);
    expect(await rebuildPdf(readFileSync(sealed), { covered: new Set([1]), picture: pixel })).toEqual({
      state: 'locked',
    });
  });

  it('is refused when it is none', async () => {
    const broken = new TextEncoder().encode('%PDF-1.7\n1 0 obj <<');
    expect((await rebuildPdf(broken, { covered: new Set([1]), picture: pixel })).state).toBe('broken');
  });

  it('is gone through page by page though it has 2,000, and can be called off', async () => {
    const doc = await withText(...Array.from({ length: 2_000 }, (_, page) => `Page ${page + 1}`));
    const told: number[] = [];
    const bytes = await doc.save();
    const result = await rebuildPdf(bytes, {
      covered: new Set([1_000]),
      picture: pixel,
      onPage: (page) => told.push(page),
    });
    expect(result).toMatchObject({ state: 'done', besides: [] });
    expect(told).toHaveLength(2_000);
    const off = new AbortController();
    const called = rebuildPdf(bytes, {
      covered: new Set([1]),
      picture: pixel,
      signal: off.signal,
      onPage: () => off.abort(),
    });
    await expect(called).rejects.toThrow();
  });
});
