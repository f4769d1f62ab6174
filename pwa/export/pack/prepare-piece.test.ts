// One piece whose file this device cannot give, and all evidence that cannot be put together: said, never passed over.
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { Document, Packer, Paragraph } from 'docx';
import { describe, expect, it } from 'vitest';
import type { Described } from '../blocks.ts';
import { DOCX_MIME } from '../docx/draw-docx.ts';
import type { DrawnDocument } from '../pdf/draw-document.ts';
import { aFile, aPiece } from './invented-pack.ts';
import type { PackPiece } from './pack-request.ts';
import { lackingPiece, remarksOf } from './pack-words.ts';
import { type PackTools, preparePiece } from './prepare-piece.ts';

const tools = (readFile: PackTools['readFile']): PackTools => ({
  readFile,
  redraw: () => Promise.resolve(null),
  draw: () => expect.unreachable('nothing is drawn'),
});

const nothingElse = {
  zips: [],
  merged: null,
  all: null,
  split: { parts: [], holdsAll: false },
  limitBytes: 10_000_000,
};

describe('a piece of evidence', () => {
  it('whose file is not what was kept says so, and which file to fetch again', async () => {
    const piece = aPiece(3, { file: aFile('changed', 'application/pdf') });
    const made = await preparePiece(
      piece,
      3,
      tools(() => Promise.reject(new Error('the file does not match its hash'))),
    );
    expect(lackingPiece(made, [piece])).toEqual({
      number: 3,
      title: 'Evidence number 3',
      trouble: 'damaged',
      sentence: 'Its file on this device is damaged. Fetch it again, or add it again.',
      file: piece.file,
    });
  });

  it('without a file is in the lists and lacks nothing', async () => {
    const prepared = (piece: PackPiece) =>
      preparePiece(
        piece,
        1,
        tools(() => expect.unreachable('nothing is read')),
      );
    const link = aPiece(1, { url: 'https://a.example/' });
    const made = await prepared(link);
    expect([made.path, made.formatText, lackingPiece(made, [link])]).toEqual([null, 'Link', null]);
    expect((await prepared(aPiece(2))).formatText).toBe('Kept by me, on request');
  });
});

describe('a kept page', () => {
  const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const seen = { format: 'JPEG' as const, bytes: PNG, width: 2, height: 1 };
  const page = { keptOnText: '5 March 2026', words: aFile('words', 'text/html'), picture: aFile('seen', 'image/png') };
  async function drawn(fields: Partial<PackPiece>) {
    const [asked, kinds]: [string[], string[]] = [[], []];
    const draw = (described: Described) => {
      kinds.push(...described.blocks.slice(2).map((block) => ('text' in block ? block.text : block.kind)));
      return { bytes: new Uint8Array(), pages: 1, missingCharacters: [] } as never;
    };
    const readFile = (sha256: string) => {
      asked.push(sha256);
      return Promise.resolve(sha256 === 'words' ? new TextEncoder().encode('<p>Doors are wide.</p>') : PNG);
    };
    const made = await preparePiece(aPiece(1, { ...page, ...fields }), 1, {
      readFile,
      redraw: () => Promise.resolve(seen),
      draw,
    });
    return { asked, kinds, formatText: made.formatText };
  }

  it('goes along as its picture and its words', async () => {
    expect(await drawn({})).toEqual({
      asked: ['words', 'seen'],
      kinds: ['picture', 'Doors are wide.'],
      formatText: 'Web page, 1 page',
    });
  });

  it('without its picture or its words does not so much as read them', async () => {
    expect(await drawn({ picture: null })).toMatchObject({ asked: ['words'], kinds: ['Doors are wide.'] });
    expect(await drawn({ words: null })).toEqual({
      asked: ['seen'],
      kinds: ['picture'],
      formatText: 'Web page, 1 page',
    });
  });

  it('says of a picture or words with parts covered that they are', async () => {
    const { kinds } = await drawn({ covered: ['picture'] });
    expect(kinds).toEqual(['picture', 'Parts of this picture were covered before it was sent.', 'Doors are wide.']);
    expect((await drawn({ covered: ['text'] })).kinds).toEqual([
      'picture',
      'Parts of these words were covered before they were sent.',
      'Doors are wide.',
    ]);
  });

  it('of which only a picture goes along lacks it where it is not here', async () => {
    const piece = aPiece(1, { ...page, words: null });
    const made = await preparePiece(
      piece,
      1,
      tools(() => Promise.resolve(null)),
    );
    expect(lackingPiece(made, [piece])).toMatchObject({ trouble: 'missing', file: page.picture });
  });
});

