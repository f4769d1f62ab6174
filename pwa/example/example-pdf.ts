// A page of words as a PDF (ISO 32000-1), written by hand: the example is made in a moment, without what draws real documents.

export interface ExamplePage {
  heading: string;
  /** One below the other; an empty one leaves room. Each fits the page's width: about 80 characters. */
  lines: readonly string[];
}

const SAYS_WHAT_IT_IS = 'Invented, for the example of Waymark. Nobody and nothing here is real.';
const [LEFT, TOP, LEADING] = [72, 770, 22];
/** Octal codes of the signs beyond ASCII that the words use, in the encoding that the fonts are asked for (Annex D). */
const SIGNS: Record<string, string> = { '’': '\\222', '“': '\\223', '”': '\\224', '–': '\\226' };

/** In one of the fonts that every reader has; what those lack becomes a question mark. */
const written = (words: string): string =>
  words.replace(/[\\()]/g, '\\$&').replace(/[^\x20-\x7e]/g, (sign) => SIGNS[sign] ?? '?');

const line = (words: string, { y, font, size }: { y: number; font: 'F1' | 'F2'; size: number }): string =>
  `BT /${font} ${size} Tf ${LEFT} ${y} Td (${written(words)}) Tj ET`;

function contentOf({ heading, lines }: ExamplePage): string {
  return [
    '0.043 0.361 0.42 rg 72 806 44 4 re f 0.29 0.325 0.38 rg',
    line(SAYS_WHAT_IT_IS, { y: 788, font: 'F1', size: 9 }),
    '0.114 0.141 0.188 rg',
    line(heading, { y: TOP - 60, font: 'F2', size: 20 }),
    ...lines.map((words, at) => line(words, { y: TOP - 110 - at * LEADING, font: 'F1', size: 12 })),
  ].join('\n');
}

export function examplePdf(page: ExamplePage): Uint8Array<ArrayBuffer> {
  const content = contentOf(page);
  const font = (name: string) => `<</Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding>>`;
  const objects = [
    '<</Type /Catalog /Pages 2 0 R /Lang (en-GB)>>',
    '<</Type /Pages /Kids [3 0 R] /Count 1>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R /F2 6 0 R>>>>>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size} /Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
