// Posts on X: `/name/status/123`. The tab's title is "Name on X: "words" / X".
// Verified on public pages: address and `<title>`. Unverified: everything else; the page is built late and its tags may be missing.
import { toName } from '../names.ts';
import { pageLine } from '../page-text.ts';
import { postTitle } from './post-title.ts';
import { isUnder, type Site } from './site.ts';

export const x: Site = {
  name: 'X',
  isHere: ({ url }) => isUnder(url, 'x.com', 'twitter.com') && /^\/\w{1,20}\/status\/\d+/.test(url.pathname),
  read: ({ document }) => {
    const [, name = '', words = ''] =
      /^(?:\(\d+\)\s*)?(.+?) on (?:X|Twitter):\s*["“](.*)["”]\s*(?:\/ (?:X|Twitter))?$/s.exec(
        pageLine(document.title),
      ) ?? [];
    const author = toName(name);
    return {
      kind: 'post',
      values: {
        title: postTitle(words.replace(/\s*https:\/\/t\.co\/\w+\s*$/, '')),
        authors: author ? [author] : [],
        siteName: 'X',
      },
      only: ['siteName', 'publisher', 'authors'],
    };
  },
};
