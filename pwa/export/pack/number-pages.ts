// The number of each page of the document with all evidence, in its margin: never over what the page shows.
import { type PDFDocument, type PDFFont, type PDFPage, StandardFonts } from '@cantoo/pdf-lib';

const SIZE = 7.5;
/** From the foot and the right of the page to the words. Our own pages have nothing there. */
const [FOOT, SIDE] = [16, 36];
/** A page of somebody else's may be full to its edge, so it becomes longer by as much. */
const STRIP = 20;
const STRIP_FOOT = 7;

interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** `isForeign`: whether a page, from 0, was not laid out here. */
export async function numberPages(document: PDFDocument, isForeign: (page: number) => boolean): Promise<void> {
  const font = await document.embedFont(StandardFonts.Helvetica);
  const pages = document.getPages();
  for (const [at, page] of pages.entries()) {
    const words = `All evidence, page ${at + 1} of ${pages.length}`;
    const number = (foot: number) => write(page, { words, font, foot });
    addDrawing(page, isForeign(at) ? `${lengthen(page)} ${number(STRIP_FOOT)}` : number(FOOT));
  }
}

/** As no content of the tagged document (ISO 32000-1, 14.8.2.2). Not packed: for so few words that takes longer than it spares. */
function addDrawing({ node, doc: { context } }: PDFPage, operators: string): void {
  node.normalize();
  node.wrapContentStreams(context.getPushGraphicsStateContentStream(), context.getPopGraphicsStateContentStream());
  node.addContentStream(context.register(context.stream(`/Artifact BMC q ${operators} Q EMC`)));
}

const boxOf = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Box => ({
  left: x,
  bottom: y,
  right: x + width,
  top: y + height,
});

/** Clockwise, as the page is shown. */
const turnOf = (page: PDFPage): number => (((page.getRotation().angle % 360) + 360) % 360) % 360;

/** What is shown grows at its foot. What the page may hold beneath is hidden as before. */
function lengthen(page: PDFPage): string {
  const [shown, whole] = [boxOf(page.getCropBox()), boxOf(page.getMediaBox())];
  const strip = stripBelow(shown, turnOf(page));
  const hold = (box: Box): Box => ({
    left: Math.min(box.left, strip.left),
    bottom: Math.min(box.bottom, strip.bottom),
    right: Math.max(box.right, strip.right),
    top: Math.max(box.top, strip.top),
  });
  const [grown, media] = [hold(shown), hold(whole)];
  page.setMediaBox(media.left, media.bottom, media.right - media.left, media.top - media.bottom);
  page.setCropBox(grown.left, grown.bottom, grown.right - grown.left, grown.top - grown.bottom);
  return `1 g ${strip.left} ${strip.bottom} ${strip.right - strip.left} ${strip.top - strip.bottom} re f`;
}

function stripBelow(box: Box, turn: number): Box {
  switch (turn) {
    case 90:
      return { ...box, left: box.right, right: box.right + STRIP };
    case 180:
      return { ...box, bottom: box.top, top: box.top + STRIP };
    case 270:
      return { ...box, right: box.left, left: box.left - STRIP };
    default:
      return { ...box, top: box.bottom, bottom: box.bottom - STRIP };
  }
}

/** Upright as the page is shown, at its foot on the right. */
function write(page: PDFPage, { words, font, foot }: { words: string; font: PDFFont; foot: number }): string {
  const { left, bottom, right, top } = boxOf(page.getCropBox());
  const back = SIDE + font.widthOfTextAtSize(words, SIZE);
  const places: Record<number, string> = {
    90: `0 1 -1 0 ${right - foot} ${top - back}`,
    180: `-1 0 0 -1 ${left + back} ${top - foot}`,
    270: `0 -1 1 0 ${left + foot} ${bottom + back}`,
  };
  const place = places[turnOf(page)] ?? `1 0 0 1 ${right - back} ${bottom + foot}`;
  const name = page.node.newFontDictionary(font.name, font.ref);
  return `0.3 g BT ${name} ${SIZE} Tf ${place} Tm ${font.encodeText(words)} Tj ET`;
}
