// Addresses of pages: without what only tracks, and as a key under which one page is found again however it is spelt.
import { asWebAddress } from './parse.ts';

const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hs(?:enc|mi)|mkt_tok|wt\.mc_id)$/i;

/**
 * Names and values of parameters, in order. Not by their own iterators: in a script that Firefox runs inside a page these
 * belong to the page and cannot be gone through ("searchParams.keys() is not iterable"), which stopped all reading there.
 */
export function parametersOf(parameters: URLSearchParams): [name: string, value: string][] {
  const found: [string, string][] = [];
  parameters.forEach((value, name) => {
    found.push([name, value]);
  });
  return found;
}

/** An http(s) address without fragment and tracking parameters; parameters that may choose the page stay. Empty for others. */
export function withoutTracking(address: string): string {
  const web = asWebAddress(address);
  if (!web) return '';
  const url = new URL(web);
  url.hash = '';
  for (const [name] of parametersOf(url.searchParams)) if (TRACKING.test(name)) url.searchParams.delete(name);
  return url.href;
}

/**
 * The page an address names, for comparing: without scheme, `www.`, mobile and AMP hosts, tracking, fragment, index file and
 * closing slash, parameters in order. Empty for what is no web address.
 */
export function pageKeyOf(address: string): string {
  const web = withoutTracking(address);
  if (!web) return '';
  const url = new URL(web);
  url.searchParams.sort();
  const host = url.host.replace(/^(?:www\d?|m|mobile|amp)\./, '');
  const path = url.pathname.replace(/\/(?:amp\/?|index\.(?:html?|php))?$/i, '').replace(/\/$/, '');
  return `${host}${path}${url.search}`;
}
