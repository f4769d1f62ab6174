// Public posts on Bluesky: `/profile/name/post/id`.
// Verified on public pages: og:title "Name (@handle)", og:description, article:published_time. A click inside the app leaves them stale.

import { toPageDate } from '../../../shared/wording/page-date.ts';
import { toName } from '../names.ts';
import { pageLine } from '../page-text.ts';
import { postTitle } from './post-title.ts';
import { isUnder, type Site } from './site.ts';

const ADDRESS = /^\/profile\/[^/]+\/post\/\w+/;

export const bluesky: Site = {
  name: 'Bluesky',
  isHere: ({ url }) => isUnder(url, 'bsky.app') && ADDRESS.test(url.pathname),
  read: ({ url, tags }) => {
    const ogUrl = tags.first('og:url');
    const isHeadStale = ogUrl !== '' && !ogUrl.includes(url.pathname.split('/').pop() ?? '');
    const text = isHeadStale ? '' : pageLine(tags.first('og:description', 'description'));
    const author = isHeadStale ? '' : toName(pageLine(tags.first('og:title')).replace(/\s*\(@.*$/, ''));
    return {
      kind: 'post',
      values: {
        title: postTitle(text),
        authors: author ? [author] : [],
        publishedOn: isHeadStale ? '' : toPageDate(tags.first('article:published_time')),
        siteName: 'Bluesky',
      },
      only: ['siteName', 'publisher'],
      isHeadStale,
    };
  },
};
