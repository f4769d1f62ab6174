// A page's own address: compared without what only tracks, and taken from the page when it names one.
import { withoutTracking } from '../../shared/model/address.ts';
import { asLines, asWebAddress } from '../../shared/model/parse.ts';

const parts = (address: string): { host: string; path: string; query: string } | null => {
  const web = withoutTracking(address);
  if (!web) return null;
  const url = new URL(web);
  return {
    host: url.hostname.replace(/^(?:www|m|amp|mobile)\./, ''),
    path: url.pathname.replace(/\/(?:amp\/?|index\.html?)?$/i, '').toLowerCase(),
    query: url.search,
  };
};

/** False only when an address on the same host names another path: an address on another host may be the original's. */
export function isOfThisPage(address: string, page: string): boolean {
  let resolved = address;
  try {
    resolved = new URL(address, page).href;
  } catch {
    return true;
  }
  const one = parts(resolved);
  const other = parts(page);
  if (!one || !other || one.host !== other.host) return true;
  // an address without parameters may stand for one with them, but not `?v=1` for `?v=2`
  return one.path === other.path && (one.query === '' || other.query === '' || one.query === other.query);
}

/** What the page calls its own address (`rel=canonical`, then `og:url`), else `url`; both without tracking parameters. */
export function canonicalAddress(document: Document, ogUrl: string, url: string): string {
  const own = withoutTracking(url) || url;
  const named = [document.querySelector('link[rel~="canonical"][href]')?.getAttribute('href'), ogUrl];
  for (const address of named) {
    if (!address) continue;
    try {
      const found = withoutTracking(new URL(address, url).href);
      // a site that names its front page on every page names nothing
      if (found && (new URL(found).pathname !== '/' || new URL(own).pathname === '/') && isOfThisPage(found, url))
        return found;
    } catch {
      // an address that is none
    }
  }
  return own;
}

/** The site's host as people know it, such as `rcot.co.uk`. */
export function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
}

/** At most ten origins of the web, each once. */
export const originsIn = (value: unknown): string[] => [
  ...new Set(
    asLines(value, 10)
      .map(asWebAddress)
      .filter(Boolean)
      .map((address) => new URL(address).origin),
  ),
];
