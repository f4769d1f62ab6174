// What the page shows: its title, the line that says who wrote it and when, and its media.
import type { Finding } from './finding.ts';
import { mainHeading, shownTitle } from './heading.ts';
import { mediaSeconds } from './media.ts';
import { looksLikePerson, sameName, splitNames, toNames } from './names.ts';
import { toPageDate, writtenDate } from './page-date.ts';
import { textOf } from './page-text.ts';

/** Places whose names and dates belong to something else. */
const ASIDE =
  'aside, footer, nav, form, [class*="comment" i], [id*="comment" i], [class*="related" i], [id*="related" i], [class*="recommend" i], [class*="sidebar" i], [class*="teaser" i], [class*="promo" i], [role="complementary"], [role="navigation"]';

/** The page's own part of the document: not beside it, unless "beside" holds the heading as well. */
const isElsewhere = (element: Element, heading: Element | null): boolean => {
  const aside = element.closest(ASIDE);
  return aside !== null && !(heading && aside.contains(heading));
};

const every = (root: ParentNode, selector: string, max = 60): Element[] =>
  [...root.querySelectorAll(selector)].slice(0, max);

const BYLINES =
  '[rel~="author"], [itemprop~="author"], [class~="byline" i], [class*="byline" i], [class*="author-list" i] a, [class*="authors-list" i] a, [class*="citation-author" i], [class*="contribauthor" i], [class~="authors" i], [data-test*="author-name" i], [class~="author" i], [class*="author-name" i], [class*="author_name" i], [class*="authorname" i], [class~="p-author"], [class~="writer" i], [data-testid*="byline" i], [data-testid*="author" i], address';
/** Where a byline ends and a date or a section begins. */
const BYLINE_END =
  /\s*(?:\||·|•|–|—|\bon\b|\bupdated\b|\bpublished\b|\bposted\b|\d{1,2}[ /.:-]|,\s*(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))/i;

function namesIn(element: Element): string[] {
  const linked = toNames(every(element, 'a, [itemprop="name"]').map(textOf)).filter(looksLikePerson);
  if (linked.length > 0) return linked;
  const text = textOf(element);
  // a byline is short; a box about the author is not; a list of authors may be long
  if (text.length > (element.matches('[class~="authors" i]') ? 1_500 : 160)) return [];
  const names = splitNames(text.split(BYLINE_END)[0] || text);
  if (names.every(looksLikePerson)) return names;
  // a pen name stands alone in an element made for it
  const alone = names.length === 1 && /^[\p{L}\p{N}_-]{3,30}$/u.test(text.replace(/^by\s+/i, ''));
  return alone && element.matches('[rel~="author"], [itemprop~="author"], [class*="byline" i]') ? names : [];
}

/** "By Ann Lee" in a short element next to the heading, on pages that name no element so. */
function namesBesideHeading(near: Element[]): string[] {
  for (const element of near) {
    const [, names = ''] = /^(?:(?:written|posted|words)\s+)?by:?\s+(.+)$/i.exec(textOf(element)) ?? [];
    const found = splitNames(names.split(BYLINE_END)[0] ?? '');
    if (found.length > 0 && found.every(looksLikePerson)) return found;
  }
  return [];
}

function bylineAuthors(document: Document, heading: Element | null, near: Element[]): string[] {
  const places = every(document, BYLINES, 120).filter((element) => !isElsewhere(element, heading));
  for (const place of places) {
    const names = namesIn(place);
    if (names.length === 0) continue;
    // several authors often stand side by side, each in an element of its own
    const beside = places.filter((other) => other !== place && areSiblings(place, other));
    return toNames([...names, ...beside.flatMap(namesIn)]);
  }
  return namesBesideHeading(near);
}

const areSiblings = (one: Element, other: Element): boolean =>
  one.tagName === other.tagName &&
  one.className === other.className &&
  (one.parentElement === other.parentElement ||
    one.parentElement?.parentElement === other.parentElement?.parentElement);

const DATES =
  '[itemprop~="datePublished"], time[pubdate], time[datetime], [class*="publish" i], [class*="post-date" i], [class*="entry-date" i], [class*="article-date" i], [class~="date" i], [class*="dateline" i], [class*="timestamp" i], [class*="byline" i], time';

const isUpdated = (element: Element): boolean =>
  /modified|updated/i.test(element.className + (element.getAttribute('itemprop') ?? ''));

function dateIn(element: Element): string {
  const exact = toPageDate(element.getAttribute('datetime') ?? element.getAttribute('content'));
  if (exact) return exact;
  const text = textOf(element);
  return text.length > 200 ? '' : toPageDate(text) || writtenDate(text);
}

/** The first date in the page's own part that does not say when it was last changed; else one next to the heading. */
function shownDate(document: Document, heading: Element | null, near: Element[]): string {
  const places = every(document, DATES, 120).filter((element) => !isElsewhere(element, heading) && !isUpdated(element));
  const part = heading?.closest('article, main, [role="main"]');
  const inPart = part ? places.filter((element) => part.contains(element)) : [];
  for (const place of [...inPart, ...places, ...near]) {
    const date = dateIn(place);
    if (date) return date;
  }
  return '';
}

/** Short elements just before and after the heading or the box it stands in. */
function besideHeading(heading: Element | null): Element[] {
  const found: Element[] = [];
  for (
    let at: Element | null = heading, step = 0;
    at && step < 3 && at.tagName !== 'BODY';
    at = at.parentElement, step++
  ) {
    let [before, after] = [at.previousElementSibling, at.nextElementSibling];
    for (let count = 0; count < 3; count++) {
      for (const box of [after, before]) if (box) found.push(box, ...every(box, 'p, span, div, time, li', 12));
      [before, after] = [before?.previousElementSibling ?? null, after?.nextElementSibling ?? null];
    }
  }
  return found.filter((element) => textOf(element).length < 200 && !isElsewhere(element, heading));
}

/** A date in the address, `/2016/05/24/`, as news sites and blogs write it. */
export function dateInAddress(url: string): string {
  const found =
    /\/(20\d\d|19\d\d)[/-](\d\d)[/-](\d\d)(?=[/-]|$)/.exec(url) ?? /\/(20\d\d|19\d\d)\/(\d\d)(?=\/)/.exec(url);
  return found ? toPageDate(found.slice(1).filter(Boolean).join('-')) : '';
}

export function readVisible(document: Document, page: { url: string; title: string; siteNames: string[] }): Finding[] {
  const heading = mainHeading(document, page.title);
  const near = besideHeading(heading);
  const authors = bylineAuthors(document, heading, near).filter(
    (name) => !page.siteNames.some((site) => sameName(site, name)),
  );
  return [
    { source: 'heading', values: { title: textOf(heading) } },
    { source: 'title', values: { title: shownTitle(page.title, textOf(heading), page.siteNames) } },
    { source: 'byline', values: { authors, publishedOn: shownDate(document, heading, near) } },
    { source: 'media', values: { durationSeconds: mediaSeconds(document) } },
    { source: 'address', values: { publishedOn: dateInAddress(page.url) } },
  ];
}
