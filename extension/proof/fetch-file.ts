// Gets the bytes of a PDF in the person's own session: through the tab where it is of the tab's site, else with permission.
import { browser } from 'wxt/browser';
import { asRecord, asWebAddress } from '../../shared/model/parse.ts';
import { decodeBytes } from '../../shared/sync/bytes.ts';
import { runFunction } from '../run-in-tab.ts';
import { hasHost } from '../trust/host-permission.ts';
import { FILE_BYTES_MAX, isPdf, isWebPage } from './fetch-limits.ts';
import { dropHeldFile, type FileInTab, heldPiece, holdFile } from './file-in-tab.ts';
import {
  answeredWith,
  FILE_TOO_LARGE,
  LEADS_ELSEWHERE,
  LOG_IN_PAGE,
  NOT_A_PDF,
  OFFLINE,
  permissionNeeded,
} from './proof-sentences.ts';
import { samePage } from './same-page.ts';

export interface WantedFile {
  url: string;
  /** The tab whose page offers it, while that is open; null else. */
  tabId: number | null;
  /** An earlier try got something else: what the browser has in its cache is not believed again. */
  isRetry: boolean;
}

export type FetchedFile =
  | { kind: 'file'; bytes: Uint8Array<ArrayBuffer>; url: string }
  /** `origin` is what the person would have to allow; empty when permission is not what is lacking. */
  | { kind: 'none'; why: string; origin: string; mayTryLater: boolean };

type Bytes = { bytes: Uint8Array<ArrayBuffer>; mime: string; url: string };

/** Time for the site to send all of it. */
const FETCH_MS = 240_000;
const PIECE_MS = 30_000;
/** Bytes carried from the page at a time: browsers limit a message to 64 MB. */
const PIECE_BYTES = 4 * 1024 * 1024;

const none = (why: string, mayTryLater = false, origin = ''): FetchedFile => ({
  kind: 'none',
  why,
  origin,
  mayTryLater,
});

const addressOf = async (tabId: number): Promise<string> =>
  asWebAddress((await browser.tabs.get(tabId).catch(() => null))?.url);

const sameOrigin = (one: string, other: string): boolean => new URL(one).origin === new URL(other).origin;

/** The bytes of a PDF, or why there are none. Never rejects. */
export async function fetchPdf(wanted: WantedFile): Promise<FetchedFile> {
  const tabUrl = wanted.tabId === null ? '' : await addressOf(wanted.tabId);
  // the tab's own address of the file may carry the token that it was opened with
  const url = samePage(tabUrl, wanted.url) ? tabUrl : asWebAddress(wanted.url);
  if (!url) return none(NOT_A_PDF);
  const cache = wanted.isRetry ? 'reload' : 'force-cache';
  try {
    if (await hasHost(url)) return check(await fetchHere(url, cache));
    const inTab = await fetchInTab(url, { tabId: wanted.tabId, tabUrl }, cache);
    const { origin } = new URL(url);
    return inTab ? check(inTab) : none(permissionNeeded(origin), false, origin);
  } catch {
    return none(OFFLINE, true);
  }
}

function check(got: Bytes | Exclude<FileInTab, { kind: 'there' }>): FetchedFile {
  if ('bytes' in got) {
    if (isPdf(got.bytes)) return { kind: 'file', bytes: got.bytes, url: got.url };
    return none(isWebPage(got.bytes, got.mime) ? LOG_IN_PAGE : NOT_A_PDF);
  }
  if (got.kind === 'too-large') return none(FILE_TOO_LARGE);
  if (got.kind === 'elsewhere') return none(LEADS_ELSEWHERE);
  if (got.kind === 'network') return none(OFFLINE, true);
  if (got.status === 401 || got.status === 403) return none(LOG_IN_PAGE);
  return none(got.status >= 500 || got.status === 429 ? OFFLINE : answeredWith(got.status), got.status >= 429);
}

/** From the worker or one of the extension's pages, with a permission for the host. */
async function fetchHere(url: string, cache: RequestCache): Promise<Bytes | Exclude<FileInTab, { kind: 'there' }>> {
  const holder = globalThis as { waymarkHeldFile?: Blob };
  const got = await holdFile(url, FILE_BYTES_MAX, cache);
  if (got.kind !== 'there') return got;
  const held = holder.waymarkHeldFile;
  dropHeldFile();
  return { bytes: new Uint8Array((await held?.arrayBuffer()) ?? new ArrayBuffer(0)), mime: got.mime, url: got.url };
}

/** Null when the page may not be used for it: it is gone, closed to the extension, or of another site. */
async function fetchInTab(url: string, from: { tabId: number | null; tabUrl: string }, cache: RequestCache) {
  const { tabId, tabUrl } = from;
  if (tabId === null || !tabUrl || !sameOrigin(tabUrl, url)) return null;
  const held = await runFunction(tabId, FETCH_MS, holdFile, [url, FILE_BYTES_MAX, cache]);
  if (!held.ok) {
    if (held.failure === 'late') return { kind: 'network' as const };
    return null;
  }
  const got = parseHeld(held.value);
  return got.kind === 'there' ? carryOver(tabId, got) : got;
}

const KINDS = ['too-large', 'elsewhere', 'network'] as const;

function parseHeld(value: unknown): FileInTab {
  const from = asRecord(value);
  const url = asWebAddress(from.url);
  const sizeBytes = typeof from.sizeBytes === 'number' ? from.sizeBytes : -1;
  if (from.kind === 'there' && url && sizeBytes >= 0 && sizeBytes <= FILE_BYTES_MAX)
    return { kind: 'there', url, mime: String(from.mime), sizeBytes };
  if (from.kind === 'status' && typeof from.status === 'number') return { kind: 'status', status: from.status };
  return { kind: KINDS.find((kind) => kind === from.kind) ?? 'network' };
}

async function carryOver(tabId: number, held: FileInTab & { kind: 'there' }): Promise<Bytes | { kind: 'network' }> {
  const bytes = new Uint8Array(held.sizeBytes);
  for (let at = 0; at < held.sizeBytes; at += PIECE_BYTES) {
    const answer = await runFunction(tabId, PIECE_MS, heldPiece, [at, at + PIECE_BYTES]);
    const piece = answer.ok && typeof answer.value === 'string' ? decodeBytes(`base64:${answer.value}`) : null;
    if (!piece || piece.length !== Math.min(PIECE_BYTES, held.sizeBytes - at)) return { kind: 'network' };
    bytes.set(piece, at);
  }
  void runFunction(tabId, PIECE_MS, dropHeldFile, []);
  return { bytes, mime: held.mime, url: held.url };
}
