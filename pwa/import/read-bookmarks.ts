// Reads bookmarks: the Netscape format that every browser exports (Pocket's page too), and OPML outlines.
import { asLine } from '../../shared/model/parse.ts';
import { toEntry } from './entry.ts';
import { ENTRIES_MAX, type ImportedEntry } from './imported.ts';

export interface ReadBookmarks {
  entries: ImportedEntry[];
  problems: string[];
}

/** Links that are no pages: a browser's own, and scripts kept as bookmarks. */
const sentenceOfSkipped = (count: number): string[] =>
  count === 0
    ? []
    : [
        count === 1
          ? 'One bookmark leads to no web page and is left out.'
          : `${count} bookmarks lead to no web page and are left out.`,
      ];

/** The folders that a bookmark lies in, without the browser's own. */
function folderOf(link: Element): string[] {
  const names: string[] = [];
  for (let list = link.closest('dl'); list && names.length < 5; list = list.parentElement?.closest('dl') ?? null) {
    const heading = list.previousElementSibling?.matches('h3')
      ? list.previousElementSibling
      : list.parentElement?.querySelector(':scope > h3');
    if (heading && !heading.hasAttribute('personal_toolbar_folder')) names.unshift(asLine(heading.textContent, 100));
  }
  return names.filter(Boolean);
}

/** `document`: the bookmarks file, parsed and inert. */
export function readBookmarks(document: Document): ReadBookmarks {
  const entries: ImportedEntry[] = [];
  let skipped = 0;
  for (const link of [...document.querySelectorAll('a[href]')].slice(0, ENTRIES_MAX)) {
    const attribute = (name: string) => link.getAttribute(name) ?? '';
    const href = attribute('href');
    const following = link.parentElement?.nextElementSibling;
    const note = following?.matches('dd') ? (following.firstChild?.textContent ?? '') : '';
    const entry = /^https?:/i.test(href)
      ? toEntry('bookmarks', {
          url: href,
          title: link.textContent === href ? '' : link.textContent,
          keptAt: attribute('add_date') || attribute('time_added'),
          note,
          tags: [...folderOf(link).slice(-1), ...attribute('tags').split(',')],
        })
      : null;
    if (entry) entries.push(entry);
    else skipped += 1;
  }
  return { entries, problems: sentenceOfSkipped(skipped) };
}

/** `document`: the OPML file, parsed as XML. A file that is no XML has no outlines. */
export function readOpml(document: Document): ReadBookmarks {
  const entries: ImportedEntry[] = [];
  let skipped = 0;
  for (const outline of [...document.querySelectorAll('outline')].slice(0, ENTRIES_MAX)) {
    const attribute = (...names: string[]) => names.map((name) => outline.getAttribute(name)).find(Boolean) ?? '';
    // of a feed the site is kept, not the address that programs read
    const url = attribute('htmlUrl', 'url', 'xmlUrl');
    const isFolder = !url && outline.children.length > 0;
    if (isFolder) continue;
    const parent = outline.parentElement?.matches('outline') ? outline.parentElement : null;
    const entry = /^https?:/i.test(url)
      ? toEntry('opml', {
          url,
          title: attribute('title', 'text'),
          keptAt: attribute('created'),
          note: attribute('description'),
          tags: [parent?.getAttribute('text') ?? '', ...attribute('category').split(',')],
        })
      : null;
    if (entry) entries.push(entry);
    else skipped += 1;
  }
  return { entries, problems: sentenceOfSkipped(skipped) };
}
