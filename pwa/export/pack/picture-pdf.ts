// One page with one picture on it: A4, turned as the picture is, number and title above.
import {
  drawObject,
  PDFDocument,
  type PDFFont,
  PDFName,
  type PDFPage,
  type PDFRef,
  popGraphicsState,
  pushGraphicsState,
  StandardFonts,
  scale,
  translate,
} from '@cantoo/pdf-lib';
import { PAGE } from '../pdf/house-style.ts';
import { pngPixels, type ReadyPicture } from './ready-picture.ts';

const MARGIN = 36;
const HEAD = 30;
const [SIZE, TITLE_GAP] = [10, 4];
/** Points for a pixel where there is room: 96 pixels an inch. */
const POINTS_A_PIXEL = 0.75;

export interface PicturePdf {
  document: PDFDocument;
  /** Whether the title stands above it: in one of the fonts that every reader has, which lack letters of many names. */
  saysTitle: boolean;
}

export async function picturePdf(
  picture: ReadyPicture,
  { number, title }: { number: number; title: string },
): Promise<PicturePdf> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(`Evidence ${number}`);
  document.setLanguage('en-GB');
  const isWide = picture.width > picture.height;
  const [width, height] = isWide ? [PAGE.height, PAGE.width] : [PAGE.width, PAGE.height];
  const page = document.addPage([width, height]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const y = height - MARGIN - SIZE;
  page.drawText(`Evidence ${number}`, { x: MARGIN, y, size: SIZE, font });
  const saysTitle = canWrite(font, title);
  if (saysTitle) {
    const x = MARGIN + font.widthOfTextAtSize(`Evidence ${number}`, SIZE) + 3 * TITLE_GAP;
    page.drawText(shortened(title, { font, width: width - MARGIN - x }), { x, y, size: SIZE, font });
  }
  const room = { width: width - 2 * MARGIN, height: height - 2 * MARGIN - HEAD };
  const size = Math.min(POINTS_A_PIXEL, room.width / picture.width, room.height / picture.height);
  const [drawnWidth, drawnHeight] = [picture.width * size, picture.height * size];
  const place = {
    x: (width - drawnWidth) / 2,
    y: height - MARGIN - HEAD - drawnHeight,
    width: drawnWidth,
    height: drawnHeight,
  };
  if (picture.format === 'JPEG') page.drawImage(await document.embedJpg(picture.bytes), place);
  else drawXObject(page, pngObject(document, picture), place);
  return { document, saysTitle };
}

function canWrite(font: PDFFont, words: string): boolean {
  const known = new Set(font.getCharacterSet());
  return [...words].every((sign) => known.has(sign.codePointAt(0) ?? 0));
}

/** At most so wide, in points. */
function shortened(words: string, { font, width }: { font: PDFFont; width: number }): string {
  const isWide = (some: string) => font.widthOfTextAtSize(some, SIZE) > width;
  if (!isWide(words)) return words;
  let end = words.length;
  while (end > 0 && isWide(`${words.slice(0, end)}…`)) end -= 1;
  return `${words.slice(0, end)}…`;
}

/** The data of a PNG as they are (ISO 32000-1, 7.4.4.4): nothing is unpacked, and nothing else of the file comes along. */
function pngObject({ context }: PDFDocument, { bytes, width, height }: ReadyPicture): PDFRef {
  const colours = bytes[25] === 2 ? 3 : 1;
  const stream = context.stream(pngPixels(bytes), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    ColorSpace: colours === 3 ? 'DeviceRGB' : 'DeviceGray',
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: colours, BitsPerComponent: 8, Columns: width },
  });
  return context.register(stream);
}

function drawXObject(
  page: PDFPage,
  image: PDFRef,
  { x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>,
): void {
  const name = page.node.newXObject('Image', image);
  page.pushOperators(
    pushGraphicsState(),
    translate(x, y),
    scale(width, height),
    drawObject(PDFName.of(name.decodeText())),
    popGraphicsState(),
  );
}
