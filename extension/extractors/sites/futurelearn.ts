// FutureLearn: courses, steps and certificates. Class names are made by the build and change, so ids and addresses are used.
// Verified on public pages: addresses, `#section-page-header h1`, `#section-creators`, `#section-overview`. Unverified: steps, certificates.

import { labelled } from '../../../shared/wording/learning-text.ts';
import type { ShownLine } from '../../../shared/wording/shown-line.ts';
import { pageLine } from '../page-text.ts';
import { shownLines } from '../shown-lines.ts';
import { attributeAt, isUnder, type Site, type SitePage, textAt, textsAt } from './site.ts';

const ADDRESS = /^\/courses\/([^/]+)(?:\/(\d+)\/steps\/(\d+))?/;

/** The organisation in `#section-creators`: its words, or what its sign says. */
function creator({ document }: SitePage): string {
  const section = document.querySelector('#section-creators');
  if (!section) return '';
  const named = textAt(section, 'a[href*="/partners/"]', 'h3');
  const sign = attributeAt(section, 'img[alt]', 'alt').replace(/\s+logo$/i, '');
  return named || sign;
}

function statedWork(lines: readonly ShownLine[]): string {
  const [weeks, hours] = [labelled(lines, /^duration\b/i, 30), labelled(lines, /^weekly study\b/i, 30)];
  return [weeks, hours && `${hours} a week`].filter(Boolean).join(', ');
}

/** The course of a step: the link to it, else the second part of the tab's title. */
function courseOfStep({ document }: SitePage, slug: string): string {
  const links = textsAt(
    document,
    `a[href$="/courses/${CSS_SAFE.test(slug) ? slug : ''}"], a[href*="/courses/${CSS_SAFE.test(slug) ? slug : '-'}/"][href*="/todo"]`,
  );
  const parts = pageLine(document.title)
    .split(/\s+[-|]\s+/)
    .filter((part) => !/^futurelearn$/i.test(part));
  return (
    links.find((text) => text.length > 6 && !/^(?:to do|back|home|course|overview)\b/i.test(text)) ??
    (parts.length > 1 ? (parts.at(-1) ?? '') : '')
  );
}

const CSS_SAFE = /^[\w-]+$/;

export const futureLearn: Site = {
  name: 'FutureLearn',
  isHere: ({ url }) =>
    isUnder(url, 'futurelearn.com') && (ADDRESS.test(url.pathname) || /^\/certificates\/\w+/.test(url.pathname)),
  read: (page) => {
    const { document, url } = page;
    const siteName = 'FutureLearn';
    if (url.pathname.startsWith('/certificates/'))
      return { kind: 'certificate', values: { siteName }, only: ['authors'] };
    const [, slug = '', , step] = ADDRESS.exec(url.pathname) ?? [];
    if (step)
      return {
        kind: 'course',
        values: { title: textAt(document, 'main h1', 'h1'), container: courseOfStep(page, slug), siteName },
        only: ['authors', 'publishedOn'],
      };
    const overview = document.querySelector('#section-overview') ? shownLines(document) : [];
    return {
      kind: 'course',
      values: {
        title: textAt(document, '#section-page-header h1', 'main h1'),
        provider: creator(page),
        workload: statedWork(overview),
        siteName,
      },
      only: ['siteName'],
    };
  },
};
