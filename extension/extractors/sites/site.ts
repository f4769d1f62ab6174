// What a reader of one site or platform is, and the few ways in which all of them look at a page.
import type { CaptureKind } from '../../../shared/model/capture.ts';
import type { Found } from '../finding.ts';
import type { MetaTags } from '../meta-tags.ts';
import { looksLikePerson } from '../names.ts';
import { pageLine, textOf } from '../page-text.ts';

export interface SitePage {
  document: Document;
  /** The address the person sees. */
  url: URL;
  tags: MetaTags;
}

export interface SiteReading {
  /** What the page is; left to the other sources when absent. */
  kind?: CaptureKind;
  /** What was read; an empty value leaves the field to the other sources. */
  values: Found;
  /** Fields in which what the other sources say of this site misleads; only `values` counts, even when it is empty. */
  only?: readonly (keyof Found)[];
  /** True for a room that others hire: it is neither provider nor publisher of what is said in it. */
  isOnlyRoom?: boolean;
  /** True when the head and the blocks of data still tell of a page that was shown before. */
  isHeadStale?: boolean;
}

export interface Site {
  /** The site or platform as people know it. */
  name: string;
  /** Looks at the address, and for platforms that anyone may host at the document. */
  isHere(page: SitePage): boolean;
  read(page: SitePage): SiteReading;
}

/** Whether the host is this one or lies under it. */
export const isUnder = (url: URL, ...hosts: string[]): boolean =>
  hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));

/** The text of the first element that fits and has any, in one line. */
export function textAt(root: ParentNode, ...selectors: string[]): string {
  for (const selector of selectors) {
    for (const element of [...root.querySelectorAll(selector)].slice(0, 20)) {
      const text = textOf(element);
      if (text) return text;
    }
  }
  return '';
}

/** The texts of all elements that fit, each once. */
export const textsAt = (root: ParentNode, selector: string, max = 20): string[] => [
  ...new Set([...root.querySelectorAll(selector)].slice(0, max).map(textOf).filter(Boolean)),
];

/** An attribute of the first element that fits. */
export const attributeAt = (root: ParentNode, selector: string, name: string): string =>
  pageLine(root.querySelector(selector)?.getAttribute(name));

/** `<title>` without what a site puts behind it. */
export const titleWithout = (document: Document, ending: RegExp): string =>
  pageLine(document.title).replace(ending, '').trim();

const BODY =
  /\b(?:network|services?|group|therap(?:y|ies|ists)|health(?:care)?|care|nhs|academy|learning|club|union|council|alliance|charity|uk|royal|national|international|channel|tv|media|radio|education|training|research|clinic|practice|company|films?|studios?|productions?|talks?|today|project|online|live|official|and|the|for)\b/i;

/** Whether a channel or account is a person's: their own name, or that of a body or a programme. In doubt it is a body's. */
export const isPersonal = (name: string): boolean =>
  looksLikePerson(name) && name.split(' ').length <= 4 && !BODY.test(name);
