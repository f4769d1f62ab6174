// Coursera: courses, lectures and certificates. Links to partners and teachers are steadier than class names.
// Verified: addresses of courses and lectures. Unverified: the page's elements and the address of certificates.
import { isUnder, type Site, textAt, textsAt, titleWithout } from './site.ts';

const ENDING = /\s*[|-]\s*Coursera$/;

export const coursera: Site = {
  name: 'Coursera',
  isHere: ({ url }) =>
    isUnder(url, 'coursera.org') &&
    /^\/(?:learn|projects|specializations|account\/accomplishments)\//.test(url.pathname),
  read: ({ document, url }) => {
    const siteName = 'Coursera';
    if (url.pathname.startsWith('/account/')) return { kind: 'certificate', values: { siteName }, only: ['authors'] };
    const isLecture = /\/(?:lecture|supplement|quiz|exam|home)\//.test(url.pathname);
    const course = textAt(
      document,
      '[data-testid="course-name"]',
      '[data-testid="breadcrumb"] a[href^="/learn/"]',
      'nav[aria-label*="readcrumb"] a[href*="/learn/"]',
    );
    const title = textAt(document, '[data-testid="hero-title"]', 'main h1', 'h1') || titleWithout(document, ENDING);
    return {
      kind: 'course',
      values: {
        title,
        container: isLecture && course !== title ? course : '',
        provider: textAt(document, '[data-testid="partner-name"]', 'a[href^="/partners/"]'),
        authors: isLecture
          ? []
          : textsAt(document, 'a[href^="/instructor/"]', 8).filter((name) => !/\d|more/i.test(name)),
        siteName,
      },
      only: ['authors', 'siteName', 'publisher'],
    };
  },
};
