// The whole file of a copy: its policy, its styles, and a line above the page that says what it is and where it is from.

export interface PageDocument {
  title: string;
  url: string;
  /** ISO 8601, UTC. */
  capturedAt: string;
  language: string;
  /** What was left out, in whole sentences. */
  notes: readonly string[];
  /** Checked style sheet of the page. */
  css: string;
  /** Sanitised HTML of the page. */
  body: string;
  /** True for pages that are laid out by the rules of old browsers. */
  isQuirky: boolean;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');

const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";

// the elements of this line have names of their own, and no rule of the page is for them
const ABOUT =
  'waymark-about{all:initial;display:block;box-sizing:border-box;padding:8px 16px;border-bottom:1px solid #c9c4b4;background:#f2f0e8;color:#1d2430;font:13px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}waymark-line{display:block;max-width:70em}waymark-title{font-weight:600}waymark-about a{all:revert;color:#084854}@media print{waymark-about{border:1px solid}}';

const momentInWords = (iso: string): string =>
  `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' }).format(new Date(iso))} UTC`;

export function toPageDocument(page: PageDocument): string {
  const title = escaped(page.title || page.url);
  const url = escaped(page.url);
  const language = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(page.language) ? ` lang="${page.language}"` : '';
  const notes =
    page.notes.length > 0
      ? `\n<waymark-line>Not in this copy: ${page.notes.map(escaped).join(' ')}</waymark-line>`
      : '';
  return `${page.isQuirky ? '' : '<!doctype html>\n'}<html${language}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${ABOUT}</style>
<style>
${page.css}</style>
</head>
<body>
<waymark-about lang="en-GB" role="note" aria-label="About this copy">
<waymark-line><waymark-title>${title}</waymark-title> · <a href="${url}" target="_blank" rel="noopener noreferrer">${url}</a></waymark-line>
<waymark-line>Kept on ${momentInWords(page.capturedAt)} with Waymark. It shows what was kept then, not that the page was true.</waymark-line>${notes}
</waymark-about>
${page.body}
</body>
</html>
`;
}
