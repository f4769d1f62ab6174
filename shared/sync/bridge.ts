// The bridge between an app page and the extension in the same browser: the messages both sides send, and their parsers.
//
// 1. The content script announces itself on the page's window with `EXTENSION_PRESENT`. The page posts `PAGE_HELLO` to its own
//    window with one end of a MessageChannel, at its start and again whenever it hears the announcement (either may come first).
//    From then on everything goes over that private port, as structured clones; bytes are Uint8Arrays there in every browser.
// 2. The page sends `hello` first. The extension answers with one of
//      `unconnected`  no consent yet for this origin and portfolio. Nothing else passes until the person agreed: the page may
//                     send `connect` from a press of a button, which opens the extension's own page that asks them there.
//      `joined`       both sides hold the same portfolio: each opens a sync channel, whose frames travel as `sync`.
//      `identify`     the extension joins the page's portfolio and needs its secret: the page answers `identity`; `joined` follows.
//      `adopt`        the page is unused and the extension belongs to a portfolio (the site's storage was cleared): the page takes
//                     that identity and says `hello` again with it; `joined` follows.
//      `declined`     the person pressed "Not now".
//    The extension may send any of these later too, without a new `hello` (consent was just given, or a record was just kept).
// 3. When the extension's worker goes to sleep the page hears `asleep`, stops its channel, and sends `wake` as soon as it has an
//    update to pass; on `asleep` the extension wakes by itself when it keeps something. After waking everything starts at `joined`
//    again: each side opens a new channel, and its state vectors bring what was missed.
// 4. The page asks with `isStored`, once it has answered the extension's first sync question, whether all it has sent until then is on
//    the extension's disk: `stored` says so, and nothing is said otherwise. Only then is the extension's a copy to count on.
// 5. The page tells the server that it syncs with, and its secret, in `identity` and whenever either changes while both are joined: the
//    extension keeps them and stays in the portfolio. An extension that seals what it keeps and sends it to a server itself says
//    `relays` after `joined` and after each such change. One that says nothing of it is an older one, and is told nothing more.
// 6. Files go from the extension to the page on demand: `wantFile`, answered by `file` parts in order or by `noFile`.

import { parseServerOrigin } from './server-address.ts';

/** Posted on the page's own window by the content script, at document start. Targets the page's own origin. */
export const EXTENSION_PRESENT = 'waymark:extension-present';
/** Posted on the page's own window by the page with a MessagePort as its only transferred object. */
export const PAGE_HELLO = 'waymark:page-hello';
/** A file's part holds at most this many bytes, far below the 64 MiB that Chrome allows a message. */
export const FILE_PART_BYTES = 4 * 1024 * 1024;
/** A sync frame above this is refused: about 60,000 activities. */
const SYNC_MAX_BYTES = 128 * 1024 * 1024;
const COUNT_MAX = 1_000_000;
const SECRET_BYTES = 16;

export interface PortfolioIdentity {
  /** The id in the portfolio's `meta`. */
  portfolioId: string;
  /** 16 bytes. */
  secret: Uint8Array;
  /** Origin of the server that the sender syncs with, null for none; an older sender says nothing of it. */
  serverUrl?: string | null;
}

export type FromPage =
  /** `inUse`: the page's portfolio has a registration, a record of any kind, or was linked to another device. */
  | { kind: 'hello'; portfolioId: string; inUse: boolean }
  /** The person pressed a button that asks to connect. */
  | { kind: 'connect' }
  | ({ kind: 'identity' } & PortfolioIdentity)
  /** One message of the sync channel. Ignored before `joined`. */
  | { kind: 'sync'; bytes: Uint8Array }
  /** Lower-case hexadecimal SHA-256 of a file that the page lacks. Ignored before `joined`. */
  | { kind: 'wantFile'; sha256: string }
  /** `number` comes back with the answer. Ignored before `joined`. */
  | { kind: 'isStored'; number: number }
  | { kind: 'wake' };

