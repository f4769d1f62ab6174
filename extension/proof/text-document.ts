// A kept page as one HTML file that stands alone: opened in ten years, without Waymark, it says what it is and where it is from.
import type { Instant } from '../../shared/model/dates.ts';

export interface KeptText {
  title: string;
  url: string;
  capturedAt: Instant;
  /** Sanitised HTML from the page. */
  html: string;
  /** Sentences on what was left out. */
  notes: string[];
  language: string;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

// no script, no picture, no font, no frame: whatever is left in the file can load nothing
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const STYLE =
  ':root{color-scheme:light dark}body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}.waymark-about{border-bottom:1px solid;margin-bottom:2rem;padding-bottom:1rem}pre{white-space:pre-wrap}table{border-collapse:collapse}td,th{border:1px solid;padding:.25rem .5rem;text-align:start}';

/** The file: a header with address, title and time of capture, then the text. The time is in UTC, as in the record. */
export function toTextDocument(kept: KeptText): string {
  const title = escaped(kept.title || kept.url);
  const url = escaped(kept.url);
  const language = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(kept.language) ? ` lang="${kept.language}"` : '';
  const notes = kept.notes.map((note) => `<p>${escaped(note)}</p>`).join('\n');
  return `<!doctype html>
<html${language}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="waymark-about" lang="en-GB">
<h1>${title}</h1>
<p>The text of <a href="${url}" rel="noreferrer">${url}</a></p>
<p>Kept on <time datetime="${kept.capturedAt}">${kept.capturedAt}</time> (UTC) with Waymark. It shows what was kept then, not that the page was true.</p>
${notes}
</header>
<main>
${kept.html}
</main>
</body>
</html>
`;
}
