// Episodes of podcasts: on the large players by their address, elsewhere by a player beside a link to the feed.
// Verified on public pages: addresses of Apple, Spotify and the BBC. Unverified: their elements.
import { textOf } from '../page-text.ts';
import { attributeAt, isUnder, type Site, type SitePage, textAt, titleWithout } from './site.ts';

function playerOf({ url }: SitePage): string {
  if (isUnder(url, 'podcasts.apple.com') && url.searchParams.has('i')) return 'Apple Podcasts';
  if (isUnder(url, 'open.spotify.com') && /^(?:\/intl-\w+)?\/episode\//.test(url.pathname)) return 'Spotify';
  if (isUnder(url, 'bbc.co.uk') && /^\/sounds\/play\//.test(url.pathname)) return 'BBC Sounds';
  return '';
}

const FEED =
  'link[rel~="alternate"][type="application/rss+xml"], a[href$=".rss"], a[href*="/feed/podcast"], a[href*="podcasts.apple.com"], a[href*="open.spotify.com/show"]';

/** An audio player, a feed, and the word itself in a title or an address: a blog that reads its posts aloud is no podcast. */
const isEpisode = ({ document, url }: SitePage): boolean =>
  document.querySelector('audio') !== null &&
  document.querySelector(FEED) !== null &&
  /\b(?:podcasts?|episodes?)\b/i.test(
    `${document.title} ${url.pathname.replace(/[-_/]/g, ' ')} ${textOf(document.querySelector('h1'))} ${attributeAt(document, FEED, 'title')}`,
  );

export const podcast: Site = {
  name: 'Podcasts',
  isHere: (page) => playerOf(page) !== '' || isEpisode(page),
  read: (page) => {
    const { document } = page;
    const siteName = playerOf(page);
    if (!siteName) {
      const series = attributeAt(document, 'link[rel~="alternate"][type="application/rss+xml"]', 'title').replace(
        /\s*[»|-]?\s*(?:podcast )?(?:rss )?feed$/i,
        '',
      );
      return { kind: 'podcast', values: { container: series } };
    }
    return {
      kind: 'podcast',
      values: {
        title:
          textAt(document, 'main h1', 'h1') ||
          titleWithout(document, /\s+[-–|]\s+.*(?:Apple Podcasts|Spotify|BBC Sounds)$/i),
        container: textAt(document, 'a[href*="/show/"]', 'h1 ~ * a[href*="/podcast/"]'),
        siteName,
      },
      only: ['siteName', 'publisher'],
    };
  },
};
