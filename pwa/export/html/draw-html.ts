// A document as a page that needs nothing else: no script, no network, its styles inside; for light, dark and paper.
import type { Block, Described } from '../blocks.ts';

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Line breaks of the person's own stay. */
const lines = (text: string): string => escaped(text.normalize('NFC')).replaceAll('\n', '<br>');

const STYLE = `
:root { color-scheme: light dark; --text: #1d2430; --quiet: #4a5361; --accent: #0b5c6b; --line: #d0d5db; --paper: #fff }
@media (prefers-color-scheme: dark) { :root { --text: #e8ebef; --quiet: #b0b8c3; --accent: #7cc7d6; --line: #3a424e; --paper: #12161c } }
* { box-sizing: border-box }
body { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; background: var(--paper); color: var(--text);
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .25rem }
h2 { font-size: 1.375rem; line-height: 1.3; color: var(--accent); margin: 3rem 0 .25rem; padding-top: 1.25rem; border-top: 1px solid var(--line) }
h3 { font-size: 1.0625rem; margin: 1.75rem 0 .25rem }
p { margin: 0 0 .875rem } .quiet { color: var(--quiet); font-size: .9375rem } .subtitle { color: var(--accent); font-size: 1.25rem }
a { color: var(--accent) }
dl { margin: 1.25rem 0 } dl div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .25rem 0 }
dt { flex: 0 0 11rem; color: var(--quiet) } dd { flex: 1 1 12rem; margin: 0 }
ul, ol { padding-inline-start: 1.4rem } li { margin-bottom: .25rem }
.wide { overflow-x: auto }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; font-size: .9375rem }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line) }
th { color: var(--quiet); font-size: .875rem } td:first-child, th:first-child { white-space: nowrap } td { min-width: 2.5rem }
img { max-width: 100%; height: auto }
@media print { :root { --text: #000; --quiet: #444; --accent: #0b5c6b; --line: #bbb; --paper: #fff } body { max-width: none; padding: 0; font-size: 10.5pt }
  h2 { break-after: avoid } h3 { break-after: avoid } tr { break-inside: avoid } thead { display: table-header-group } }
`;

/** Words that are links elsewhere in the pack, by what stands in the cell. */
export type Links = (text: string) => string | null;

/** A whole page. `after` is markup that was made here, for what stands below the blocks. */
export function drawHtml(
  { title, language, blocks }: Described,
  { before = '', links = () => null }: { before?: string; links?: Links } = {},
): string {
  // the title, and who and what for, stand above everything
  const count = blocks[1]?.kind === 'facts' ? 2 : 1;
  const [head, rest] = [blocks.slice(0, count), blocks.slice(count)];
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="referrer" content="no-referrer">
<title>${escaped(title.normalize('NFC'))}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
${head.map((block) => drawBlock(block, links)).join('\n')}
</header>
${before}
<main>
${rest.map((block) => drawBlock(block, links)).join('\n')}
</main>
</body>
</html>
`;
}

function drawBlock(block: Block, links: Links): string {
  switch (block.kind) {
    case 'title':
    case 'headline':
      return `<h1>${lines(block.text)}</h1>${block.subtitle ? `<p class="subtitle">${lines(block.subtitle)}</p>` : ''}`;
    case 'facts':
      return `<dl>${block.facts.map(({ label, value }) => `<div><dt>${lines(label)}</dt><dd>${lines(value)}</dd></div>`).join('')}</dl>`;
    case 'contents':
      return `<nav aria-labelledby="contents"><h2 id="contents">${lines(block.label)}</h2><ul>${block.parts
        .map(
          ({ title, note }) =>
            `<li><a href="#${anchorOf(title)}">${lines(title)}</a> <span class="quiet">${lines(note)}</span></li>`,
        )
        .join('')}</ul></nav>`;
    case 'part':
      return `<h2 id="${anchorOf(block.title)}">${lines(block.title)}</h2><p class="quiet">${lines(block.note)}</p>`;
    case 'sheet':
      return `<h2>${lines(block.title)}</h2><p>${lines(block.text)}</p><p class="quiet">${lines(block.note)}</p>`;
    case 'heading':
      return `<h3>${lines(block.text)}</h3>`;
    case 'paragraph':
      return `<p${block.isQuiet ? ' class="quiet"' : ''}>${lines(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${lines(item)}</li>`).join('')}</ul>`;
    case 'table':
      return drawTable(block, links);
    case 'picture':
      return `<p><img alt="${escaped(block.picture.alt)}" src="data:image/jpeg;base64,${base64(block.picture.bytes)}"></p>`;
  }
}

function drawTable({ columns, rows }: Block & { kind: 'table' }, links: Links): string {
  const head = columns.map(({ label }) => `<th scope="col">${lines(label)}</th>`).join('');
  const cell = (text: string, note: string) => {
    const href = links(text);
    const words = href ? `<a href="${escaped(href)}">${lines(text)}</a>` : lines(text);
    return `<td>${words}${note ? `<br><span class="quiet">${lines(note)}</span>` : ''}</td>`;
  };
  const body = rows.map((cells) => `<tr>${cells.map(({ text, note }) => cell(text, note)).join('')}</tr>`).join('\n');
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

const anchorOf = (title: string): string => `part-${/^\d+/.exec(title)?.[0] ?? title.length}`;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
