// A drawing in a file of its own, made harmless: allowed shapes and plain styles, nothing that loads, links, moves or runs.
import { isImageAddress, PLAIN_ATTRIBUTES, SVG_TAGS } from '../../../shared/kept-page/allowed.ts';
import { safeCss } from '../../../shared/kept-page/safe-css.ts';

const SVG = 'http://www.w3.org/2000/svg';
const NODES_MAX = 20_000;
const DEPTH_MAX = 200;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');

const inside = (address: string): string | null =>
  isImageAddress(address) || /^#[\w.:-]+$/.test(address) ? address : null;

/** Here ids keep their names: the file stands alone. */
function attributesOf(element: Element): string {
  const written: string[] = [];
  for (const { localName, value } of element.attributes) {
    const name = localName.toLowerCase();
    if (name === 'href') {
      if (inside(value)) written.push(` href="${escaped(value)}"`);
    } else if (name === 'style') {
      written.push(` style="${escaped(safeCss(value, inside))}"`);
    } else if (PLAIN_ATTRIBUTES.has(name) && !/url\s*\((?!\s*["']?#[\w.:-]+["']?\s*\))|\\/i.test(value)) {
      written.push(` ${localName}="${escaped(value)}"`);
    }
  }
  return written.join('');
}

/** The drawing as text, or null when it is none. */
export function safeSvg(text: string): string | null {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  const root = parsed.documentElement;
  if (root.localName !== 'svg' || root.namespaceURI !== SVG || parsed.querySelector('parsererror')) return null;
  let nodes = 0;
  const write = (node: Node, depth: number): string => {
    if (++nodes > NODES_MAX || depth > DEPTH_MAX) return '';
    if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE)
      return escaped(node.nodeValue ?? '');
    if (node.nodeType !== Node.ELEMENT_NODE) return '';
    const element = node as Element;
    if (element.namespaceURI !== SVG) return '';
    const tag = element.localName;
    if (tag === 'style') return `<style>${escaped(safeCss(element.textContent ?? '', inside))}</style>`;
    if (tag !== 'a' && tag !== 'switch' && !SVG_TAGS.has(tag)) return '';
    const name = tag === 'a' || tag === 'switch' ? 'g' : tag;
    const own = depth === 0 ? ` xmlns="${SVG}"` : '';
    const children = Array.from(element.childNodes, (child) => write(child, depth + 1)).join('');
    return `<${name}${own}${attributesOf(element)}>${children}</${name}>`;
  };
  return write(root, 0);
}
