// Writes references as BibTeX. Letters of any script stay as they are (UTF-8); only what TeX would take as a command is escaped.
import type { CslItem, CslType } from './csl.ts';
import { type CslName, catalogueName } from './names.ts';

const TYPES: Record<CslType, string> = {
  'article-journal': 'article',
  book: 'book',
  broadcast: 'misc',
  chapter: 'incollection',
  motion_picture: 'misc',
  'paper-conference': 'inproceedings',
  post: 'misc',
  report: 'techreport',
  speech: 'misc',
  thesis: 'phdthesis',
  webpage: 'misc',
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const COMMANDS: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
/** Text as TeX shows it: `&` as `\&` and so on. White space becomes one space. */
const escaped = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replace(/[\\~^{}&%$#_]/g, (character) => COMMANDS[character] ?? `\\${character}`);

/** Addresses stand as they are; what would end the field early is written as browsers write it. */
const address = (text: string): string => text.replace(/[{}\s\\]/g, (character) => encodeURIComponent(character));

/** A body in braces is not parted at its "and" or its spaces. */
const nameText = (name: CslName): string =>
  name.literal !== undefined ? `{${escaped(name.literal)}}` : escaped(catalogueName(name));

const plainWord = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();

/** "wynobrien2026early", from what does not change: key of an entry, letters and figures only. */
function keyOf({ author, issued, title, id }: CslItem): string {
  const name = plainWord(author?.[0]?.family ?? author?.[0]?.literal ?? '');
  const word =
    (title ?? '')
      .split(/\s+/)
      .map(plainWord)
      .find((one) => one.length > 3) ?? '';
  const key = `${name}${issued?.['date-parts'][0]?.[0] ?? ''}${word}`;
  return key || `ref${plainWord(id).slice(0, 8)}`;
}

function entryOf(item: CslItem, key: string): string {
  const [year, month] = item.issued?.['date-parts'][0] ?? [];
  const seen = item.accessed?.['date-parts'][0]?.map((part) => String(part).padStart(2, '0')).join('-');
  const container = { incollection: 'booktitle', inproceedings: 'booktitle' }[TYPES[item.type]] ?? 'journal';
  const publisher = { techreport: 'institution', phdthesis: 'school' }[TYPES[item.type]] ?? 'publisher';
  const braced = (text: string | undefined) => (text ? `{${escaped(text)}}` : '');
  const fields: [name: string, value: string][] = [
    // double braces: the title's capitals are its own
    ['title', item.title ? `{{${escaped(item.title)}}}` : ''],
    ['author', item.author ? `{${item.author.map(nameText).join(' and ')}}` : ''],
    [container, braced(item['container-title'])],
    [publisher, braced(item.publisher)],
    ['year', year ? `{${year}}` : ''],
    ['month', month ? (MONTHS[month - 1] ?? '') : ''],
    ['volume', braced(item.volume)],
    ['number', braced(item.issue)],
    ['pages', braced(item.page?.replace(/\s*[-–]\s*/, '--'))],
    ['issn', braced(item.ISSN)],
    ['doi', item.DOI ? `{${address(item.DOI)}}` : ''],
    ['pmid', braced(item.PMID)],
    ['url', item.URL ? `{${address(item.URL)}}` : ''],
    ['urldate', seen ? `{${seen}}` : ''],
    ['howpublished', TYPES[item.type] === 'misc' ? braced(item.genre) : ''],
    ['langid', braced(item.language)],
    ['abstract', braced(item.abstract)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = ${value}`);
  return `@${TYPES[item.type]}{${key},\n${lines.join(',\n')}\n}\n`;
}

/** A BibTeX file; UTF-8 when it is written down. Keys that would be the same get a letter. */
export function toBibtex(items: readonly CslItem[]): string {
  const used = new Map<string, number>();
  return items
    .map((item) => {
      const key = keyOf(item);
      const before = used.get(key) ?? 0;
      used.set(key, before + 1);
      return entryOf(item, before === 0 ? key : `${key}-${before + 1}`);
    })
    .join('\n');
}
