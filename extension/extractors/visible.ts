// What the page shows: its title, the line that says who wrote it and when, and its media.
import { bylineAuthors } from './byline.ts';
import type { Finding } from './finding.ts';
import { mainHeading, shownTitle } from './heading.ts';
import { mediaSeconds } from './media.ts';
import { sameName } from './names.ts';
import { besideHeading } from './page-part.ts';
import { pageLine, textOf } from './page-text.ts';
import { dateInAddress, shownDate } from './shown-date.ts';

export function readVisible(document: Document, page: { url: string; title: string; siteNames: string[] }): Finding[] {
  const heading = mainHeading(document, page.title);
  const near = besideHeading(heading);
  const language = pageLine(document.documentElement?.getAttribute('lang'));
  const authors = bylineAuthors(document, heading, near).filter(
    (name) => !page.siteNames.some((site) => sameName(site, name)),
  );
  return [
    { source: 'heading', values: { title: textOf(heading) } },
    { source: 'title', values: { title: shownTitle(page.title, textOf(heading), page.siteNames) } },
    { source: 'byline', values: { authors, publishedOn: shownDate(document, heading, near, language) } },
    { source: 'media', values: { durationSeconds: mediaSeconds(document) } },
    { source: 'address', values: { publishedOn: dateInAddress(page.url) } },
  ];
}
