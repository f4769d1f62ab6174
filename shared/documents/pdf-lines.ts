// The lines of a PDF's page from the pieces of text that its drawing commands place, and paragraphs from the lines.

/** A piece as pdf.js gives it. */
export interface TextPiece {
  str: string;
  /** The matrix that places it: `[a, b, c, d, x, y]` in points from the page's bottom left. */
  transform: number[];
  hasEOL: boolean;
}

export interface PdfLine {
  text: string;
  /** Height of its letters in points. */
  size: number;
  /** Points from the page's bottom. */
  y: number;
}

const sizeOf = ([, , c = 0, d = 0]: number[]): number => Math.hypot(c, d);

const clean = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();

/** Lines in the order of the file, empty ones left out. A line's size is that of most of its letters. */
export function linesOf(pieces: readonly TextPiece[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let words = '';
  let sizes = new Map<number, number>();
  let y: number | null = null;
  const end = () => {
    const text = clean(words);
    const [size] = [...sizes].sort((a, b) => b[1] - a[1])[0] ?? [0];
    if (text) lines.push({ text, size, y: y ?? 0 });
    words = '';
    sizes = new Map();
    y = null;
  };
  for (const { str, transform, hasEOL } of pieces) {
    const size = Math.round(sizeOf(transform) * 10) / 10;
    const letters = clean(str).length;
    if (letters > 0) {
      sizes.set(size, (sizes.get(size) ?? 0) + letters);
      y ??= transform[5] ?? 0;
    }
    words += str;
    if (hasEOL) end();
  }
  end();
  return lines;
}

/** A word that was parted at the end of a line is whole again when a small letter goes on. */
const join = (text: string, next: string): string =>
  /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(next) ? text.slice(0, -1) + next : `${text} ${next}`;

/** Lines that follow each other closely and in one size are one paragraph. */
export function paragraphsOf(lines: readonly PdfLine[]): string[] {
  const paragraphs: string[] = [];
  let before: PdfLine | null = null;
  for (const line of lines) {
    const gap = before ? before.y - line.y : 0;
    const goesOn = before !== null && Math.abs(before.size - line.size) < 0.6 && gap >= 0 && gap < line.size * 1.7;
    const last = paragraphs.at(-1);
    if (goesOn && last !== undefined) paragraphs[paragraphs.length - 1] = join(last, line.text);
    else paragraphs.push(line.text);
    before = line;
  }
  return paragraphs;
}
