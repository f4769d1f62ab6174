// edX: course pages and the learning pages. Course pages carry schema.org data; only what they are is told here.
// Verified: addresses. Unverified: the learning pages' elements.
import { isUnder, type Site } from './site.ts';

export const edx: Site = {
  name: 'edX',
  isHere: ({ url }) => isUnder(url, 'edx.org') && /^\/(?:course|learn|certificates|courses)\//.test(url.pathname),
  read: ({ url }) => ({
    kind: url.pathname.startsWith('/certificates/') ? 'certificate' : 'course',
    values: { siteName: 'edX' },
    only: ['siteName'],
  }),
};
