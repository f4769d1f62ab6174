// What a paste or a drop holds in words: an address, a table, or something that may be a reading list.
import { asLine, asWebAddress } from '../../shared/model/parse.ts';
import { apartFromStyles } from './inert-html.ts';
import { tableColumns } from './table-columns.ts';

/** The contents of a DataTransfer, copied out of it at once: it is empty as soon as its event is over. */
export interface TransferredWords {
  uriList: string;
  mozUrl: string;
  html: string;
  plain: string;
}

/** The words of the one link in a piece of HTML, read as text. */
function linkWords(html: string, url: string): string {
  if (!html) return '';
  const inert = new DOMParser().parseFromString(html, 'text/html');
  const links = [...inert.querySelectorAll('a[href]')];
  const link =
    links.find((one) => asWebAddress(one.getAttribute('href')) === url) ?? (links.length === 1 ? links[0] : null);
  const words = asLine(link?.textContent);
  return asWebAddress(words) ? '' : words;
}

/** A single address with the words of its link; null when it is none, or there are several. */
export function addressIn(words: TransferredWords): { url: string; title: string } | null {
  const listed = words.uriList.split(/\r?\n/).filter((line) => line && !line.startsWith('#'));
  if (listed.length > 1) return null;
  const url = asWebAddress(listed[0] ?? words.plain.trim());
  if (!url || (listed.length === 0 && /\s/.test(words.plain.trim()))) return null;
  const [mozUrl = '', mozTitle = ''] = words.mozUrl.split(/\r?\n/);
  const named = asWebAddress(mozUrl) === url && !asWebAddress(mozTitle) ? asLine(mozTitle) : '';
  return { url, title: linkWords(words.html, url) || named };
}

/** Whether words are something to bring in: references, or at least two addresses. */
export const isReadingList = ({ plain }: TransferredWords): boolean =>
  /^\s*TY\s{0,3}-/m.test(plain) ||
  /^\s*@\s*[a-z]+\s*[{(]/im.test(plain) ||
  (plain.match(/https?:\/\/\S/gi)?.length ?? 0) > 1;

/** A table that is less than this of the text was not what somebody copied. */
const MOSTLY = 0.8;
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** The one table that a piece of HTML is, as CSV; empty when it is none, or mostly something else. */
function tableInHtml(html: string): string {
  if (!/<table\b/i.test(html)) return '';
  const { body } = new DOMParser().parseFromString(apartFromStyles(html).html, 'text/html');
  const [table, second] = body.querySelectorAll('table');
  if (!table || second) return '';
  const lengthOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, '').length;
  if (lengthOf(table) < lengthOf(body) * MOSTLY) return '';
  const rows = [...table.rows].map((row) => [...row.cells].map((cell) => asLine(cell.textContent, 10_000)));
  return rows.length > 1 && rows.every((row) => row.length > 1)
    ? rows.map((row) => row.map(quoted).join(',')).join('\n')
    : '';
}

/** A table as CSV or with tabs between its cells; empty when what was copied is none. */
export function tableIn({ html, plain }: TransferredWords): string {
  const lines = plain.split(/\r?\n/).filter((line) => line.trim());
  // from a spreadsheet: the cells are in the words already, and whole
  if (lines.length > 1 && lines.every((line) => line.includes('\t'))) return plain;
  return tableInHtml(html) || (lines.length > 1 && tableColumns(plain) ? plain : '');
}
