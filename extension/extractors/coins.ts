// COinS: a reference hidden in the title of an empty span, which catalogues and repositories write for reference managers.

import { toPageDate } from '../../shared/wording/page-date.ts';
import { findDoi } from './doi.ts';
import type { Finding } from './finding.ts';
import { toIssn, toNumber, toPages, toPmid } from './issue-parts.ts';
import { toNames } from './names.ts';
import { overlap, pageLine } from './page-text.ts';

const SPANS_MAX = 50;

const keysIn = (span: Element): URLSearchParams =>
  new URLSearchParams((span.getAttribute('title') ?? '').slice(0, 8_000).replace(/&amp;/g, '&'));

const titleOf = (keys: URLSearchParams): string =>
  pageLine(keys.get('rft.atitle') ?? keys.get('rft.btitle') ?? keys.get('rft.title'));

/** The one that is of this page: the only one, or the one with the page's title; a list of references has many. */
function ownReference(document: Document, titles: string[]): URLSearchParams | null {
  const found = [...document.querySelectorAll('span.Z3988[title]')].slice(0, SPANS_MAX).map(keysIn);
  const fitting = found.filter((keys) => titles.some((title) => overlap(titleOf(keys), title) >= 0.8));
  return fitting[0] ?? (found.length === 1 ? (found[0] ?? null) : null);
}

/** Keys: OpenURL 1.0 (ANSI/NISO Z39.88), "rft" for the thing referred to. `titles` are those that the page shows. */
export function readCoins(document: Document, titles: string[]): Finding | null {
  const keys = ownReference(document, titles);
  if (!keys) return null;
  const get = (name: string) => keys.get(`rft.${name}`) ?? '';
  const [last, first] = [get('aulast'), get('aufirst') || get('auinit')];
  const leading = last ? [first ? `${last}, ${first}` : last] : [];
  const ids = keys.getAll('rft_id');
  const isArticle = /journal/.test(keys.get('rft_val_fmt') ?? '') && get('genre') !== 'journal';
  return {
    source: 'coins',
    ...(isArticle ? { kind: 'article' as const } : {}),
    values: {
      title: titleOf(keys),
      authors: toNames([...leading, ...keys.getAll('rft.au')], 'catalogue'),
      publishedOn: toPageDate(get('date')),
      container: pageLine(get('jtitle') || (get('atitle') ? get('title') : '') || get('stitle')),
      volume: toNumber(get('volume')),
      issue: toNumber(get('issue')),
      pages: toPages(get('spage') || get('artnum'), get('epage'), get('pages')),
      issn: toIssn(get('issn') || get('eissn')),
      publisher: pageLine(get('pub')),
      doi: ids.map(findDoi).find(Boolean) ?? '',
      pmid: ids.map(toPmid).find(Boolean) ?? '',
      language: pageLine(get('language')),
    },
  };
}
