// Reading a tab from the background worker, by injecting the extension's scripts after a press of its button.
import { browser } from 'wxt/browser';
import { type IdentifierCounts, parseCounts } from '../../shared/privacy/scan.ts';
import { runScript, runScriptInFrames, valuesOf } from '../run-in-tab.ts';
import { readSettings } from '../settings.ts';
import { addedCounts } from '../trust/added-counts.ts';
import { type Refusal, refusalFor } from '../trust/refusal.ts';
import { type PageReading, parseReading, readingFromTab } from './page-reading.ts';

/** A page that does not answer within this is taken as one that cannot be read. */
const READ_MS = 8_000;
/** A frame that does not answer within this holds up nobody: its words are looked through again before they are kept. */
const FRAMES_MS = 2_500;

/** What could identify a patient in the frames that a person has let Waymark into. A frame that is still loading is read as far as it is. */
async function scanFrames(tabId: number): Promise<IdentifierCounts> {
  const counts = valuesOf(await runScriptInFrames(tabId, '/scan-frame.js', FRAMES_MS, true));
  return counts.map(parseCounts).reduce(addedCounts, {});
}

async function readPageIn(tabId: number): Promise<PageReading | null> {
  const [top, frames] = await Promise.all([runScript(tabId, '/read-page.js', READ_MS), scanFrames(tabId)]);
  const read = top.ok ? parseReading(top.value) : null;
  return read && { ...read, identifiers: addedCounts(read.identifiers, frames) };
}

export interface LookedAt {
  /** Null where nothing is looked at, and where the browser shows not even an address. */
  reading: PageReading | null;
  refusal: Refusal | null;
}

/** Why this tab is not to be looked at, or null; goes by its address and window alone. Asked before anything else is done with it. */
export const refusalOfTab = async (tabId: number): Promise<Refusal | null> =>
  refusalFor(await browser.tabs.get(tabId), await readSettings());

/** What the page in a tab says of itself, unless it is not to be looked at; only its address where it cannot be read. */
export async function readTab(tabId: number): Promise<LookedAt> {
  const refusal = await refusalOfTab(tabId);
  if (refusal) return { reading: null, refusal };
  const read = await readPageIn(tabId);
  // the page may have moved on while it was read, to one that is not to be looked at
  const gone = await refusalOfTab(tabId);
  if (gone) return { reading: null, refusal: gone };
  return { reading: read ?? readingFromTab(await browser.tabs.get(tabId)), refusal: null };
}
