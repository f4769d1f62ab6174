// YouTube. A single-page app: after a click the head may still tell of the video before, so its id is compared first.
// Verified on public pages: `v=` and og:url, the microdata and their videoId, `<title>`. Unverified: the elements below the player.
import { isPersonal, isUnder, type Site, type SitePage, textAt } from './site.ts';

/** The video that the address names: `/watch?v=`, `/live/`, `/shorts/`, `/embed/`. */
export function videoInAddress(address: string): string {
  try {
    const url = new URL(address, 'https://www.youtube.com');
    const inPath = /^\/(?:live|shorts|embed|v)\/([\w-]{6,20})/.exec(url.pathname)?.[1];
    return inPath ?? (url.hostname === 'youtu.be' ? url.pathname.slice(1) : (url.searchParams.get('v') ?? ''));
  } catch {
    return '';
  }
}

/** Ids that the head and the data blocks name for the video they describe. */
function describedVideos({ document, tags }: SitePage): string[] {
  const block = [...document.querySelectorAll('script[type="application/ld+json"]')]
    .map((script) => script.textContent ?? '')
    .find((text) => text.includes('VideoObject'));
  const inBlock = /\/(?:embed|vi|v)\/([\w-]{11})|[?&]v=([\w-]{11})/.exec((block ?? '').slice(0, 200_000));
  const named = [
    videoInAddress(tags.first('og:url')),
    videoInAddress(document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? ''),
    document.querySelector('meta[itemprop="videoId"], meta[itemprop="identifier"]')?.getAttribute('content') ?? '',
    inBlock?.[1] ?? inBlock?.[2] ?? '',
  ];
  return named.filter((id) => /^[\w-]{11}$/.test(id));
}

const CHANNEL =
  'ytd-watch-metadata ytd-channel-name a, #owner ytd-channel-name a, #upload-info ytd-channel-name a, ytm-slim-owner-renderer .slim-owner-channel-name';

export const youtube: Site = {
  name: 'YouTube',
  isHere: ({ url }) =>
    (isUnder(url, 'youtube.com', 'youtube-nocookie.com') || url.hostname === 'youtu.be') &&
    videoInAddress(url.href) !== '',
  read: (page) => {
    const { document, url } = page;
    const isHeadStale = describedVideos(page).some((id) => id !== videoInAddress(url.href));
    const inHead = isHeadStale
      ? ''
      : (document.querySelector('[itemprop="author"] [itemprop="name"]')?.getAttribute('content') ?? '');
    const channel = textAt(document, CHANNEL) || inHead;
    // the tab's title follows the video, with the number of notices before it
    const title = document.title.replace(/^\(\d+\)\s*/, '').replace(/\s+-\s+YouTube$/, '');
    return {
      kind: 'webinar',
      values: {
        title: textAt(document, 'ytd-watch-metadata h1', '#title h1') || (title === 'YouTube' ? '' : title),
        provider: channel,
        authors: isPersonal(channel) ? [channel] : [],
        siteName: 'YouTube',
      },
      isOnlyRoom: true,
      only: ['authors', 'provider', 'publisher', 'siteName'],
      isHeadStale,
    };
  },
};
