// Writes references as RIS, which EndNote, Zotero, Mendeley and RefWorks read. Tags after Research Information Systems' format of 2011.
import type { CslDate, CslItem, CslType } from './csl.ts';
import { catalogueName } from './names.ts';

const TYPES: Record<CslType, string> = {
  'article-journal': 'JOUR',
  book: 'BOOK',
  broadcast: 'SOUND',
  chapter: 'CHAP',
  motion_picture: 'VIDEO',
  'paper-conference': 'CPAPER',
  post: 'BLOG',
  report: 'RPRT',
  speech: 'SLIDE',
  thesis: 'THES',
  webpage: 'ELEC',
};

const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();

/** `2026/03/04/`: RIS keeps a place for each part, and one more for words. */
function risDate(date: CslDate | undefined): string {
  const [year, month, day] = date?.['date-parts'][0] ?? [];
  if (!year) return '';
  const two = (part: number | undefined) => (part ? String(part).padStart(2, '0') : '');
  return `${String(year).padStart(4, '0')}/${two(month)}/${two(day)}/`;
}

function recordOf(item: CslItem): string {
  const [first, last] = (item.page ?? '').split(/\s*[-–]\s*/);
  const year = item.issued?.['date-parts'][0]?.[0];
  const lines: [tag: string, value: string | undefined][] = [
    ['TI', item.title],
    ...(item.author ?? []).map((name): [string, string] => ['AU', catalogueName(name)]),
    ['T2', item['container-title']],
    ['PB', item.publisher],
    ['PY', year ? String(year).padStart(4, '0') : undefined],
    ['DA', risDate(item.issued)],
    ['VL', item.volume],
    ['IS', item.issue],
    ['SP', first],
    ['EP', last],
    ['SN', item.ISSN],
    ['DO', item.DOI],
    ['AN', item.PMID],
    ['UR', item.URL],
    ['Y2', risDate(item.accessed)],
    ['LA', item.language],
    ['M3', item.genre],
    ['AB', item.abstract],
  ];
  const written = lines.map(([tag, value]) => [tag, oneLine(value ?? '')]).filter(([, value]) => value);
  return [['TY', TYPES[item.type]], ...written, ['ER', '']].map(([tag, value]) => `${tag}  - ${value}\r\n`).join('');
}

/** A RIS file; UTF-8 when it is written down. */
export const toRis = (items: readonly CslItem[]): string => items.map(recordOf).join('\r\n');
