// Vimeo. The VideoObject of the page has what is needed; here its id is compared with the address.
// Verified on public pages: the VideoObject block, og:url. Unverified: the elements below the player.
import { readJsonLd } from '../json-ld.ts';
import { hasType, line } from '../schema-node.ts';
import { isPersonal, isUnder, type Site, textAt, titleWithout } from './site.ts';

const idIn = (address: string): string => /vimeo\.com\/(?:video\/|[\w/]*\/)?(\d{6,})/.exec(address)?.[1] ?? '';

export const vimeo: Site = {
  name: 'Vimeo',
  isHere: ({ url }) => isUnder(url, 'vimeo.com') && idIn(url.href) !== '',
  read: ({ document, url, tags }) => {
    const described = idIn(tags.first('og:url'));
    const isHeadStale = described !== '' && described !== idIn(url.href);
    // Vimeo calls every account a person
    const account = isHeadStale
      ? ''
      : line(readJsonLd(document).find(({ node }) => hasType(node, /^VideoObject$/))?.node.author);
    return {
      kind: 'webinar',
      values: {
        title: textAt(document, 'main h1') || titleWithout(document, /\s+on Vimeo$/),
        provider: account,
        authors: isPersonal(account) ? [account] : [],
        siteName: 'Vimeo',
      },
      isOnlyRoom: true,
      only: ['authors', 'provider', 'publisher', 'siteName'],
      isHeadStale,
    };
  },
};
