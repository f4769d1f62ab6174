// Decks of slides: SlideShare, Speaker Deck and Google Slides.
// Verified on public pages: addresses, og:title. Unverified: the elements that name the author.
import { toName } from '../names.ts';
import { attributeAt, isPersonal, isUnder, type Site, type SitePage, textAt, titleWithout } from './site.ts';

const SHARE = /^\/(?:slideshow\/|[\w-]+\/[\w-]+)/;

function siteOf({ url }: SitePage): string {
  if (isUnder(url, 'slideshare.net') && SHARE.test(url.pathname)) return 'SlideShare';
  if (isUnder(url, 'speakerdeck.com') && /^\/[\w-]+\/[\w-]+/.test(url.pathname)) return 'Speaker Deck';
  if (url.hostname === 'docs.google.com' && url.pathname.startsWith('/presentation/')) return 'Google Slides';
  return '';
}

export const slides: Site = {
  name: 'SlideShare',
  isHere: (page) => siteOf(page) !== '',
  read: (page) => {
    const { document } = page;
    const siteName = siteOf(page);
    const author = toName(
      textAt(
        document,
        '[data-testid="author-name"]',
        '[rel~="author"]',
        '.deck-meta .author',
        'a[class*="author" i]',
      ) || attributeAt(document, 'meta[name="author"]', 'content'),
    );
    return {
      kind: 'slides',
      values: {
        title:
          textAt(document, 'main h1', 'h1') ||
          titleWithout(document, /\s*(?:[-|]\s*(?:Google Slides|Speaker Deck|SlideShare)|\|\s*PPTX?|\|\s*PDF).*$/i),
        authors: isPersonal(author) ? [author] : [],
        siteName,
      },
      isOnlyRoom: true,
      only: ['siteName', 'publisher', 'provider'],
    };
  },
};
