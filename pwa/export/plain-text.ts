// Plain text as people write it here: blank lines part paragraphs, lines that begin with a dash are a list.

export type TextBlock = { kind: 'paragraph'; text: string } | { kind: 'list'; items: string[] };

/** Composed letters (NFC), one kind of line end, no space at line ends and never more than one blank line. */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/ +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** The paragraphs and lists of a text, in order. A single line break stays in its paragraph; lists need no blank line before them. */
export function textBlocks(text: string): TextBlock[] {
  return tidyText(text)
    .split('\n\n')
    .flatMap((part) => part.split('\n').reduce(addLine, []));
}

function addLine(blocks: TextBlock[], line: string): TextBlock[] {
  const item = /^\s*[-•*] +(.*)$/.exec(line)?.[1];
  const last = blocks.at(-1);
  if (item !== undefined) {
    if (last?.kind === 'list') last.items.push(item);
    else blocks.push({ kind: 'list', items: [item] });
  } else if (last?.kind === 'list' && line.startsWith(' ')) {
    last.items.push(`${last.items.pop() ?? ''} ${line.trim()}`);
  } else if (last?.kind === 'paragraph') {
    last.text += `\n${line}`;
  } else if (line.trim()) {
    blocks.push({ kind: 'paragraph', text: line });
  }
  return blocks;
}
