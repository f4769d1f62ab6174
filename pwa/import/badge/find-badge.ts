// What an Open Badge says, out of the file that it is baked into: PNG, SVG, JSON, or the signed words alone.
import { asciiAt, viewOf } from '../../pictures/metadata/bytes.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Open Badges 2.0 and 3.0 (1EdTech), baking. */
const KEYWORDS = new Set(['openbadges', 'openbadgecredential']);
/** Characters of what a badge says. */
const WORDS_MAX = 1_000_000;

/** Unpacks, and stops where more comes out than any badge says. */
async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  try {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
    const decoder = new TextDecoder();
    let words = '';
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      words += decoder.decode(piece.value, { stream: true });
      if (words.length > WORDS_MAX) return null;
    }
    return words + decoder.decode();
  } catch {
    return null;
  }
}

/** The words of one chunk; null when it is none of a badge. PNG (W3C, third edition), 11.3.3. */
async function chunkWords(type: string, content: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const end = content.indexOf(0);
  if (end < 1 || end > 79 || !KEYWORDS.has(asciiAt(content, 0, end).toLowerCase())) return null;
  if (type === 'tEXt') return new TextDecoder('latin1').decode(content.subarray(end + 1));
  if (type === 'zTXt') return inflated(content.slice(end + 2));
  const isPacked = content[end + 1] === 1;
  const language = content.indexOf(0, end + 3);
  const translated = language < 0 ? -1 : content.indexOf(0, language + 1);
  if (translated < 0) return null;
  const words = content.slice(translated + 1);
  return isPacked ? inflated(words) : new TextDecoder().decode(words);
}

async function inPng(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  if (!SIGNATURE.every((byte, at) => bytes[at] === byte)) return null;
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = asciiAt(bytes, at + 4, 4);
    if (at + 12 + length > bytes.length || type === 'IEND') return null;
    if (type === 'iTXt' || type === 'tEXt' || type === 'zTXt') {
      const words = await chunkWords(type, bytes.slice(at + 8, at + 8 + length));
      if (words) return words.trim();
    }
    at += 12 + length;
  }
  return null;
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };
const unescaped = (words: string): string => words.replace(/&(?:amp|lt|gt|quot|apos);/g, (one) => ENTITIES[one] ?? one);

/** Characters of the element with its words. */
const ELEMENT_MAX = 1_200_000;

/** `<openbadges:assertion>` or `<openbadges:credential>`: signed words in `verify`, or JSON inside. */
function inSvg(text: string): string | null {
  const start = text.search(/<openbadges:(?:assertion|credential)\b/i);
  // from its beginning alone: a file full of beginnings would be gone through from each of them
  const element = start < 0 ? '' : text.slice(start, start + ELEMENT_MAX);
  const [, attributes = '', inside = ''] =
    /^<[\w:]+([^>]{0,100000})>([\s\S]{0,1000000}?)<\/openbadges:/i.exec(element) ??
    /^<[\w:]+([^>]{0,100000})\/>/i.exec(element) ??
    [];
  const json = inside.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '').trim();
  const verify = /\bverify\s*=\s*"([^"]{1,100000})"/i.exec(attributes)?.[1] ?? '';
  return unescaped(json) || unescaped(verify) || null;
}

export const isSigned = (words: string): boolean => /^[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}$/.test(words);

/** What the badge says, JSON or signed words; null when the file holds none. */
export async function findBadge(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  if (bytes[0] === 0x89) return inPng(bytes);
  if (bytes.length > WORDS_MAX * 5) return null;
  const text = new TextDecoder()
    .decode(bytes)
    .replace(/^\uFEFF/, '')
    .trim();
  if (/^</.test(text)) return /<svg\b/i.test(text) ? inSvg(text) : null;
  if (text.length > WORDS_MAX) return null;
  return isSigned(text) || (/^\{/.test(text) && /openbadge|imsglobal\.org\/spec\/ob/i.test(text)) ? text : null;
}
