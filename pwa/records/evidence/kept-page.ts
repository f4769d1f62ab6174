// Shows the kept copy of a page inside a frame that runs no script and loads nothing: sanitised again, styles as sheets of the frame.
import { isFontAddress, isStyleAddress } from '../../../shared/kept-page/allowed.ts';
import { safeCss } from '../../../shared/kept-page/safe-css.ts';
import { sanitisedBody } from '../../../shared/kept-page/sanitise-page.ts';

type FrameWindow = Window & typeof globalThis;

interface TakenApart {
  /** HTML without anything that styles. */
  html: string;
  css: string;
  language: string;
}

/** The app's own policy refuses styles in markup, and reports each one that is so much as parsed: they are taken out before. */
export function takeApart(file: string): TakenApart {
  const styles: string[] = [];
  const html = file
    .replace(/<style\b[^>]*>([\s\S]*?)(?:<\/style\s*>|$)/gi, (_, css: string) => {
      styles.push(css);
      return '';
    })
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle(?=\s*=)/gi, ' data-style'));
  const language = /<html[^>]{0,200}?\blang="([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)"/i.exec(file)?.[1] ?? '';
  return { html, css: styles.join('\n'), language };
}

/** A face from a file inside the copy; bytes are no request, and so no business of the app's policy. */
function faceOf(rule: CSSFontFaceRule, view: FrameWindow): FontFace | null {
  const value = (name: string) => rule.style.getPropertyValue(name);
  const address = /url\("?(data:font[^")]+)"?\)/.exec(value('src'))?.[1] ?? '';
  if (!isFontAddress(address)) return null;
  const bytes = Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (sign) => sign.charCodeAt(0));
  return new view.FontFace(value('font-family').replace(/^["']|["']$/g, ''), bytes, {
    weight: value('font-weight') || 'normal',
    style: value('font-style') || 'normal',
    stretch: value('font-stretch') || 'normal',
    ...(value('unicode-range') ? { unicodeRange: value('unicode-range') } : {}),
  });
}

function style(page: Document, view: FrameWindow, css: string): void {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(safeCss(css, (address) => (isStyleAddress(address) ? address : null)));
  for (let at = sheet.cssRules.length - 1; at >= 0; at--) {
    const rule = sheet.cssRules[at];
    if (!rule || !('style' in rule) || !rule.cssText.startsWith('@font-face')) continue;
    const face = faceOf(rule as CSSFontFaceRule, view);
    sheet.deleteRule(at);
    if (!face) continue;
    page.fonts.add(face);
    // a file that is no face leaves the words in another
    face.load().catch(() => undefined);
  }
  page.adoptedStyleSheets = [sheet];
}

/** Links open beside the app; those within the page stay in the frame. */
function readyLinks(page: Document): void {
  for (const link of page.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    if (href.startsWith('#')) {
      link.setAttribute('href', `${page.URL.replace(/#.*/, '')}${href}`);
      continue;
    }
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
}

/** Fills a frame that stands on FRAME_START with the page of a kept file. Throws when the frame is not there to be filled. */
export function showKeptPage(frame: HTMLIFrameElement, file: string): void {
  const page = frame.contentDocument;
  const view = frame.contentWindow as FrameWindow | null;
  if (!page?.body || !view) throw new Error('the frame has no document');
  const { html, css, language } = takeApart(file);
  const body = sanitisedBody(html);
  page.documentElement.lang = language;
  style(page, view, css);
  page.body.replaceChildren(...Array.from(body.childNodes, (node) => page.importNode(node, true)));
  readyLinks(page);
}
