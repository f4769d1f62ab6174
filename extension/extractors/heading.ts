// Titles as the page shows them: its main heading, and `<title>` less the name of the site.

import { wordsOf } from '../../shared/wording/words-of.ts';
import { overlap, textOf } from './page-text.ts';

const HEADINGS_MAX = 40;
/** A heading that is the site's own sign. */
const SIGN =
  '[role="banner"], [class~="logo" i], [id="logo" i], [class*="site-title" i], [class*="site-header" i], nav';

/** The heading that says what the page is: the one nearest to `<title>`, in the main part if there is one. */
export function mainHeading(document: Document, title: string): Element | null {
  const headings = [...document.querySelectorAll('h1')]
    .slice(0, HEADINGS_MAX)
    .filter((heading) => textOf(heading).length > 1);
  const scored = headings.map((heading) => {
    const words = wordsOf(textOf(heading)).length;
    const like = overlap(textOf(heading), title) * Math.min(1, words / 3);
    const place = heading.closest('article, main, [role="main"]') ? 0.3 : 0;
    const sign = heading.closest(SIGN) || heading.querySelector('a[href="/"]') ? 0.8 : 0;
    return { heading, score: like + place - sign };
  });
  scored.sort((a, b) => b.score - a.score);
  return scored[0]?.heading ?? null;
}

const SEPARATOR = /\s+[|–—·•»:‹›_-]+\s*|\s*\|\s*|\s*[»‹›]\s*|:\s+/g;
const joined = (text: string) => wordsOf(text).join('');

/** A title without the site's name before or behind it; other parts stay, since a dash may belong to the title. */
export function withoutSite(title: string, siteNames: string[]): string {
  const names = siteNames.map(joined).filter((name) => name.length > 1);
  const isSite = (part: string) => names.includes(joined(part));
  let left = title.trim();
  for (let round = 0; round < 3; round++) {
    const cuts = [...left.matchAll(SEPARATOR)];
    const [start, last] = [cuts[0], cuts.at(-1)];
    if (last && isSite(left.slice(last.index + last[0].length))) left = left.slice(0, last.index).trim();
    else if (start && isSite(left.slice(0, start.index))) left = left.slice(start.index + start[0].length).trim();
    else break;
  }
  return left || title;
}

/** More than a word such as "Resource"; in scripts without spaces a phrase is one. */
const isTelling = (heading: string): boolean =>
  wordsOf(heading).length >= 2 ||
  (heading.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0) >= 5;

/** Whether `rest` is what a site puts beside a title: nothing, or a separator and a few words. */
const isTrimming = (rest: string): boolean =>
  rest.trim() === '' || (/^\s*[|–—·•»‹›_-]|[|–—·•»‹›_-]\s*$/.test(rest) && wordsOf(rest).length <= 6);

/** A title cut down to the heading where the heading is all of it but the trimmings before or behind. */
export function cutToHeading(title: string, heading: string): string {
  if (!isTelling(heading)) return title;
  const at = title.toLowerCase().indexOf(heading.toLowerCase());
  if (at < 0) return title;
  const [before, after] = [title.slice(0, at), title.slice(at + heading.length)];
  return isTrimming(before) && isTrimming(after) ? title.slice(at, at + heading.length) : title;
}

/** The title a person would call the page by; the heading where `<title>` is missing or a single word such as "Resource". */
export function shownTitle(title: string, heading: string, siteNames: string[]): string {
  const own = cutToHeading(withoutSite(title, siteNames), heading);
  return heading && wordsOf(own).length < 2 && wordsOf(heading).length >= 2 ? heading : own || heading;
}

/** The name behind the last bar or dash of `<title>`, where sites put their own; empty where there is none. */
export function nameBehindTitle(title: string): string {
  const name = /^.*\S\s+[|–—·•-]\s+([^|–—·•]{2,60})$/.exec(title)?.[1]?.trim() ?? '';
  return wordsOf(name).length <= 6 && /\p{L}/u.test(name) ? name : '';
}