export type FromExtension =
  /** `waiting`: how many pages were kept in the extension and are in no portfolio of this page yet. */
  | { kind: 'unconnected'; waiting: number }
  | { kind: 'declined' }
  | { kind: 'identify' }
  | ({ kind: 'adopt' } & PortfolioIdentity)
  | { kind: 'joined'; portfolioId: string }
  /** The server to which the extension itself sends what it keeps, or null. */
  | { kind: 'relays'; serverUrl: string | null }
  | { kind: 'sync'; bytes: Uint8Array }
  /** Part `index` (from 0) of `parts`, in order. The page checks the whole against the hash before it keeps it. */
  | { kind: 'file'; sha256: string; mime: string; index: number; parts: number; bytes: Uint8Array }
  | { kind: 'noFile'; sha256: string }
  | { kind: 'stored'; number: number }
  | { kind: 'asleep' };

const isId = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(value);
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= COUNT_MAX;
const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isBytes = (value: unknown, max: number): value is Uint8Array =>
  value instanceof Uint8Array && value.byteLength > 0 && value.byteLength <= max;

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const parseIdentity = (from: Record<string, unknown>): PortfolioIdentity | null =>
  isId(from.portfolioId) && isBytes(from.secret, SECRET_BYTES) && from.secret.byteLength === SECRET_BYTES
    ? { portfolioId: from.portfolioId, secret: from.secret, ...parseServer(from.serverUrl) }
    : null;

/** A server that nothing could be synced with is as good as none said. */
function parseServer(value: unknown): Pick<PortfolioIdentity, 'serverUrl'> {
  const serverUrl = value === null ? null : parseServerOrigin(value);
  return value === null || serverUrl ? { serverUrl } : {};
}

/** What the page sent, or null when it is nothing that this version knows; such messages are dropped in silence. */
export function parseFromPage(value: unknown): FromPage | null {
  const from = fields(value);
  switch (from.kind) {
    case 'hello':
      return isId(from.portfolioId)
        ? { kind: 'hello', portfolioId: from.portfolioId, inUse: from.inUse === true }
        : null;
    case 'connect':
    case 'wake':
      return { kind: from.kind };
    case 'identity': {
      const identity = parseIdentity(from);
      return identity && { kind: 'identity', ...identity };
    }
    case 'sync':
      return isBytes(from.bytes, SYNC_MAX_BYTES) ? { kind: 'sync', bytes: from.bytes } : null;
    case 'wantFile':
      return isHash(from.sha256) ? { kind: 'wantFile', sha256: from.sha256 } : null;
    case 'isStored':
      return isNumber(from.number) ? { kind: 'isStored', number: from.number } : null;
    default:
      return null;
  }
}

/** What the extension sent, or null when it is nothing that this version knows; such messages are dropped in silence. */
export function parseFromExtension(value: unknown): FromExtension | null {
  const from = fields(value);
  switch (from.kind) {
    case 'unconnected':
      return { kind: 'unconnected', waiting: isCount(from.waiting) ? from.waiting : 0 };
    case 'declined':
    case 'identify':
    case 'asleep':
      return { kind: from.kind };
    case 'adopt': {
      const identity = parseIdentity(from);
      return identity && { kind: 'adopt', ...identity };
    }
    case 'joined':
      return isId(from.portfolioId) ? { kind: 'joined', portfolioId: from.portfolioId } : null;
    case 'relays':
      return { kind: 'relays', serverUrl: parseServerOrigin(from.serverUrl) };
    case 'sync':
      return isBytes(from.bytes, SYNC_MAX_BYTES) ? { kind: 'sync', bytes: from.bytes } : null;
    case 'file':
      return parseFilePart(from);
    case 'noFile':
      return isHash(from.sha256) ? { kind: 'noFile', sha256: from.sha256 } : null;
    case 'stored':
      return isNumber(from.number) ? { kind: 'stored', number: from.number } : null;
    default:
      return null;
  }
}

function parseFilePart(from: Record<string, unknown>): FromExtension | null {
  const { sha256, mime, index, parts, bytes } = from;
  if (!isHash(sha256) || !isCount(index) || !isCount(parts) || index >= parts) return null;
  if (!(bytes instanceof Uint8Array) || bytes.byteLength > FILE_PART_BYTES) return null;
  const type = typeof mime === 'string' && /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(mime) ? mime : '';
  return { kind: 'file', sha256, mime: type || 'application/octet-stream', index, parts, bytes };
}
