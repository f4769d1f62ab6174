// All evidence in one PDF: a list with page numbers, then each piece under its number, with a bookmark.
import { PDFDict, PDFDocument, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import type { Block, Described } from '../blocks.ts';
import { savePdf } from './clean-pdf.ts';
import { numberPages } from './number-pages.ts';
import { type PackTools, type PreparedPiece, pagesInWords } from './prepare-piece.ts';

/** A piece longer than this stands alone: who opens the whole wants to find the others. */
const PIECE_PAGES_MAX = 300;
/** All of it must be held at once while it is put together. */
const ALL_PAGES_MAX = 1_500;
const ALL_BYTES_MAX = 100_000_000;

export interface MergedEvidence {
  bytes: Uint8Array<ArrayBuffer>;
  pages: number;
  /** Numbers of what stands alone. */
  alone: number[];
}

/** Which pieces go into one document, from the first on, as far as there is room. */
export function chooseMerged(pieces: readonly Pick<PreparedPiece, 'number' | 'pages' | 'bytes'>[]): Set<number> {
  const chosen = new Set<number>();
  let [pages, bytes] = [0, 0];
  for (const piece of pieces) {
    const fits = pages + piece.pages <= ALL_PAGES_MAX && bytes + piece.bytes.length <= ALL_BYTES_MAX;
    if (piece.pages === 0 || piece.pages > PIECE_PAGES_MAX || !fits) continue;
    chosen.add(piece.number);
    pages += piece.pages;
    bytes += piece.bytes.length;
  }
  return chosen;
}

interface Placed {
  piece: PreparedPiece;
  sheetPages: number;
  document: PDFDocument | null;
  /** Of its first page, from 0. */
  page: number;
}

/** Null when there is no piece that could be in it. */
export async function mergeEvidence(
  pieces: readonly PreparedPiece[],
  { draw, whose }: Pick<PackTools, 'draw'> & { whose: string },
): Promise<MergedEvidence | null> {
  const chosen = chooseMerged(pieces);
  if (chosen.size === 0) return null;
  const sheets = pieces.filter((piece) => hasSheet(piece, chosen));
  // drawn once to know how many pages the list takes, and once more with the pages of what it lists
  const first = draw(describeAll(pieces, { chosen, sheets, pageOf: () => null, whose }));
  const placed = place(pieces, { chosen, from: first.pages - sheets.length });
  const pageOf = (number: number) => placed.find(({ piece }) => piece.number === number)?.page ?? null;
  const base = await PDFDocument.load(draw(describeAll(pieces, { chosen, sheets, pageOf, whose })).bytes, {
    updateMetadata: false,
  });
  for (const { sheetPages, document, page } of placed) if (document) await insert(base, document, page + sheetPages);
  const foreign = new Set(placed.flatMap(foreignPages));
  await numberPages(base, (page) => foreign.has(page));
  addBookmarks(base, placed);
  return {
    bytes: await savePdf(base),
    pages: base.getPageCount(),
    alone: pieces.filter(({ number, path }) => path && !chosen.has(number)).map(({ number }) => number),
  };
}

/** Of what is in no file nothing is shown: the list says so. */
const hasSheet = ({ number, path, saysNumber }: PreparedPiece, chosen: Set<number>): boolean =>
  path !== null && !(chosen.has(number) && saysNumber);

function place(pieces: readonly PreparedPiece[], { chosen, from }: { chosen: Set<number>; from: number }): Placed[] {
  let page = from;
  return pieces
    .filter(({ path }) => path !== null)
    .map((piece) => {
      const document = chosen.has(piece.number) ? piece.document : null;
      const sheetPages = Number(hasSheet(piece, chosen));
      const placed = { piece, sheetPages, document, page };
      page += sheetPages + (document ? piece.pages : 0);
      return placed;
    });
}

/** Pages that somebody else laid out, from 0. */
const foreignPages = ({ piece, sheetPages, document, page }: Placed): number[] =>
  document && !piece.isLaidOut ? Array.from({ length: piece.pages }, (_, at) => page + sheetPages + at) : [];

/** In the order of pages, so that every place is known when its turn comes: what is drawn of the base stands before and after. */
async function insert(base: PDFDocument, from: PDFDocument, at: number): Promise<void> {
  const pages = await base.copyPages(from, from.getPageIndices());
  for (const [index, page] of pages.entries()) {
    // its number in a structure tree that did not come along
    page.node.delete(PDFName.of('StructParents'));
    base.insertPage(at + index, page);
  }
}

interface Listing {
  chosen: Set<number>;
  sheets: readonly PreparedPiece[];
  /** From 0; null while it is not known. */
  pageOf: (number: number) => number | null;
  whose: string;
}

function describeAll(pieces: readonly PreparedPiece[], { chosen, sheets, pageOf, whose }: Listing): Described {
  const rows = pieces.map(({ number, title, path, formatText }) => {
    const page = path === null ? '' : String((pageOf(number) ?? -1) + 1);
    return [String(number), title, formatText, page].map((text) => ({ text, note: '' }));
  });
  const columns = [
    { label: 'No.', width: 24 },
    { label: 'Evidence', width: null },
    { label: 'Format', width: 110 },
    { label: 'Page', width: 34 },
  ];
  return {
    title: ['Evidence', whose].filter(Boolean).join(', '),
    language: 'en-GB',
    footer: null,
    blocks: [
      { kind: 'headline', text: 'Evidence', subtitle: whose },
      { kind: 'table', columns, rows },
      ...sheets.map(
        (piece): Block => ({
          kind: 'sheet',
          title: `Evidence ${piece.number}`,
          text: piece.title,
          note: sheetNote(piece, chosen),
        }),
      ),
    ],
  };
}

function sheetNote({ number, path, pages, formatText }: PreparedPiece, chosen: Set<number>): string {
  if (chosen.has(number)) return pages === 1 ? 'On the next page.' : `On the next ${pagesInWords(pages)}.`;
  return `${formatText}, in a file of its own: ${path ?? ''}`;
}

/** A flat outline (ISO 32000-1, 12.3.3). */
function addBookmarks(document: PDFDocument, placed: readonly Placed[]): void {
  const { context, catalog } = document;
  const pages = document.getPages();
  const outlines = context.nextRef();
  const refs = placed.map(() => context.nextRef());
  const entry = (name: string, ref: PDFRef | undefined) => (ref ? { [name]: ref } : {});
  for (const [at, { piece, page }] of placed.entries()) {
    const [ref, target] = [refs[at], pages[page]];
    if (!ref || !target) continue;
    const item = context.obj({
      Parent: outlines,
      Dest: [target.ref, 'Fit'],
      ...entry('Prev', refs[at - 1]),
      ...entry('Next', refs[at + 1]),
    });
    if (item instanceof PDFDict)
      item.set(PDFName.of('Title'), PDFHexString.fromText(`Evidence ${piece.number}: ${piece.title}`));
    context.assign(ref, item);
  }
  context.assign(
    outlines,
    context.obj({ Type: 'Outlines', Count: refs.length, ...entry('First', refs[0]), ...entry('Last', refs.at(-1)) }),
  );
  catalog.set(PDFName.of('Outlines'), outlines);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}
