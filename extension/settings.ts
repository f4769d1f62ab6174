// What the person has set for this browser's extension. Kept in the browser's local storage and never synced.
import { browser } from 'wxt/browser';
import { CAPTURE_KINDS, type CaptureKind } from '../shared/model/capture.ts';
import { asLine, asOneOf, asRecord } from '../shared/model/parse.ts';

export interface Settings {
  /** Keep a picture of what is on the screen with each page. */
  keepsPicture: boolean;
  /** Kinds of pages of which a copy that looks like the page is kept without being asked: they vanish, or show a name. */
  copiesKinds: CaptureKind[];
  /** Hosts where nothing is ever kept, besides the list that Waymark brings; `example.org` stands for its subdomains too. */
  neverHere: string[];
  /** Hosts of Waymark's own list where the person keeps pages all the same. */
  allowedHere: string[];
  /** Keep pages from private windows too. */
  keepsPrivate: boolean;
  /** Show on the button when a page is kept already; needs the browser's permission to see the addresses of tabs. */
  marksKept: boolean;
}

const KEY = 'settings';
const HOSTS_MAX = 500;

const asHosts = (value: unknown): string[] =>
  Array.isArray(value)
    ? value
        .map((host) => asLine(host, 253).toLowerCase())
        .filter(Boolean)
        .slice(0, HOSTS_MAX)
    : [];

export function parseSettings(value: unknown): Settings {
  const from = asRecord(value);
  const kinds = Array.isArray(from.copiesKinds) ? from.copiesKinds : ['webinar', 'certificate'];
  return {
    keepsPicture: from.keepsPicture !== false,
    copiesKinds: kinds.map((kind) => asOneOf(kind, CAPTURE_KINDS)).filter((kind) => kind !== null),
    neverHere: asHosts(from.neverHere),
    allowedHere: asHosts(from.allowedHere),
    keepsPrivate: from.keepsPrivate === true,
    marksKept: from.marksKept === true,
  };
}

export const readSettings = async (): Promise<Settings> => parseSettings((await browser.storage.local.get(KEY))[KEY]);

export const changeSettings = async (patch: Partial<Settings>): Promise<void> =>
  browser.storage.local.set({ [KEY]: { ...(await readSettings()), ...patch } });
