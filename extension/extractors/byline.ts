// Who wrote the page, as it shows it: the line or list of names by the heading.
import { looksLikePerson, peopleIn, splitNames, toNames } from './names.ts';
import { areSiblings, every, ownPlaces } from './page-part.ts';
import { textOf } from './page-text.ts';

/** Elements that are made for names of authors, in news, blogs and journals. */
const BYLINES = [
  '[rel~="author"], [itemprop~="author"], [class~="byline" i], [class*="byline" i]',
  '[class*="author-list" i] a, [class*="authors-list" i] a, [class*="author-group" i] a, [class*="author-group" i] button',
  '[class*="citation-author" i], [class*="contribauthor" i], [class*="entryauthor" i], [class*="linked-name" i]',
  '[class*="contrib" i] [class*="name" i], [class*="author" i] [class*="full-name" i], [class~="loa__author-name" i]',
  '[class~="authors" i], [class*="art-authors" i] a, [data-test*="author-name" i], [class~="author" i]',
  '[class*="author-name" i], [class*="author_name" i], [class*="authorname" i], [class*="author__name" i]',
  '[class~="p-author"], [class~="vcard"] [class~="fn"], [class~="writer" i], [data-testid*="byline" i]',
  '[data-testid*="author" i], a[href*="/author/" i], a[href*="/authors/" i], address',
].join(', ');

/** Where a byline ends and a date or a section begins. */
const BYLINE_END =
  /\s*(?:\||·|•|–|—|\s-\s|\b(?:edited|illustrated|photograph(?:ed|s|y)?|photos?|video|graphics|translated|reporting|reviewed|fact[ -]checked)\s+by\b|\bmedically\s+reviewed\b|\bon\b|\bupdated\b|\bpublished\b|\bposted\b|\d{1,2}[ /.:-]|,\s*(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))/i;

const LISTS = '[class~="authors" i], [class*="author-list" i], [class*="contributors" i]';
/** First and last name in elements of their own. */
const GIVEN = '[class*="given-name" i], [class*="first-name" i]';
const FAMILY = '[class*="surname" i], [class*="family-name" i], [class*="last-name" i]';

function inParts(element: Element): string[] {
  const [given, family] = [every(element, GIVEN).map(textOf), every(element, FAMILY).map(textOf)];
  return given.length > 0 && given.length === family.length ? given.map((name, at) => `${name} ${family[at]}`) : [];
}

/** A number or sign that leads to a footnote or an affiliation. */
const withoutMarks = (name: string): string =>
  name.replace(/(?:[\s,]*(?:\d{1,2}|[*†‡§¶#✉])|[\s,]+[a-h](?=,|$))+$/u, '').trim();

export function namesIn(element: Element): string[] {
  const content = element.getAttribute('content');
  if (content) return toNames(splitNames(content)).filter(looksLikePerson);
  const parts = inParts(element).filter(looksLikePerson);
  if (parts.length > 0) return toNames(parts);
  const linked = toNames(every(element, 'a, [itemprop="name"]').map(textOf).map(withoutMarks)).filter(looksLikePerson);
  if (linked.length > 0) return linked;
  const text = textOf(element);
  // a byline is short; a box about the author is not; a list of authors may be long
  if (text.length > (element.matches(LISTS) ? 1_500 : 160)) return [];
  const names = splitNames(withoutMarks(text).split(BYLINE_END)[0] || text);
  const people = peopleIn(names);
  if (people.length > 0) return people;
  // a pen name stands alone in an element made for it
  const alone = names.length === 1 && /^[\p{L}\p{N}_-]{3,30}$/u.test(text.replace(/^by\s+/i, ''));
  return alone && element.matches('[rel~="author"], [itemprop~="author"], [class*="byline" i]') ? names : [];
}

/** "By Ann Lee" in a short element next to the heading, on pages that name no element so. */
function namesBesideHeading(near: Element[]): string[] {
  for (const element of near) {
    const [, names = ''] =
      /^(?:(?:written|posted|words|story|review|interview)\s+)?by:?\s+(.+)$/i.exec(textOf(element)) ?? [];
    const found = peopleIn(splitNames(names.split(BYLINE_END)[0] ?? ''));
    if (found.length > 0) return found;
  }
  return [];
}

export function bylineAuthors(document: Document, heading: Element | null, near: Element[]): string[] {
  const places = ownPlaces(document, BYLINES, heading);
  for (const place of places) {
    const names = namesIn(place);
    if (names.length === 0) continue;
    // several authors often stand side by side, each in an element of its own
    const beside = places.filter((other) => other !== place && areSiblings(place, other));
    return toNames([...names, ...beside.flatMap(namesIn)]);
  }
  return namesBesideHeading(near);
}
