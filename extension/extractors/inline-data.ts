// The day of publication as the page's own programs know it: content systems hand it to statistics and advertising.
import { toPageDate } from '../../shared/wording/page-date.ts';

const SCRIPTS_MAX = 60;
const CHARACTERS_MAX = 300_000;
const PUBLISHED =
  /["']?\b(?:date_?published|published_?(?:date|at|time|on)|publish_?(?:date|time|at)|publication_?date|pub_?date|first_?published(?:_?(?:at|on|date))?|original_?publish(?:ed)?_?date)\b["']?\s*[:=]\s*\\?["']([^"'\\]{6,40})\\?["']/gi;

/**
 * Only the day is taken from there, and only when all that is found agrees: state of a page may hold other articles, and the visitor's
 * own record. Empty otherwise.
 */
export function dayInPrograms(document: Document): string {
  const days = new Map<string, string>();
  let left = CHARACTERS_MAX;
  for (const script of [...document.querySelectorAll('script:not([src])')].slice(0, SCRIPTS_MAX)) {
    // blocks of JSON-LD have a reader of their own
    if (/ld\+json/i.test(script.getAttribute('type') ?? '')) continue;
    const text = (script.textContent ?? '').slice(0, left);
    left -= text.length;
    for (const [, value] of text.matchAll(PUBLISHED)) {
      const date = toPageDate(value);
      if (date.length >= 10) days.set(date.slice(0, 10), date);
    }
    if (left <= 0) break;
  }
  return days.size === 1 ? ([...days.values()][0] ?? '') : '';
}
