// The words of a kept page as a tree of our own: known elements, text, and web addresses. Whatever else the copy holds is not taken.
import { asWebAddress } from '../../../shared/model/parse.ts';

/** A text, or one of our elements with what is in it. `href` only on `a`, http or https. */
export type CopyNode = string | { tag: CopyTag; href?: string; children: CopyNode[] };

// the copy's headings stand below the two of the page and the dialog
const TAGS = {
  P: 'p',
  H1: 'h3',
  H2: 'h3',
  H3: 'h4',
  H4: 'h4',
  H5: 'h4',
  H6: 'h4',
  UL: 'ul',
  OL: 'ol',
  LI: 'li',
  DL: 'dl',
  DT: 'dt',
  DD: 'dd',
  BLOCKQUOTE: 'blockquote',
  PRE: 'pre',
  CODE: 'code',
  EM: 'em',
  I: 'em',
  STRONG: 'strong',
  B: 'strong',
  SUB: 'sub',
  SUP: 'sup',
  BR: 'br',
  A: 'a',
  TABLE: 'table',
  THEAD: 'thead',
  TBODY: 'tbody',
  TR: 'tr',
  TH: 'th',
  TD: 'td',
  CAPTION: 'caption',
  FIGCAPTION: 'p',
} as const;
export type CopyTag = (typeof TAGS)[keyof typeof TAGS];

/** Elements whose content is no text of the page. */
const LEFT_OUT = new Set([
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'NOSCRIPT',
  'IFRAME',
  'OBJECT',
  'EMBED',
  'SVG',
  'MATH',
  'HEAD',
  'TITLE',
  'SELECT',
  'TEXTAREA',
]);
/** A copy nested deeper than this is flattened: no page that people read is, and a hostile one must not exhaust the stack. */
const DEPTH_MAX = 100;

/**
 * The readable tree of a copy, HTML or plain text. Parsing makes an inert document: nothing in it runs or is fetched.
 * Relative addresses are of the page at `url`; `title` is shown above already, and is not shown again.
 */
export function readCopy(text: string, { mime, url }: { mime: string; url: string }, title = ''): CopyNode[] {
  if (!/html/.test(mime)) return text.split(/\n{2,}/).map((paragraph) => ({ tag: 'p', children: [paragraph] }));
  const parsed = new DOMParser().parseFromString(withoutStyles(text), 'text/html');
  removeWhatIsSaid(parsed.body, title);
  return childrenOf(parsed.body, url, 0);
}

/** The file begins with title, address and time for whoever opens it without Waymark; often the page itself says its title again. */
function removeWhatIsSaid(body: HTMLElement, title: string): void {
  const header = body.querySelector(':scope > header.waymark-about');
  const said = new Set([title.trim()]);
  for (const heading of [header?.querySelector('h1'), body.querySelector(':scope > main :is(h1, h2)')]) {
    const words = heading?.textContent?.trim() ?? '';
    if (said.has(words)) heading?.remove();
    else said.add(words);
  }
  // what is left there are sentences on what the copy lacks
  for (const one of header?.querySelectorAll('p:has(> a), p:has(> time)') ?? []) one.remove();
}

/** The parsed document stands under the app's policy, which refuses styles, and reports each one that is so much as parsed. */
const withoutStyles = (html: string): string =>
  html
    .replace(/<style\b[^>]*>[\s\S]*?(?:<\/style\s*>|$)/gi, '')
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle(?=\s*=)/gi, ' data-style'));

function childrenOf(parent: Node, url: string, depth: number): CopyNode[] {
  if (depth > DEPTH_MAX) return parent.textContent ? [parent.textContent] : [];
  return [...parent.childNodes].flatMap((node) => nodeOf(node, url, depth + 1));
}

function nodeOf(node: Node, url: string, depth: number): CopyNode[] {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ? [node.textContent] : [];
  if (!(node instanceof Element)) return [];
  const name = node.tagName.toUpperCase();
  if (LEFT_OUT.has(name)) return [];
  const tag = Object.hasOwn(TAGS, name) ? TAGS[name as keyof typeof TAGS] : null;
  const children = childrenOf(node, url, depth);
  if (!tag) return children;
  if (tag !== 'a') return [{ tag, children }];
  const href = addressOf(node.getAttribute('href') ?? '', url);
  return href ? [{ tag, href, children }] : children;
}

function addressOf(href: string, base: string): string {
  try {
    return asWebAddress(new URL(href, base).href);
  } catch {
    return '';
  }
}
