// The words of a kept page in the lines in which the pack prints them, as one text that can be looked through and covered.
import { apartFromControl } from '../confidentiality/plain-words.ts';
import { pageWords } from '../export/pack/page-words.ts';

export interface PageLine {
  kind: 'heading' | 'paragraph' | 'item';
  /** Where it stands in the text of the page: first character, and the one after the last. */
  start: number;
  end: number;
}

export interface PageText {
  /** All lines, parted by line breaks; no line holds one. */
  text: string;
  lines: PageLine[];
}

export function pageText(content: string, mime: string): PageText {
  const lines: PageLine[] = [];
  let text = '';
  const add = (kind: PageLine['kind'], words: string) => {
    const start = lines.length > 0 ? text.length + 1 : 0;
    // one for one, so that a number is not parted from its words
    const line = apartFromControl(words.replace(/[\n\t]/g, ' '));
    text = `${text}${lines.length > 0 ? '\n' : ''}${line}`;
    lines.push({ kind, start, end: start + line.length });
  };
  for (const block of pageWords(content, mime)) {
    if (block.kind === 'heading' || block.kind === 'paragraph') add(block.kind, block.text);
    else if (block.kind === 'list') for (const item of block.items) add('item', item);
  }
  return { text, lines };
}

/** The same text for detectors, character for character: cells of a row are parted as a page parts them, and not by a sign. */
export const forDetectors = (text: string): string => text.replaceAll(' · ', ' \n ');
