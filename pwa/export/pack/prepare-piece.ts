// One piece of evidence made ready to be sent: a PDF where it can be one, else the file as it is, else a sentence on why not.
import type { PDFDocument } from '@cantoo/pdf-lib';
import { withoutFile } from '../../../shared/audit/profile-document.ts';
import type { FileReference } from '../../../shared/model/evidence.ts';
import { decodeText } from '../../import/detect.ts';
import type { Block, Described } from '../blocks.ts';
import type { DrawnDocument } from '../pdf/draw-document.ts';
import type { MissingCharacter } from '../pdf/printable.ts';
import { blocksOf, quiet } from '../profile-layout.ts';
import { cleanOffice, UNCLEAN_PICTURES } from './clean-office.ts';
import { cleanPdf, isSigned, openPdf, savePdf } from './clean-pdf.ts';
import { evidencePath } from './pack-names.ts';
import { isLaidOut, type PackPiece, type PieceTrouble } from './pack-request.ts';
import { pageWords } from './page-words.ts';
import { picturePdf } from './picture-pdf.ts';
import { pictureFormat, type Redraw, readyPicture } from './ready-picture.ts';

/** What preparing needs of the world around it. */
export interface PackTools {
  /** The bytes kept under a hash; null when this device lacks them. Rejects when they are not what was kept. */
  readFile(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
  redraw: Redraw;
  draw(described: Described): DrawnDocument;
}

export interface PreparedPiece {
  number: number;
  title: string;
  /** Null where there is nothing to send. */
  path: string | null;
  bytes: Uint8Array<ArrayBuffer>;
  mime: string;
  /** Open, for the document of all evidence; null for what is no PDF. */
  document: PDFDocument | null;
  /** 0 for what is no PDF. */
  pages: number;
  /** Whether its pages say number and title themselves. */
  saysNumber: boolean;
  /** Whether its pages were laid out here, with margins. */
  isLaidOut: boolean;
  /** For the list: "PDF, 3 pages". */
  formatText: string;
  trouble: PieceTrouble | null;
  missingCharacters: MissingCharacter[];
  /** Whether it goes along with whatever its own program wrote into it. */
  isUnchanged: boolean;
  /** Whether it is signed, and unchanged because of that. */
  isSigned: boolean;
  /** Whether it was signed, which the copy in the pack is not. */
  wasSigned: boolean;
  /** What goes along with it that one may not see: "comments". */
  holds: string[];
  /** Names of files that were attached to it, and are not any more. */
  leftOut: string[];
}

export const pagesInWords = (pages: number): string =>
  `${pages.toLocaleString('en-GB')} ${pages === 1 ? 'page' : 'pages'}`;

export async function preparePiece(piece: PackPiece, count: number, tools: PackTools): Promise<PreparedPiece> {
  if (!piece.file) return isLaidOut(piece) ? await wordsPiece(piece, count, tools) : without(piece, null);
  const read = await readKept(piece.file, tools);
  if (!read.bytes) return without(piece, read.trouble);
  if (read.bytes.length === 0) return without(piece, 'empty');
  if (isPdf(read.bytes, piece.file.mime)) return pdfPiece(piece, count, read.bytes);
  const format = pictureFormat(read.bytes);
  if (format === 'heic') return without(piece, 'heic');
  if (format) return picturePiece(piece, count, { bytes: read.bytes, tools });
  const text = plainText(piece, read.bytes);
  const page = text === null ? null : await textPiece(piece, count, { text, tools });
  return page ?? filePiece(piece, count, read.bytes);
}

type Kept = { bytes: Uint8Array<ArrayBuffer> } | { bytes: null; trouble: PieceTrouble };

async function readKept({ sha256 }: FileReference, { readFile }: PackTools): Promise<Kept> {
  try {
    const bytes = await readFile(sha256);
    return bytes ? { bytes } : { bytes, trouble: 'missing' };
  } catch {
    return { bytes: null, trouble: 'damaged' };
  }
}

/** What stands before the first `%PDF` is no reason for readers to refuse a file, and none for us (ISO 32000-1, H.3). */
function isPdf(bytes: Uint8Array, mime: string): boolean {
  const beginning = String.fromCharCode(...bytes.subarray(0, 1_024));
  return beginning.includes('%PDF-') || mime === 'application/pdf';
}

const nothing = {
  bytes: new Uint8Array(),
  mime: '',
  document: null,
  pages: 0,
  saysNumber: false,
  isLaidOut: false,
  missingCharacters: [],
  isUnchanged: false,
  isSigned: false,
  wasSigned: false,
  holds: [],
  leftOut: [],
};

const without = ({ number, title, url }: PackPiece, trouble: PieceTrouble | null): PreparedPiece => ({
  ...nothing,
  number,
  title,
  path: null,
  formatText: trouble ? 'Not in this pack' : withoutFile(url),
  trouble,
});

async function pdfPiece(piece: PackPiece, count: number, bytes: Uint8Array<ArrayBuffer>): Promise<PreparedPiece> {
  const opened = await openPdf(bytes);
  if (!opened.document) return without(piece, opened.reason);
  try {
    const wasSigned = isSigned(opened.document);
    const { attached, hasUncleanPictures } = cleanPdf(opened.document);
    const made = await asPdf(piece, count, { document: opened.document, pages: opened.pages });
    return { ...made, wasSigned, leftOut: attached, holds: hasUncleanPictures ? [UNCLEAN_PICTURES] : [] };
  } catch {
    return without(piece, 'broken');
  }
}

async function asPdf(
  { number, title, covered }: PackPiece,
  count: number,
  { document, pages }: { document: PDFDocument; pages: number },
): Promise<PreparedPiece> {
  const path = evidencePath(number, title, { ending: 'pdf', count });
  const formatText = `${covered.includes('file') ? 'PDF with parts covered' : 'PDF'}, ${pagesInWords(pages)}`;
  const saved = await savePdf(document);
  return {
    ...nothing,
    number,
    title,
    path,
    bytes: saved,
    mime: 'application/pdf',
    document,
    pages,
    formatText,
    trouble: null,
  };
}

async function picturePiece(
  piece: PackPiece,
  count: number,
  { bytes, tools }: { bytes: Uint8Array<ArrayBuffer>; tools: PackTools },
): Promise<PreparedPiece> {
  const picture = await readyPicture(bytes, piece.file?.mime ?? '', tools.redraw);
  if (!picture) return without(piece, 'unreadable');
  try {
    // composed: what the fonts lack as letter and accent they may have as one
    const { document, saysTitle } = await picturePdf(picture, { ...piece, title: piece.title.normalize('NFC') });
    const made = await asPdf(piece, count, { document, pages: 1 });
    return { ...made, saysNumber: saysTitle, isLaidOut: true, formatText: 'Picture, 1 page' };
  } catch {
    return without(piece, 'unreadable');
  }
}

async function filePiece(
  { number, title, file, fileName }: PackPiece,
  count: number,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<PreparedPiece> {
  const ending = /\.([A-Za-z0-9]{1,10})$/.exec(fileName)?.[1] ?? ENDINGS[file?.mime ?? ''] ?? 'bin';
  const path = evidencePath(number, title, { ending, count });
  const mime = file?.mime ?? 'application/octet-stream';
  const made = isZip(bytes) ? await cleanOffice(bytes) : null;
  const cleaned = made === 'signed' ? null : made;
  return {
    ...nothing,
    number,
    title,
    path,
    bytes: cleaned?.bytes ?? bytes,
    mime,
    formatText: ending.toUpperCase(),
    trouble: null,
    isUnchanged: !cleaned,
    isSigned: made === 'signed',
    holds: cleaned?.holds ?? [],
  };
}

/** As office files are: PK, 3, 4. */
const isZip = (bytes: Uint8Array): boolean => [0x50, 0x4b, 3, 4].every((byte, at) => bytes[at] === byte);

const ENDINGS: Record<string, string> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'text/vtt': 'vtt',
};

/** A kept page or a note, laid out: where from and when, the picture, what was marked and noted, the words. Of a page without its words the picture is what is sent. */
async function wordsPiece(piece: PackPiece, count: number, tools: PackTools): Promise<PreparedPiece> {
  const read = piece.words ? await readKept(piece.words, tools) : null;
  if (read && !read.bytes) return without(piece, read.trouble);
  const seen = piece.picture ? await readKept(piece.picture, tools) : null;
  if (seen && !seen.bytes && !piece.words) return without(piece, seen.trouble);
  const words = read?.bytes
    ? pageWords(new TextDecoder().decode(read.bytes), piece.words?.mime ?? '', piece.title)
    : [];
  if (words.length > 0 && piece.covered.includes('text'))
    words.unshift(quiet('Parts of these words were covered before they were sent.'));
  const picture = await pictureBlocks(piece, seen?.bytes ?? null, tools);
  const kind = piece.words || piece.picture || piece.keptOnText ? 'Web page' : 'Note';
  return await laidOut(piece, count, { kind, blocks: [...picture, ...noteBlocks(piece), ...words], draw: tools.draw });
}

/** More is a list of something, and better read in the program that made it. */
const TEXT_BYTES_MAX = 200_000;

/** The words of a file that is nothing but words; null for others. */
function plainText({ file }: PackPiece, bytes: Uint8Array): string | null {
  if (file?.mime !== 'text/plain' || bytes.length > TEXT_BYTES_MAX) return null;
  const text = decodeText(bytes).replace(/^\uFEFF/, '');
  return /(?![\t\n\f\r])\p{Cc}/u.test(text) ? null : text.replace(/\r\n?/g, '\n');
}

/** Null where a page would lose some of it. */
async function textPiece(
  piece: PackPiece,
  count: number,
  { text, tools }: { text: string; tools: PackTools },
): Promise<PreparedPiece | null> {
  const blocks = pageWords(text, 'text/plain');
  const made = await laidOut(piece, count, { kind: 'Text', blocks, draw: tools.draw });
  return made.missingCharacters.length > 0 ? null : made;
}

async function laidOut(
  piece: PackPiece,
  count: number,
  { kind, blocks, draw }: { kind: string; blocks: Block[]; draw: PackTools['draw'] },
): Promise<PreparedPiece> {
  const { bytes, pages, missingCharacters } = draw(describePiece(piece, blocks));
  const opened = await openPdf(bytes);
  return {
    ...nothing,
    number: piece.number,
    title: piece.title,
    path: evidencePath(piece.number, piece.title, { ending: 'pdf', count }),
    bytes: new Uint8Array(bytes),
    mime: 'application/pdf',
    document: opened.document,
    pages,
    saysNumber: true,
    isLaidOut: true,
    formatText: `${kind}, ${pagesInWords(pages)}`,
    trouble: null,
    missingCharacters,
  };
}

/** None for a picture that is not here: beside its words a page is no less evidence without. */
async function pictureBlocks(
  { picture, covered, title }: PackPiece,
  bytes: Uint8Array<ArrayBuffer> | null,
  { redraw }: PackTools,
): Promise<Block[]> {
  if (!picture || !bytes) return [];
  const ready = await readyPicture(bytes, picture.mime, redraw);
  const jpeg = ready?.format === 'JPEG' ? ready : await redraw(bytes, picture.mime);
  if (!jpeg) return [];
  return [
    {
      kind: 'picture',
      picture: { bytes: jpeg.bytes, width: jpeg.width, height: jpeg.height, alt: `Picture of the page “${title}”` },
    },
    ...(covered.includes('picture') ? [quiet('Parts of this picture were covered before it was sent.')] : []),
  ];
}

function noteBlocks({ description, notes, words }: PackPiece): Block[] {
  const marked = notes.flatMap(({ quote, note }): Block[] => [
    ...(quote ? [{ kind: 'paragraph' as const, text: `“${quote}”`, isQuiet: true }] : []),
    ...blocksOf(note),
  ]);
  return [
    ...(words ? [] : blocksOf(description)),
    ...(marked.length > 0 ? [{ kind: 'heading' as const, text: 'My notes' }, ...marked] : []),
    ...(marked.length > 0 && words ? [{ kind: 'heading' as const, text: 'The page' }] : []),
  ];
}

function describePiece({ number, title, kindLabel, dateText, url, keptOnText }: PackPiece, blocks: Block[]): Described {
  const facts = [
    { label: 'Kind', value: kindLabel },
    { label: 'Date', value: dateText },
    { label: 'Address', value: url.length > 240 ? `${url.slice(0, 240)}…` : url },
    { label: 'Kept on', value: keptOnText === dateText ? '' : keptOnText },
  ];
  return {
    title: `Evidence ${number}: ${title}`,
    language: 'en-GB',
    footer: `Evidence ${number} · ${title}`,
    blocks: [
      { kind: 'headline', text: title, subtitle: `Evidence ${number}` },
      { kind: 'facts', facts: facts.filter(({ value }) => value) },
      ...blocks,
    ],
  };
}
