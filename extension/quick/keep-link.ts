// Keeps a link without opening it: its address and its words, marked as not read yet.
import { browser } from 'wxt/browser';
import { LINK_SOURCE } from '../../shared/model/capture.ts';
import { asLine } from '../../shared/model/parse.ts';
import { countIdentifiers } from '../../shared/privacy/scan.ts';
import { draftOf } from '../capture/draft-of.ts';
import type { KeepDraft } from '../capture/keep-draft.ts';
import type { PageKeeper } from '../capture/keep-page.ts';
import { readingFromTab } from '../capture/page-reading.ts';
import { refusalOfTab } from '../capture/tab-reading.ts';
import { readSettings } from '../settings.ts';
import { addressOnly } from '../trust/address-only.ts';
import { refusalFor } from '../trust/refusal.ts';
import { type KeptIds, type KeptTab, NotKept } from './keep-tab.ts';

export interface LinkClicked {
  url: string;
  /** What the browser says of it; only Firefox does. */
  words: string;
  frameId: number;
}

/** Runs in the page: the words of the link with this address, or its picture's. Stands alone, since it is sent there as text. */
function readWords(address: string): string {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href], area[href]')];
  const link =
    links.find((one) => one.href === address && one.matches(':hover, :focus')) ??
    links.find((one) => one.href === address);
  if (!link) return '';
  const picture = link.querySelector('img[alt]')?.getAttribute('alt') ?? '';
  return (link.textContent?.trim() || link.getAttribute('aria-label') || link.title || picture).slice(0, 1_000);
}

async function wordsOf(tabId: number, { url, words, frameId }: LinkClicked): Promise<string> {
  if (words || (await refusalOfTab(tabId))) return asLine(words);
  try {
    const target = { tabId, frameIds: [frameId] };
    const [found] = await browser.scripting.executeScript({ target, func: readWords, args: [url] });
    return asLine(found?.result);
  } catch {
    // a page that may not be read: the address alone is kept
    return '';
  }
}

export type KeepLink = (
  tabId: number,
  link: LinkClicked,
  options?: { ids?: KeptIds; isAgain?: boolean },
) => Promise<KeptTab>;

/** Rejects as KeepTab does. A page that was kept before is left as it is. */
export const openKeepLink =
  ({ keeper, keep }: { keeper: PageKeeper; keep: KeepDraft }): KeepLink =>
  async (tabId, link, { ids, isAgain = false } = {}) => {
    const { incognito } = await browser.tabs.get(tabId);
    const refusal = refusalFor({ url: link.url, incognito }, await readSettings());
    if (refusal) throw new NotKept(refusal.why);
    const words = await wordsOf(tabId, link);
    const seen = readingFromTab({ url: link.url, title: words });
    if (!seen) throw new NotKept('This link leads to no page of the web, so there is nothing to keep.');
    const hasPatient = Object.keys(countIdentifiers(`${words}\n${link.url}`)).length > 0;
    const reading = hasPatient ? addressOnly(seen) : seen;
    const before = await keeper.keptBefore({ url: reading.url, canonicalUrl: reading.url, doi: '' });
    if (before && before.evidenceId !== ids?.evidenceId)
      return { ...before, isNew: false, isAttached: false, completes: null };
    const metadata = { ...reading.metadata, sources: { ...reading.metadata.sources, title: LINK_SOURCE } };
    const draft = { ...draftOf({ ...reading, metadata }, [], new Date()), ...ids };
    await keep(draft, tabId, isAgain);
    const { activityId, evidenceId } = draft;
    return { activityId, evidenceId, isNew: true, isAttached: false, completes: null, title: metadata.title };
  };
