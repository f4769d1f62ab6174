// What a paste or a drop holds: files, an address, or words that may be a reading list.
import { asLine, asWebAddress } from '../../shared/model/parse.ts';

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
