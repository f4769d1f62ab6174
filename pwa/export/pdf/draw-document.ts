// A document as a PDF: description, drawing, then the page numbers. Tagged, titled and in a stated language.
import { jsPDF } from 'jspdf';
import type { Described } from '../blocks.ts';
import { drawBlocks } from './draw-blocks.ts';
import { addFonts, type DocumentFonts } from './fonts.ts';
import { FOOTER_Y, MARGIN, PAGE, STYLES } from './house-style.ts';
import { drawLine, type PageFlow, setInLines } from './page-flow.ts';
import { type MissingCharacter, preparePrinter } from './printable.ts';
import { startStructure } from './structure-tree.ts';

export interface DrawnDocument {
  bytes: Uint8Array;
  pages: number;
  /** What the fonts cannot draw, each once; it stands as a replacement sign in the PDF. Empty when all is there. */
  missingCharacters: MissingCharacter[];
}

/** Draws all of it. Synchronous: call it in a worker, or after telling the person that it takes a moment. */
export function drawDocument(described: Described, fonts: DocumentFonts): DrawnDocument {
  const doc = new jsPDF({ unit: 'pt', format: 'a4', compress: true, putOnlyUsedFonts: true });
  const canDraw = addFonts(doc, fonts);
  const { title, language, blocks } = described;
  const tree = startStructure(doc, { title: title.normalize('NFC'), language });
  const flow: PageFlow = { doc, tree, printer: preparePrinter(canDraw), y: MARGIN.top };
  drawBlocks(flow, blocks);
  drawFooters(flow, described);
  return {
    bytes: new Uint8Array(doc.output('arraybuffer')),
    pages: doc.getNumberOfPages(),
    missingCharacters: flow.printer.missing(),
  };
}

function drawFooters(flow: PageFlow, { footer, blocks }: Described): void {
  const style = STYLES.footer;
  const y = FOOTER_Y - style.leading;
  if (footer === null) return;
  // a cover says it large
  const hasCover = blocks[0]?.kind === 'title';
  const [line = '', more] = setInLines(flow, footer, { style, width: 360 });
  const count = flow.doc.getNumberOfPages();
  for (let page = 1; page <= count; page += 1) {
    flow.doc.setPage(page);
    flow.tree.artifact('Pagination', () => {
      if (page > 1 || !hasCover)
        drawLine(flow, more ? `${line.trimEnd()}…` : line.trimEnd(), { x: MARGIN.left, y, style });
      drawLine(flow, `Page ${page} of ${count}`, { x: PAGE.width - MARGIN.right, y, style, align: 'right' });
    });
  }
}
