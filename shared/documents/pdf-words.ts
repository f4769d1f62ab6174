// The words of a PDF page by page with their places on it, for finding in it and covering what was found. Runs in pages, not in workers.
import type { PDFPageProxy } from 'pdfjs-dist';
import { openPdf } from './pdf-engine.ts';

/** A part of a page as shares of its width and height, from its upper left corner as it is shown. */
export interface PagePart {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Piece {
  /** Of its first character in the page's text. */
  start: number;
  length: number;
  /** Where the piece begins, and the way along it and up its letters, in shares of the page. */
  origin: readonly [number, number];
  along: readonly [number, number];
  up: readonly [number, number];
  /** As far along as its letters are high. */
  em: readonly [number, number];
  /** All its letters are as wide as each other. */
  isEven: boolean;
}

export interface PageWords {
  /** From 1. */
  page: number;
  /** In the order of the file, a line a line; then what its notes and fields say, which has no place. */
  text: string;
  pieces: readonly Piece[];
}

/** In shares of the letters' height. */
const BELOW = 0.3;
const ABOVE = 1.05;
/** A font that is not in the file is drawn by the device's own, whose letters may be wider than the file says. */
const BEYOND = 0.6;

/** How wide letters are in most fonts, in shares of their height, where it is not about 0.55. */
const WIDTHS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[iljI.,:;'|!‘’·]/, 0.27],
  [/[ ftr()[\]/\\\u00a0“”"*-]/, 0.32],
  [/[mMW@%]/, 0.87],
  [/[A-Zw&]/, 0.7],
];
const widthOf = (letter: string): number => WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? 0.55;

/** Where each character begins and the last one ends, guessed from how wide letters are: the file tells only of the whole piece. */
function placesOf(words: string, isEven: boolean): number[] {
  let sum = 0;
  const ends = Array.from({ length: words.length }, (_, at) => {
    sum += isEven ? 1 : widthOf(words.charAt(at));
    return sum;
  });
  return [0, ...ends].map((end) => end / (sum || 1));
}

/** The parts of the page on which these characters stand: one for each line or piece that they touch. They may reach over its edge. */
export function partsOf({ text, pieces }: PageWords, start: number, end: number): PagePart[] {
  return pieces.flatMap(({ start: from, length, origin, along, up, em, isEven }) => {
    if (from >= end || from + length <= start || length === 0) return [];
    const places = placesOf(text.slice(from, from + length), isEven);
    const [first, last] = [Math.max(0, start - from), Math.min(length, end - from)];
    const [begins, ends] = [places[first] ?? 0, places[last] ?? 1];
    // the further from an end of the piece, the less is known of where a letter stands
    const lengthEm = Math.hypot(...along) / (Math.hypot(...em) || 1);
    const margin = (share: number) => BEYOND + 0.05 * lengthEm * Math.min(share, 1 - share);
    const corners = [[begins, -margin(begins)] as const, [ends, margin(ends)] as const].flatMap(([share, beyond]) =>
      [-BELOW, ABOVE].map((high) => [
        origin[0] + along[0] * share + em[0] * beyond + up[0] * high,
        origin[1] + along[1] * share + em[1] * beyond + up[1] * high,
      ]),
    );
    const [xs, ys] = [corners.map(([x = 0]) => x), corners.map(([, y = 0]) => y)];
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    return [{ x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }];
  });
}

/** What stands in notes and fields on the page. */
async function wordsOfNotes(page: PDFPageProxy): Promise<string[]> {
  const notes: Record<string, unknown>[] = await page.getAnnotations();
  return notes.flatMap(({ contentsObj, fieldValue, unsafeUrl }) => {
    const said = (contentsObj as { str?: unknown } | undefined)?.str;
    return [said, fieldValue, unsafeUrl].filter((words): words is string => typeof words === 'string' && words !== '');
  });
}

export async function wordsOnPage(page: PDFPageProxy): Promise<PageWords> {
  const viewport = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent();
  const pieces: Piece[] = [];
  let text = '';
  for (const item of items) {
    if (!('str' in item)) continue;
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform as number[];
    const [wide, high] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1];
    const at = (x: number, y: number): readonly [number, number] => {
      const [left = 0, top = 0] = viewport.convertToViewportPoint(x, y);
      return [left / viewport.width, top / viewport.height];
    };
    const origin = at(e, f);
    const to = (end: readonly [number, number]) => [end[0] - origin[0], end[1] - origin[1]] as const;
    const along = to(at(e + (a / wide) * item.width, f + (b / wide) * item.width));
    const up = to(at(e + (c / high) * high, f + (d / high) * high));
    const em = to(at(e + (a / wide) * high, f + (b / wide) * high));
    const isEven = styles[item.fontName]?.fontFamily === 'monospace';
    if (item.str) pieces.push({ start: text.length, length: item.str.length, origin, along, up, em, isEven });
    text += `${item.str}${item.hasEOL ? '\n' : ''}`;
  }
  const notes = await wordsOfNotes(page).catch(() => []);
  return { page: page.pageNumber, text: [text, ...notes].join('\n'), pieces };
}

export type PdfWords =
  | {
      state: 'read';
      pages: number /** What the file says of itself: title, author, subject, keywords. */;
      said: string;
    }
  | { state: 'locked' | 'broken' };

/** Hands over the words of one page after the other, so that a book of thousands is never in memory whole. Leaves `bytes` as they are. */
export async function readPdfWords(
  bytes: Uint8Array<ArrayBuffer>,
  onPage: (words: PageWords, pages: number) => void | Promise<void>,
  signal?: AbortSignal,
): Promise<PdfWords> {
  const opened = await openPdf(bytes, { drawsFonts: false });
  try {
    const pdf = await opened.pdf;
    for (let number = 1; number <= pdf.numPages; number++) {
      signal?.throwIfAborted();
      const page = await pdf.getPage(number);
      await onPage(await wordsOnPage(page), pdf.numPages);
      page.cleanup();
    }
    const info = (await pdf.getMetadata()).info as Record<string, unknown>;
    const said = ['Title', 'Author', 'Subject', 'Keywords'].map((name) => info[name]);
    return { state: 'read', pages: pdf.numPages, said: said.filter((one) => typeof one === 'string').join('\n') };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { state: error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'broken' };
  } finally {
    await opened.close();
  }
}
