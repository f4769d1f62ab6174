// A document as plain text, for a box on a web page or whoever wants no format at all.
import type { Block, Described } from './blocks.ts';
import { tidyText } from './plain-text.ts';

/** Lines end in `\n`. */
export const drawText = ({ blocks }: Described): string =>
  `${tidyText(blocks.map(blockText).filter(Boolean).join('\n\n').replaceAll('\u00a0', ' '))}\n`;

function blockText(block: Block): string {
  switch (block.kind) {
    case 'title':
    case 'headline':
      return [block.text, block.subtitle].filter(Boolean).join('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'part':
      return `${block.title}\n${block.note}`;
    case 'sheet':
      return [block.title, block.text, block.note].join('\n');
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'table':
      return block.rows.map(rowText).join('\n');
    case 'contents':
    case 'picture':
      return '';
  }
}

/** "1. 4 March 2026: Splint workshop (College of Splints), Formal or educational". */
const rowText = (cells: readonly { text: string; note: string }[]): string => {
  const [number = '', ...rest] = cells.map(({ text, note }) =>
    [text, note]
      .filter(Boolean)
      .join(' · ')
      .replace(/\s*\n\s*/g, ' '),
  );
  return `${number}. ${rest.filter(Boolean).join(' | ')}`;
};

/** As Windows' own editor has it. */
export const forWindows = (text: string): string => text.replace(/\r?\n/g, '\r\n');
