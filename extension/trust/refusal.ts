// Whether a page may be looked at at all. Asked of the address alone, before anything of the page is read.
import { asWebAddress } from '../../shared/model/parse.ts';
import { APP_ORIGIN } from '../app-origin.ts';
import type { Settings } from '../settings.ts';
import { GUARDED_HOSTS, GUARDED_NAMES } from './guarded-hosts.ts';

/** `guarded`: Waymark's list; `own`: the person's; `private`: a private window; `app`: Waymark itself. */
export type RefusalKind = 'guarded' | 'own' | 'private' | 'app';

export interface Refusal {
  kind: RefusalKind;
  /** The host it goes by; what the person allows or takes off their list. */
  host: string;
  /** Why, in a whole sentence or two for the person. */
  why: string;
}

/** What is known of a tab before its page is read. */
export interface TabFacts {
  url?: string | undefined;
  incognito?: boolean | undefined;
}

export type TrustSettings = Pick<Settings, 'neverHere' | 'allowedHere' | 'keepsPrivate'>;

const isUnder = (host: string, rule: string): boolean => host === rule || host.endsWith(`.${rule}`);

/** A rule is a host with all under it, or a host and the beginning of a path. */
function matches(url: URL, rule: string): boolean {
  const slash = rule.indexOf('/');
  if (slash < 0) return isUnder(url.hostname, rule);
  const path = rule.slice(slash);
  return isUnder(url.hostname, rule.slice(0, slash)) && `${url.pathname}/`.startsWith(`${path.replace(/\/$/, '')}/`);
}

/** Why nothing of this tab is read or kept, or null when it may be. A page without an address of the web is another matter. */
export function refusalFor({ url: address, incognito }: TabFacts, settings: TrustSettings): Refusal | null {
  const web = asWebAddress(address);
  if (!web) return null;
  const url = new URL(web);
  const host = url.hostname;
  if (incognito && !settings.keepsPrivate)
    return {
      kind: 'private',
      host,
      why: 'This is a private window, and Waymark looks at nothing in private windows unless you allow it.',
    };
  if (url.origin === APP_ORIGIN)
    return { kind: 'app', host, why: 'This is Waymark itself. What you keep is already in here.' };
  const own = settings.neverHere.find((rule) => matches(url, rule));
  if (own)
    return { kind: 'own', host: own, why: `You asked Waymark never to keep pages from ${own}. Nothing here was read.` };
  if (settings.allowedHere.some((rule) => matches(url, rule))) return null;
  const guarded = GUARDED_HOSTS.find(({ hosts }) => hosts.some((rule) => matches(url, rule)));
  if (guarded)
    return {
      kind: 'guarded',
      host,
      why: `${host} is on Waymark’s list as ${GUARDED_NAMES[guarded.kind]}. Nothing here was read.`,
    };
  return null;
}

/** The settings that let this page be kept after all. */
export function allowing({ kind, host }: Refusal, settings: Settings): Partial<Settings> {
  if (kind === 'private') return { keepsPrivate: true };
  if (kind === 'own') return { neverHere: settings.neverHere.filter((rule) => rule !== host) };
  return { allowedHere: [...new Set([...settings.allowedHere, host])] };
}
