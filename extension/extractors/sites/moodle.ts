// Moodle on any host, as many trusts and universities run it.
// Verified in its public source: body ids and classes, addresses, breadcrumbs, headings, completion information, the SCORM player.
import type { Found } from '../finding.ts';
import { pageLine, textOf } from '../page-text.ts';
import { attributeAt, type Site, type SitePage, textAt, textsAt } from './site.ts';

const COURSE_LINK = 'a[href*="/course/view.php?id="]';
const BREADCRUMB = `.breadcrumb ${COURSE_LINK}, #page-navbar ${COURSE_LINK}, nav[aria-label] ol ${COURSE_LINK}`;
const ADDRESS =
  /\/(?:mod\/(?:scorm|quiz|hvp|h5pactivity|page|resource|book|lesson|url|forum|assign|feedback|bigbluebuttonbn|customcert|certificate|coursecertificate)\/\w+\.php|course\/view\.php)/;

export const bodyNames = ({ document }: SitePage): string =>
  `${document.body?.id ?? ''} ${document.body?.className ?? ''}`;

export const isMoodle = (page: SitePage): boolean =>
  /\bpage-(?:mod|course)-[\w-]+/.test(bodyNames(page)) ||
  (ADDRESS.test(page.url.pathname) &&
    page.document.querySelector('#page-content, #region-main, .path-mod, #page-wrapper') !== null);

/** The course's full name: breadcrumbs carry it as the title of its short name. */
export function courseName(page: SitePage): string {
  const links = [...page.document.querySelectorAll(BREADCRUMB)];
  const link = links.at(-1);
  return pageLine(link?.getAttribute('title')) || textOf(link);
}

/** The name of the activity on screen: the heading in the main part, which in older versions stands below the course's. */
function activityName(page: SitePage, course: string): string {
  const { document } = page;
  const headings = [
    ...textsAt(document, '.page-header-headings h1, #page-header h1'),
    ...textsAt(document, '#region-main h2, [role="main"] h2, #region-main h1'),
  ];
  const inCrumbs = textsAt(document, '.breadcrumb li').at(-1) ?? '';
  const own = headings.find((heading) => heading !== course) ?? '';
  return own || (inCrumbs !== course ? inCrumbs : '');
}

/** "Done" and "To do" on the activity, or the course's own bar. */
export function progressOf({ document }: SitePage): string {
  const badges = textsAt(
    document,
    '[data-region="completion-info"] .badge, .completion-info .badge, .automatic-completion-conditions .badge',
  );
  const done = badges.filter((badge) => /^done\b/i.test(badge)).length;
  if (done > 0 && done === badges.length) return 'Completed';
  if (
    /^done\b/i.test(
      textAt(document, '[data-region="completion-info"] button, [data-action="toggle-manual-completion"]'),
    )
  )
    return 'Completed';
  const bar = attributeAt(
    document,
    '.course-progress [aria-valuenow], .progress-bar[aria-valuenow], .progressbar[aria-valuenow]',
    'aria-valuenow',
  );
  return /^\d{1,3}(?:\.\d+)?$/.test(bar) && Number(bar) <= 100
    ? Number(bar) === 100
      ? 'Completed'
      : `${Math.round(Number(bar))} %`
    : '';
}

/** The site's name: its sign, else what stands behind the last bar of `<title>`. */
export function siteNameOf({ document }: SitePage): string {
  const sign =
    textAt(document, '.navbar-brand', '#logo .site-name', '.site-name') ||
    attributeAt(document, '.navbar-brand img, .navbar img.logo', 'alt');
  const tail =
    pageLine(document.title)
      .split(/\s+\|\s+/)
      .slice(1)
      .at(-1) ?? '';
  return sign || tail;
}

export const moodle: Site = {
  name: 'Moodle',
  isHere: isMoodle,
  read: (page) => {
    const names = bodyNames(page);
    const isCertificate = /page-mod-(?:customcert|certificate|coursecertificate|simplecertificate)-/.test(names);
    const isCourse = /page-course-view/.test(names) || /\/course\/view\.php$/.test(page.url.pathname);
    const heading = textAt(page.document, '.page-header-headings h1', '#page-header h1', 'h1');
    const course = isCourse ? heading : courseName(page);
    const activity = isCourse ? '' : activityName(page, course);
    const siteName = siteNameOf(page);
    const values: Found = {
      title: isCertificate ? course || activity : activity || course,
      // the course that the activity is part of
      container: isCertificate || activity === course ? '' : activity ? course : '',
      provider: siteName,
      siteName,
      progress: progressOf(page),
      pdfUrl: isCertificate ? certificateFile(page) : '',
    };
    return { kind: isCertificate ? 'certificate' : 'course', values, only: ['authors', 'publishedOn'] };
  },
};

/** Where the certificate's file is, when the page links to it. */
function certificateFile({ document, url }: SitePage): string {
  const link = document.querySelector(
    '#region-main a[href*="downloadown"], #region-main a[href*="action=get"], #region-main a[href$=".pdf"]',
  );
  try {
    const href = link?.getAttribute('href');
    return href ? new URL(href, url).href : '';
  } catch {
    return '';
  }
}
