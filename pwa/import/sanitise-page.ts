// The copy of a saved page that is shown: sanitised by the same rules as the extension's own copies, its styles kept apart.
import { isStyleAddress } from '../../shared/kept-page/allowed.ts';
import { safeCss } from '../../shared/kept-page/safe-css.ts';
import { sanitisedHtml } from '../../shared/kept-page/sanitise-page.ts';
import { apartFromStyles } from './inert-html.ts';

const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";

/** A whole HTML document. Null when nothing is left, or the page is more than the sanitiser can take. */
export function sanitisePage(html: string): string | null {
  try {
    const { html: bare, css: found } = apartFromStyles(html);
    const body = sanitisedHtml(bare).trim();
    if (!body) return null;
    const css = safeCss(found, (address) => (isStyleAddress(address) ? address : null)).replace(/<\//g, '<\\/');
    const language = /<html[^>]{0,200}?\blang="?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)/i.exec(html)?.[1] ?? '';
    return `<!doctype html>
<html${language ? ` lang="${language}"` : ''}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<style>${css}</style>
</head>
<body>${body}</body>
</html>
`;
  } catch {
    return null;
  }
}
