// A document as Word opens it: real headings, real lists and tables with a repeated head, in a font that every office has.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Cell, Column, Described } from '../blocks.ts';
import { COLOURS, type Colour, MARGIN, PAGE, TEXT_WIDTH } from '../pdf/house-style.ts';

export const DOCX_MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Word measures in twentieths of a point, type sizes in half points. */
const twips = (points: number): number => Math.round(points * 20);
const POINTS_A_PIXEL = 0.75;
const BULLETS = 'bullets';
const hex = (colour: Colour): string => colour.map((part) => part.toString(16).padStart(2, '0')).join('');
const QUIET = hex(COLOURS.quiet);
const ACCENT = hex(COLOURS.accent);
const LINE = hex(COLOURS.line);

/** The file. Nothing of this device or its user is in it beside the words. */
export async function drawDocx(described: Described): Promise<Uint8Array<ArrayBuffer>> {
  const { title, language, footer, blocks } = described;
  const document = new Document({
    title: plain(title),
    creator: '',
    lastModifiedBy: '',
    styles: STYLES(language),
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: twips(18), hanging: twips(14) } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(PAGE.width), height: twips(PAGE.height) },
            margin: {
              top: twips(MARGIN.top),
              bottom: twips(MARGIN.bottom),
              left: twips(MARGIN.left),
              right: twips(MARGIN.right),
            },
          },
        },
        ...(footer === null ? {} : { footers: { default: footerOf(footer) } }),
        children: blocks.flatMap(drawBlock),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const STYLES = (language: string) => ({
  default: {
    document: {
      run: { font: 'Calibri', size: 22, color: hex(COLOURS.text), language: { value: language } },
      paragraph: { spacing: { after: twips(8), line: 288 } },
    },
    title: {
      run: { size: 60, bold: true, font: 'Calibri' },
      paragraph: { spacing: { before: twips(60), after: twips(6) } },
    },
    heading1: {
      run: { size: 34, bold: true, color: ACCENT, font: 'Calibri' },
      paragraph: { keepNext: true, spacing: { after: twips(4) } },
    },
    heading2: {
      run: { size: 24, bold: true, color: hex(COLOURS.text), font: 'Calibri' },
      paragraph: { keepNext: true, spacing: { before: twips(14), after: twips(3) } },
    },
  },
});

/** What XML 1.0 cannot hold (2.2) is left out; composed letters. */
const plain = (text: string): string => text.normalize('NFC').replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '');

/** Line breaks of the person's own stay. */
const runs = (text: string, look: { color?: string; bold?: boolean; size?: number } = {}): TextRun[] =>
  plain(text)
    .split('\n')
    .map((line, at) => new TextRun({ text: line, ...look, ...(at > 0 ? { break: 1 } : {}) }));

const paragraph = (text: string, look: Parameters<typeof runs>[1] = {}): Paragraph =>
  new Paragraph({ children: runs(text, look) });

const quiet = { color: QUIET, size: 20 };

function drawBlock(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return [
        new Paragraph({ heading: HeadingLevel.TITLE, children: runs(block.text) }),
        ...(block.subtitle ? [paragraph(block.subtitle, { color: ACCENT, size: 32 })] : []),
      ];
    case 'headline':
      return [
        new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(block.text) }),
        ...(block.subtitle ? [paragraph(block.subtitle, quiet)] : []),
      ];
    case 'facts':
      return block.facts.map(
        ({ label, value }) => new Paragraph({ children: [...runs(`${label}: `, { color: QUIET }), ...runs(value)] }),
      );
    case 'contents':
      return [
        new Paragraph({ heading: HeadingLevel.HEADING_2, children: runs(block.label) }),
        ...block.parts.map(
          ({ title, note }) => new Paragraph({ children: [...runs(title), ...runs(`   ${note}`, quiet)] }),
        ),
      ];
    case 'part':
      return [
        new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, children: runs(block.title) }),
        paragraph(block.note, quiet),
      ];
    case 'sheet':
      return [
        new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, children: runs(block.title) }),
        paragraph(block.text),
        paragraph(block.note, quiet),
      ];
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: runs(block.text) })];
    case 'paragraph':
      return [paragraph(block.text, block.isQuiet ? quiet : {})];
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ numbering: { reference: BULLETS, level: 0 }, children: runs(item) }),
      );
    case 'table':
      return [drawTable(block.columns, block.rows), new Paragraph({ children: [] })];
    case 'picture':
      return [drawPicture(block.picture)];
  }
}

function drawTable(columns: readonly Column[], rows: readonly Cell[][]): Table {
  const fixed = columns.reduce((sum, { width }) => sum + (width ?? 0), 0);
  const widths = columns.map(({ width }) => twips(width ?? TEXT_WIDTH - fixed));
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const line = { style: BorderStyle.SINGLE, size: 4, color: LINE };
  const cell = (children: Paragraph[], at: number) =>
    new TableCell({
      children,
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 0, right: 120 },
    });
  return new Table({
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: twips(TEXT_WIDTH), type: WidthType.DXA },
    borders: { top: none, left: none, right: none, bottom: line, insideHorizontal: line, insideVertical: none },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ label }, at) =>
          cell([close(runs(label, { bold: true, color: QUIET, size: 18 }))], at),
        ),
      }),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: cells.every(({ text, note }) => text.length + note.length < 1_000),
            children: cells.map(({ text, note }, at) =>
              cell(
                [close(runs(text, { size: 20 })), ...(note ? [close(runs(note, { color: QUIET, size: 18 }))] : [])],
                at,
              ),
            ),
          }),
      ),
    ],
  });
}

const close = (children: TextRun[]): Paragraph => new Paragraph({ children, spacing: { after: 0, line: 252 } });

function drawPicture({ bytes, width, height, alt }: (Block & { kind: 'picture' })['picture']): Paragraph {
  const scale = Math.min(1, TEXT_WIDTH / (width * POINTS_A_PIXEL), 640 / (height * POINTS_A_PIXEL));
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const altText = { title: alt, description: alt, name: alt };
  return new Paragraph({ children: [new ImageRun({ type: 'jpg', data: bytes, transformation, altText })] });
}

const footerOf = (text: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: 'right', position: twips(TEXT_WIDTH) }],
        children: [
          ...runs(text.length > 90 ? `${text.slice(0, 89)}…` : text, { color: QUIET, size: 17 }),
          new TextRun({
            children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
            color: QUIET,
            size: 17,
          }),
        ],
      }),
    ],
  });
