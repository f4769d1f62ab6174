// A profile as a PDF: description, layout, drawing, then the page numbers. Tagged, titled and in a stated language.
import { jsPDF } from 'jspdf';
import type { ProfileDocument } from '../../../shared/audit/profile-document.ts';
import { drawBlocks } from './draw-blocks.ts';
import { addFonts, type ProfileFonts } from './fonts.ts';
import { FOOTER_Y, MARGIN, PAGE, STYLES } from './house-style.ts';
import { drawLine, type PageFlow, setInLines } from './page-flow.ts';
import { type MissingCharacter, preparePrinter } from './printable.ts';
import { describeProfile } from './profile-layout.ts';
import { startStructure } from './structure-tree.ts';

export interface DrawnProfile {
  bytes: Uint8Array;
  pages: number;
  /** What the fonts cannot draw, each once; it stands as a replacement sign in the PDF. Empty when all is there. */
  missingCharacters: MissingCharacter[];
}

/** Draws the whole profile. Synchronous: call it in a worker, or after telling the person that it takes a moment. */
export function drawProfile(profile: ProfileDocument, fonts: ProfileFonts): DrawnProfile {
  const doc = new jsPDF({ unit: 'pt', format: 'a4', compress: true, putOnlyUsedFonts: true });
  const canDraw = addFonts(doc, fonts);
  const tree = startStructure(doc, { title: profile.title.normalize('NFC'), language: profile.language });
  const flow: PageFlow = { doc, tree, printer: preparePrinter(canDraw), y: MARGIN.top };
  drawBlocks(flow, describeProfile(profile));
  drawFooters(flow, profile);
  return {
    bytes: new Uint8Array(doc.output('arraybuffer')),
    pages: doc.getNumberOfPages(),
    missingCharacters: flow.printer.missing(),
  };
}

function drawFooters(flow: PageFlow, { title, holder }: ProfileDocument): void {
  const style = STYLES.footer;
  const y = FOOTER_Y - style.leading;
  const whose = [title, holder.registrationNumber].filter(Boolean).join(' · ');
  const [line = '', more] = setInLines(flow, whose, { style, width: 360 });
  const count = flow.doc.getNumberOfPages();
  for (let page = 1; page <= count; page += 1) {
    flow.doc.setPage(page);
    flow.tree.artifact('Pagination', () => {
      if (page > 1) drawLine(flow, more ? `${line.trimEnd()}…` : line.trimEnd(), { x: MARGIN.left, y, style });
      drawLine(flow, `Page ${page} of ${count}`, { x: PAGE.width - MARGIN.right, y, style, align: 'right' });
    });
  }
}
