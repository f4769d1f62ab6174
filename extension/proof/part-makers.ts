// Makes the parts of a kept page, one function a role. None rejects: what cannot be made comes with a sentence that says why.
import { browser } from 'wxt/browser';

import { wordsIn } from '../../shared/kept-page/markup-words.ts';
import { type Instant, toInstant } from '../../shared/model/dates.ts';
import type { Evidence, PartRole } from '../../shared/model/evidence.ts';
import { asRecord, asWebAddress } from '../../shared/model/parse.ts';
import { withoutSecrets } from '../../shared/model/secret-parameters.ts';
import { countIdentifiers, countsInWords } from '../../shared/privacy/scan.ts';
import { parseCopy } from '../capture/page-copy.ts';
import { runScript, runScriptInFrames, type TabFailure } from '../run-in-tab.ts';
import { fetchPdf } from './fetch-file.ts';
import { withFrames } from './frame-text.ts';
import { parsePageFile } from './page-file/page-file.ts';
import type { PdfReader } from './pdf-reading.ts';
import { takePicture } from './picture.ts';
import {
  BROWSER_CLOSED,
  heldBack,
  MOVED_ON,
  NO_FILE_TEXT,
  NO_TEXT,
  NOT_LOOKED_THROUGH,
  ONLY_ON_SCREEN,
  REFUSED,
  TAB_GONE,
  TOO_SLOW,
} from './proof-sentences.ts';
import { samePage } from './same-page.ts';
import { toTextDocument } from './text-document.ts';

export interface PartTask {
  evidence: Pick<Evidence, 'title'>;
  /** The page that was kept. */
  url: string;
  /** The file that belongs to it; empty for none. */
  fileUrl: string;
  /** The tab that showed it; null when the browser was closed since. */
  tabId: number | null;
  isRetry: boolean;
  /** It is kept whatever it shows. Without, what seems to show a patient is held back. */
  isLookedAt: boolean;
}

export interface MadePart {
  kind: 'part';
  bytes: Uint8Array<ArrayBuffer>;
  mime: string;
  url: string;
  notes: string[];
  capturedAt: Instant;
}

export interface NoPart {
  kind: 'none';
  why: string;
  /** The origin that the person would have to allow first; empty for none. */
  asks: string;
  mayTryLater: boolean;
}

export type PartMaker = (task: PartTask) => Promise<MadePart | NoPart>;
export type PartMakers = Partial<Record<PartRole, PartMaker>>;

/** What could identify a patient in these words, said in words; empty for nothing. */
const patientIn = (words: string): string => countsInWords(countIdentifiers(words));

const TEXT_MS = 30_000;
const PAGE_MS = 90_000;

export const noPart = (why: string): NoPart => ({ kind: 'none', why, asks: '', mayTryLater: false });

const made = (
  bytes: Uint8Array<ArrayBuffer>,
  mime: string,
  about: { url: string; notes: string[]; capturedAt: Instant },
): MadePart => ({ kind: 'part', bytes, mime, ...about });

/** A page that went away while it was read refuses like one that may not be read; where the tab is now tells them apart. */
async function failed(tabId: number, url: string, failure: TabFailure): Promise<NoPart> {
  if (failure === 'late') return noPart(TOO_SLOW);
  if (failure === 'gone') return noPart(TAB_GONE);
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return noPart(tab && samePage(tab.url ?? '', url) ? REFUSED : MOVED_ON);
}

const picture: PartMaker = async ({ tabId, url }) => {
  if (tabId === null) return noPart(BROWSER_CLOSED);
  const capturedAt = toInstant(new Date());
  const taken = await takePicture(tabId, url);
  if (taken.kind === 'none') return noPart(taken.why);
  return made(taken.bytes, taken.mime, { url, notes: [ONLY_ON_SCREEN], capturedAt });
};

const text: PartMaker = async ({ tabId, url, fileUrl, evidence, isLookedAt }) => {
  if (samePage(fileUrl, url)) return noPart(NO_FILE_TEXT);
  if (tabId === null) return noPart(BROWSER_CLOSED);
  const capturedAt = toInstant(new Date());
  const answer = await runScriptInFrames(tabId, '/read-copy.js', TEXT_MS);
  if (!answer.ok) return failed(tabId, url, answer.failure);
  const [top, ...frames] = answer.values;
  const at = asWebAddress(asRecord(top).url);
  if (at && !samePage(at, url)) return noPart(MOVED_ON);
  const copy = withFrames(parseCopy(top), frames.map(parseCopy));
  if (!copy) return noPart(NO_TEXT);
  // the page may show more by now than it did when it was read, or than was looked through then
  const seen = isLookedAt ? '' : patientIn(wordsIn(copy.html));
  if (seen) return noPart(heldBack(seen));
  const file = toTextDocument({ ...copy, url, title: evidence.title, capturedAt });
  return made(new TextEncoder().encode(file), 'text/html', { url, notes: copy.notes, capturedAt });
};

const page: PartMaker = async ({ tabId, url, isLookedAt }) => {
  if (tabId === null) return noPart(BROWSER_CLOSED);
  const capturedAt = toInstant(new Date());
  const answer = await runScript(tabId, '/read-page-file.js', PAGE_MS);
  if (!answer.ok) return failed(tabId, url, answer.failure);
  const copy = parsePageFile(answer.value);
  if (!copy) return noPart(REFUSED);
  if (!samePage(copy.url, url)) return noPart(MOVED_ON);
  if (!copy.html) return noPart(copy.notes.join(' '));
  const seen = isLookedAt ? '' : patientIn(wordsIn(copy.html));
  if (seen) return noPart(heldBack(seen));
  return made(new TextEncoder().encode(copy.html), 'text/html', { url, notes: copy.notes, capturedAt });
};

const fileBy =
  (readPdf: PdfReader): PartMaker =>
  async ({ tabId, fileUrl, isRetry, isLookedAt }) => {
    const capturedAt = toInstant(new Date());
    const fetched = await fetchPdf({ url: fileUrl, tabId, isRetry });
    if (fetched.kind === 'none') {
      return { kind: 'none', why: fetched.why, asks: fetched.origin, mayTryLater: fetched.mayTryLater };
    }
    const why = isLookedAt ? '' : await heldBackFor(fetched.bytes, readPdf);
    if (why) return noPart(why);
    return made(fetched.bytes, 'application/pdf', { url: withoutSecrets(fetched.url), notes: [], capturedAt });
  };

/** Why a PDF is not to be kept before the person has looked at it; empty when nothing was seen in it. */
async function heldBackFor(bytes: Uint8Array<ArrayBuffer>, readPdf: PdfReader): Promise<string> {
  try {
    const seen = patientIn((await readPdf(bytes))?.text ?? '');
    return seen && heldBack(seen);
  } catch {
    return NOT_LOOKED_THROUGH;
  }
}

export const openPartMakers = (readPdf: PdfReader): PartMakers => ({ picture, text, page, file: fileBy(readPdf) });
