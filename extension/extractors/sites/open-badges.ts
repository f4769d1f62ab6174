// A badge or credential shown to the public: Credly, Badgr and Open Badge Factory, and their assertion pages.
// Verified on public pages: og:title of Credly, "Title was issued by Body to Name." Unverified: the other hosts.
import { pageLine } from '../page-text.ts';
import { isUnder, type Site, textAt } from './site.ts';

export const openBadges: Site = {
  name: 'Open Badges',
  isHere: ({ url }) =>
    (isUnder(url, 'credly.com') && /^\/badges\//.test(url.pathname)) ||
    (isUnder(url, 'badgr.com', 'badgr.io', 'canvasbadges.org') && /\/public\/assertions\//.test(url.pathname)) ||
    (isUnder(url, 'openbadgefactory.com', 'openbadgepassport.com') && /\/(?:info|badge)\//.test(url.pathname)),
  read: ({ document, tags }) => {
    const [, title = '', provider = '', awardedTo = ''] =
      /^(.+?) was issued by (.+?) to (.+?)\.?$/.exec(pageLine(tags.first('og:title'))) ?? [];
    return {
      kind: 'certificate',
      values: { title: title || textAt(document, 'main h1', 'h1'), provider, awardedTo },
      only: ['authors', 'publishedOn'],
    };
  },
};
