// The words of a kept page as blocks. It is taken apart by its tags without a document: workers have none, and nothing in it can act.
import type { Block } from '../blocks.ts';

/** Elements whose content is no text of the page. */
const LEFT_OUT =
  /<(script|style|template|noscript|iframe|object|svg|math|head|title|select|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const HEADING = /^h[1-6]$/;
const BLOCK =
  /^(?:h[1-6]|p|div|section|article|aside|address|header|footer|main|figure|figcaption|blockquote|pre|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|caption|details|summary|hr|br)$/;
const CELL = /^t[dh]$/;

const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** Blocks of one page that are laid out; a page of the web has a few hundred. */
const BLOCKS_MAX = 6_000;

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name) return SIGNS[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(String(hexadecimal), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** `html`: as the extension keeps it, sanitised; whatever else it holds comes out as plain words. Plain text has its own paragraphs. */
export function pageWords(text: string, mime: string, title = ''): Block[] {
  const blocks = /html/.test(mime) ? htmlBlocks(text) : plainBlocks(text);
  // the page often says its title again
  const isTitle = (block: Block | undefined) => block?.kind === 'heading' && block.text === title.trim();
  return blocks.filter((block, at) => !(at < 3 && isTitle(block))).slice(0, BLOCKS_MAX);
}

const plainBlocks = (text: string): Block[] =>
  text
    .split(/\n{2,}/)
    .map((words) => words.trim())
    .filter(Boolean)
    .map((words): Block => ({ kind: 'paragraph', text: words, isQuiet: false }));

/** Title, address and day of keeping stand above the words already; sentences on what the copy lacks do not. */
const withoutOwnHead = (html: string): string =>
  html.replace(/<header class="waymark-about"[\s\S]*?<\/header>/, (head) =>
    head.replace(/<h1>[\s\S]*?<\/h1>/, '').replace(/<p>(?:The text of|Kept on) <(?:a|time)\b[\s\S]*?<\/p>/g, ''),
  );

function htmlBlocks(html: string): Block[] {
  const blocks: Block[] = [];
  let words = '';
  let kind = 'paragraph' as 'heading' | 'item' | 'paragraph';
  const end = () => {
    const text = decoded(words).replace(/\s+/g, ' ').trim();
    words = '';
    if (!text) return;
    const last = blocks.at(-1);
    if (kind === 'heading') blocks.push({ kind, text });
    else if (kind === 'paragraph') blocks.push({ kind, text, isQuiet: false });
    else if (last?.kind === 'list') last.items.push(text);
    else blocks.push({ kind: 'list', items: [text] });
  };
  const plain = withoutOwnHead(html)
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<![^>]*>/g, '')
    .replace(LEFT_OUT, '');
  for (const [, text = '', close, name = ''] of plain.matchAll(/([^<]*)(?:<(\/?)([a-z][a-z0-9]*)[^>]*>|<|$)/gi)) {
    words += text;
    const tag = name.toLowerCase();
    if (CELL.test(tag) && close) words += ' · ';
    if (!BLOCK.test(tag)) continue;
    words = tag === 'tr' ? words.replace(/ · $/, '') : words;
    end();
    if (tag === 'br' || tag === 'hr') continue;
    if (close) kind = tag === 'p' && kind === 'item' ? 'item' : 'paragraph';
    else if (HEADING.test(tag)) kind = 'heading';
    else if (tag === 'li') kind = 'item';
    else if (tag !== 'p' || kind === 'heading') kind = 'paragraph';
  }
  end();
  return blocks;
}
