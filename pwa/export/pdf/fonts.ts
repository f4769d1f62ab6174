// The two weights of the house font in a document, and which characters both have.
import type { jsPDF } from 'jspdf';

/** TrueType files, whole. jsPDF keeps only the letters that are used. */
export interface DocumentFonts {
  regular: Uint8Array;
  bold: Uint8Array;
}

export const FONT_FAMILY = 'Noto Sans';

/** Adds both weights to the document and returns whether both can draw a character (one Unicode code point). */
export function addFonts(doc: jsPDF, fonts: DocumentFonts): (char: string) => boolean {
  const maps = (['regular', 'bold'] as const).map((weight) => {
    const fileName = `noto-sans-${weight}.ttf`;
    const style = weight === 'bold' ? 'bold' : 'normal';
    doc.addFileToVFS(fileName, binaryStringOf(fonts[weight]));
    doc.addFont(fileName, FONT_FAMILY, style);
    doc.setFont(FONT_FAMILY, style);
    return characterMap(doc);
  });
  // jsPDF encodes by UTF-16 unit: beyond the first plane there is nothing that it can draw.
  return (char) => char.length === 1 && maps.every((map) => Boolean(map[char.charCodeAt(0)]));
}

/** The font's cmap as jsPDF read it: glyph number by code unit. */
function characterMap(doc: jsPDF): Record<number, number> {
  const map: unknown = doc.getFont().metadata?.cmap?.unicode?.codeMap;
  if (typeof map !== 'object' || map === null) throw new Error('The font has no table of Unicode characters');
  return map as Record<number, number>;
}

/** A pack draws dozens of documents with the same two files. */
const binaryStrings = new WeakMap<Uint8Array, string>();

function binaryStringOf(bytes: Uint8Array): string {
  const known = binaryStrings.get(bytes) ?? toBinaryString(bytes);
  binaryStrings.set(bytes, known);
  return known;
}

/** One character a byte, as jsPDF takes files; in pieces, because a call takes only so many arguments. */
function toBinaryString(bytes: Uint8Array): string {
  const pieceBytes = 8_192;
  let text = '';
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    text += String.fromCharCode(...bytes.subarray(at, at + pieceBytes));
  }
  return text;
}
