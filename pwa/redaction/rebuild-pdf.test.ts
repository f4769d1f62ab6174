// What is left of a covered page, as other programs see it: Poppler for its words, qpdf for its soundness and every byte of its streams.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AFRelationship, PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import { jsPDF } from 'jspdf';
import { afterAll, describe, expect, it } from 'vitest';
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
});

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
