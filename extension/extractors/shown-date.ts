// When the page came out, as it shows it: the date by the heading, else the one in its address.

import { toPageDate, writtenDate } from '../../shared/wording/page-date.ts';
import { ownPlaces } from './page-part.ts';
import { textOf } from './page-text.ts';

const DATES =
  '[itemprop~="datePublished"], time[pubdate], time[datetime], [class*="publish" i], [class*="post-date" i], [class*="postdate" i], [class*="entry-date" i], [class*="article-date" i], [class*="article__date" i], [class~="date" i], [class*="dateline" i], [class*="timestamp" i], [class*="byline" i], [data-testid*="date" i], [data-testid*="timestamp" i], time';

/** Of a page that is kept current this is the last change, which stands in for a date only where there is no other. */
const UPDATED = /\b(?:modified|updated|last\s+changed|last\s+edited|reviewed|revised)\b/i;
/** Days that are to come, or that belong to the manuscript. */
const OTHER_DAYS =
  /\b(?:next\s+review|review\s+due|due|expires?|deadline|closes|received|accepted|submitted|accessed)\b/i;

interface Shown {
  date: string;
  isUpdated: boolean;
}

/** The words before a date that say what day it is, such as "Published:". */
function labelBefore(element: Element): string {
  const text = textOf(element.previousElementSibling);
  return text.length < 30 && !/\d/.test(text) ? text : '';
}

function dateIn(element: Element, language: string): Shown | null {
  const text = textOf(element);
  const label = labelBefore(element);
  if (OTHER_DAYS.test(`${label} ${text.slice(0, 60)}`)) return null;
  const exact = toPageDate(element.getAttribute('datetime') ?? element.getAttribute('content'));
  const date = exact || (text.length > 200 ? '' : toPageDate(text, language) || writtenDate(text, language));
  if (!date) return null;
  const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''}`;
  // "Published 3 May, updated 4 May" begins with the right one
  const isUpdated = /modified|updated/i.test(name) || UPDATED.test(`${label} ${text.slice(0, 20)}`);
  return { date, isUpdated };
}

/** The first date in the page's own part or next to its heading; one that says when it was last changed only where there is no other. */
export function shownDate(document: Document, heading: Element | null, near: Element[], language: string): string {
  let changed = '';
  for (const place of [...ownPlaces(document, DATES, heading), ...near]) {
    const shown = dateIn(place, language);
    if (shown && !shown.isUpdated) return shown.date;
    if (shown) changed ||= shown.date;
  }
  return changed;
}

/** A date in the address, `/2016/05/24/`, as news sites and blogs write it. */
export function dateInAddress(url: string): string {
  const found =
    /\/(20\d\d|19\d\d)[/-](\d\d)[/-](\d\d)(?=[/-]|$)/.exec(url) ??
    /[/-](20\d\d)(\d\d)(\d\d)(?=[/.-]|$)/.exec(url) ??
    /\/(20\d\d|19\d\d)\/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\/(\d{1,2})(?=\/)/i.exec(url) ??
    /\/(20\d\d|19\d\d)\/(\d\d)(?=\/)/.exec(url);
  const [, year = '', month = '', day = ''] = found ?? [];
  if (/[a-z]/i.test(month)) return toPageDate(`${day} ${month} ${year}`);
  return toPageDate([year, month, day].filter(Boolean).join('-'));
}
