// Small pages that open with no software but a browser: words, escaped, and nothing that runs or loads.

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escaped = (words: string): string => words.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);

/** Blank lines make paragraphs. */
export const paragraphs = (words: string): string =>
  words
    .split(/\n\s*\n/)
    .filter((one) => one.trim())
    .map((one) => `<p>${escaped(one.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('\n');

/** A path within the archive as an address, from a page in a folder `up` levels deep. */
export const address = (path: string, up = 0): string =>
  '../'.repeat(up) + path.split('/').map(encodeURIComponent).join('/');

const STYLE =
  'body{font:1.05rem/1.55 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1c2024;background:#fff}' +
  'h1{line-height:1.25}h2{margin-top:2rem;font-size:1.2rem}dt{font-weight:600}dd{margin:0 0 .5rem}table{border-collapse:collapse}' +
  'th,td{text-align:start;padding:.35rem .8rem .35rem 0;border-bottom:1px solid #ccc;vertical-align:top}a{color:#0b5c6b}' +
  '.muted{color:#565b60}@media (prefers-color-scheme:dark){body{color:#e8e6e1;background:#15181b}a{color:#7cc4d1}.muted{color:#a9adb1}th,td{border-color:#444}}';

/** A whole document. `body` is HTML, its words escaped already. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
