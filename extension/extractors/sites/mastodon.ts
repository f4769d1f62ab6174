// Public posts on Mastodon, on any host: `/@name/123`.
// Verified in its public source: og:title "Name (@name@host)", og:description, og:published_time, profile:username.

import { toPageDate } from '../../../shared/wording/page-date.ts';
import { toName } from '../names.ts';
import { pageLine } from '../page-text.ts';
import { postTitle } from './post-title.ts';
import type { Site } from './site.ts';

const ADDRESS = /^\/@[\w.-]+(?:@[\w.-]+)?\/\d{6,}/;

export const mastodon: Site = {
  name: 'Mastodon',
  isHere: ({ url, document, tags }) =>
    ADDRESS.test(url.pathname) &&
    (tags.first('profile:username') !== '' || document.querySelector('#mastodon') !== null),
  read: ({ tags }) => {
    const text = pageLine(tags.first('og:description'));
    const author = toName(pageLine(tags.first('og:title')).replace(/\s*\(@.*$/, ''));
    return {
      kind: 'post',
      values: {
        title: postTitle(text),
        authors: author ? [author] : [],
        publishedOn: toPageDate(tags.first('og:published_time', 'article:published_time')),
        description: text,
        siteName: 'Mastodon',
      },
      only: ['siteName', 'publisher'],
    };
  },
};
