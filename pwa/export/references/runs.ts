// A formatted reference as runs of text: what the style sets in italics stays so, on screen and in the clipboard, without any markup of others.

export interface Run {
  text: string;
  isItalic: boolean;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** What citeproc writes for one entry, `<i>` and a few elements around it, as runs. The number of a numbered list is left out. */
export function toRuns(entry: string): Run[] {
  const runs: Run[] = [];
  let italics = 0;
  const unnumbered = entry.replace(/<div class="csl-left-margin">[\s\S]*?<\/div>/, '');
  for (const [, tag, text] of unnumbered.matchAll(/(<[^<>]*>)|([^<]+)/g)) {
    if (tag) {
      if (/^<i\b/i.test(tag)) italics++;
      else if (/^<\/i\b/i.test(tag)) italics--;
      continue;
    }
    const words = decoded(text ?? '').replace(/\s+/g, ' ');
    const last = runs.at(-1);
    if (last && last.isItalic === italics > 0) last.text += words;
    else if (words) runs.push({ text: words, isItalic: italics > 0 });
  }
  const [first] = runs;
  const end = runs.at(-1);
  if (first) first.text = first.text.trimStart();
  if (end) end.text = end.text.trimEnd();
  return runs.filter((run) => run.text);
}

export const plainText = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** For the clipboard, so that a word processor keeps the italics. */
export function clipboardHtml(references: readonly (readonly Run[])[]): string {
  const escaped = (text: string) => text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? '');
  const paragraphs = references.map((runs) =>
    runs.map(({ text, isItalic }) => (isItalic ? `<i>${escaped(text)}</i>` : escaped(text))).join(''),
  );
  return paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
}
