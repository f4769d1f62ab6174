// OpenLearn of the Open University: Moodle with units of its own, and courses with hours of study and a level.
// Verified on public pages: addresses, breadcrumbs, "8 hours study", "Level 1: Introductory". Unverified: the tracking bar.
import { courseName, progressOf } from './moodle.ts';
import { isUnder, type Site, textAt, titleWithout } from './site.ts';

export const openLearn: Site = {
  name: 'OpenLearn',
  isHere: ({ url }) =>
    isUnder(url, 'open.edu') && /\/openlearn(?:create)?\/.*(?:course|mod)\//.test(`${url.pathname}/`),
  read: (page) => {
    const { document } = page;
    const heading = textAt(document, '#region-main h1', 'main h1', 'h1');
    const course =
      courseName(page) ||
      titleWithout(document, /\s*[|-]\s*(?:OpenLearn|OLCreate).*$/i).replace(/^.*?:\s+(?=.*\|)/, '');
    const isUnit = page.url.pathname.includes('/mod/');
    const isOwnHost = !page.url.pathname.startsWith('/openlearncreate/');
    return {
      kind: 'course',
      values: {
        title: isUnit ? course || heading : heading || course,
        provider: isOwnHost ? 'The Open University' : '',
        siteName: isOwnHost ? 'OpenLearn' : 'OpenLearn Create',
        progress: progressOf(page),
      },
      only: ['authors', 'siteName'],
    };
  },
};