describe('a Word file', () => {
  it('goes along without what it says of its maker, and its comments are named', async () => {
    const comments = { children: [{ id: 0, author: 'Sam Reed', children: [new Paragraph('Really?')] }] };
    const document = new Document({
      creator: 'Alex Moss',
      comments,
      sections: [{ children: [new Paragraph('Notes')] }],
    });
    const bytes = new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer());
    const piece = aPiece(2, { file: aFile('notes', DOCX_MIME), fileName: 'Notes.docx' });
    const made = await preparePiece(
      piece,
      2,
      tools(async () => bytes),
    );
    expect(made).toMatchObject({ formatText: 'DOCX', isUnchanged: false, holds: ['comments'] });
    expect(remarksOf({ ...nothingElse, prepared: [made] })).toEqual([
      'Evidence 2 holds comments, which go along. If they are not meant to be read, take them out in the program that made it, and replace the file.',
    ]);
  });
});

describe('a signed office file', () => {
  it('goes along byte for byte, and that is said with what it means', async () => {
    const writer = new ZipWriter(new BlobWriter());
    for (const name of ['[Content_Types].xml', 'docProps/core.xml', '_xmlsignatures/sig1.xml'])
      await writer.add(name, new TextReader('<x/>'));
    const bytes = new Uint8Array(await (await writer.close()).arrayBuffer());
    const made = await preparePiece(
      aPiece(3, { file: aFile('signed', DOCX_MIME), fileName: 'Letter.docx' }),
      3,
      tools(async () => bytes),
    );
    expect(made.bytes).toEqual(bytes);
    expect(remarksOf({ ...nothingElse, prepared: [made] })).toEqual([
      'Evidence 3 is signed electronically and goes along unchanged, so that the signature holds: with the name of who signed, and whatever the program that made it wrote inside.',
    ]);
  });
});

describe('a plain text', () => {
  const drawn: DrawnDocument = { bytes: new Uint8Array(), pages: 1, missingCharacters: [] };
  const prepared = (bytes: Uint8Array<ArrayBuffer>, missing: DrawnDocument['missingCharacters'] = []) => {
    const said: string[] = [];
    const made = preparePiece(aPiece(1, { file: aFile('txt', 'text/plain'), fileName: 'a.txt' }), 1, {
      readFile: () => Promise.resolve(bytes),
      redraw: () => Promise.resolve(null),
      draw: ({ blocks }) => {
        said.push(...blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])));
        return { ...drawn, missingCharacters: missing };
      },
    });
    return made.then(({ path, formatText }) => ({ path, formatText, said }));
  };

  it('is laid out as a page, however its program wrote it', async () => {
    const latin = new Uint8Array(Buffer.from('Ca\xf1ada \x96 five', 'latin1'));
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from('Ŵyn', 'utf16le')]);
    expect(await prepared(latin)).toMatchObject({ formatText: 'Text, 1 page', said: ['Cañada – five'] });
    expect((await prepared(utf16)).said).toEqual(['Ŵyn']);
    expect((await prepared(new TextEncoder().encode('Ŵyn'))).said).toEqual(['Ŵyn']);
  });

  it('goes along as it is where a page would lose some of it', async () => {
    const text = new TextEncoder().encode('سارة');
    expect((await prepared(text, [{ char: 'س', name: 'Arabic letter' }])).path).toBe(
      'evidence/01-Evidence number 1.txt',
    );
    const binary = new Uint8Array([1, 0, 2, 0, 0, 0]);
    expect((await prepared(binary)).path).toBe('evidence/01-Evidence number 1.txt');
    const long = new TextEncoder().encode('word '.repeat(100_000));
    expect((await prepared(long)).path).toBe('evidence/01-Evidence number 1.txt');
  });
});

describe('all evidence in one document', () => {
  it('is missed where it could not be made', async () => {
    const made = await preparePiece(
      aPiece(1),
      1,
      tools(() => Promise.resolve(null)),
    );
    expect(remarksOf({ ...nothingElse, prepared: [{ ...made, pages: 400 }] })).toEqual([
      'One document with all evidence could not be made of these files. Each piece is in a file of its own.',
    ]);
    expect(remarksOf({ ...nothingElse, prepared: [made] })).toEqual([]);
  });
});
