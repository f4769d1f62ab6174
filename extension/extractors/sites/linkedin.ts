// Public posts on LinkedIn. Their SocialMediaPosting block has author and date; og:title has "words | name".
// Verified on public pages: addresses, og:title. Unverified: what a person who is signed in sees.
import { toName } from '../names.ts';
import { pageLine } from '../page-text.ts';
import { postTitle } from './post-title.ts';
import { isUnder, type Site } from './site.ts';

export const linkedIn: Site = {
  name: 'LinkedIn',
  isHere: ({ url }) => isUnder(url, 'linkedin.com') && /^\/(?:posts\/|feed\/update\/)/.test(url.pathname),
  read: ({ tags }) => {
    const parts = pageLine(tags.first('og:title'))
      .split(/\s+\|\s+/)
      .filter((part) => !/^(?:linkedin|[\d,.k]+ comments?)$/i.test(part));
    const author = parts.length > 1 ? toName(parts.at(-1)) : '';
    return {
      kind: 'post',
      values: { title: postTitle(parts[0] ?? ''), authors: author ? [author] : [], siteName: 'LinkedIn' },
      only: ['siteName', 'publisher'],
    };
  },
};
