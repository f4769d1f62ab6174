// Makes the words of a page anew without what is covered: no tag, address or description of the page comes along, only its words.
import { escaped } from '../export/html/draw-html.ts';
import type { PageText } from './page-text.ts';
import { type Place, stretchesOf } from './word-covers.ts';

/** What stands in the place of covered words, however many they were. */
export const COVERED = '[covered]';

const TAGS = { heading: 'h2', paragraph: 'p', item: 'li' } as const;
// nothing is in it that could load anything, and nothing can be put there
const POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'";

/** One HTML document in UTF-8. */
export function coveredWords({ text, lines }: PageText, covers: readonly Place[]): string {
  const written: string[] = [];
  for (const [at, line] of lines.entries()) {
    const words = stretchesOf(line, covers, [])
      .map(({ start, end, state }) => (state === 'covered' ? COVERED : escaped(text.slice(start, end))))
      .join('');
    const isItem = line.kind === 'item';
    if (isItem && lines[at - 1]?.kind !== 'item') written.push('<ul>');
    written.push(`<${TAGS[line.kind]}>${words}</${TAGS[line.kind]}>`);
    if (isItem && lines[at + 1]?.kind !== 'item') written.push('</ul>');
  }
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>Words of a kept page, with parts covered</title>
</head>
<body>
${written.join('\n')}
</body>
</html>
`;
}
