// What was shared, in the words that the portfolio has for it: on many phones the address stands in the middle of the text.
import { asLine, asWebAddress } from '../../shared/model/parse.ts';
import { titleFrom } from '../records/title-from.ts';
import type { HeldShare } from './held-shares.ts';

const ADDRESS = /https?:\/\/[^\s<>"]+/i;
/** More than this is no title. */
const TITLE_MAX = 120;

export interface ShareWords {
  /** http(s), or empty. */
  url: string;
  title: string;
  /** What else was said; the activity's description. */
  words: string;
}

export function shareWords({ title: given, text, url: own }: Pick<HeldShare, 'title' | 'text' | 'url'>): ShareWords {
  const found = ADDRESS.exec(text)?.[0] ?? '';
  // brackets and stops around an address in a sentence are not of it
  const inText = asWebAddress(found.includes('(') ? found : found.replace(/[).,;:!?\]]+$/, ''));
  const url = own || inText;
  const without = (inText && inText === url ? text.replace(found, '') : text).trim();
  const words = asLine(without) === given ? '' : without;
  if (given) return { url, title: given, words };
  const [line = ''] = words.split('\n');
  const title = asLine(line).slice(0, TITLE_MAX);
  // the words are the name of the page
  if (url)
    return words && words.length <= TITLE_MAX ? { url, title, words: '' } : { url, title: titleFrom(url), words };
  return { url, title, words: words === title ? '' : words };
}
