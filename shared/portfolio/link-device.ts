// Joining the portfolio of another device by its 12 words: it arrives in a new document, and what this device holds moves along.
import type { WordsFailure } from '../../shared/crypto/recovery-words.ts';
import { parseId } from '../../shared/model/id.ts';
import { toStorageFailure } from '../../shared/model/storage-failure.ts';
import {
  type Identity,
  identityFor,
  type LocalDb,
  readLocal,
  replaceIdentity,
  writeLocal,
} from '../../shared/portfolio/identity.ts';
import { metaOf } from '../../shared/portfolio/layout.ts';
import { copyRecords } from '../../shared/portfolio/move.ts';
import { openPortfolio, type Portfolio } from '../../shared/portfolio/open.ts';
import { appendUpdate } from '../../shared/portfolio/update-store.ts';
import type { Relay } from '../../shared/sync/relay.ts';
import { openRelay } from './server.ts';

export type LinkResult =
  | { ok: true; alreadyLinked: boolean }
  | WordsFailure
  /** The server did not answer in time. */
  | { ok: false; reason: 'unreachable' }
  /** The server answered and said no; the sentence says why and what to do. */
  | { ok: false; reason: 'refused'; sentence: string }
  /** The words are right in themselves, but this server keeps nothing for them. */
  | { ok: false; reason: 'empty' }
  | { ok: false; reason: 'storage'; full: boolean };

export interface LinkOptions {
  words: string;
  identity: Identity;
  local: LocalDb;
  portfolio: Portfolio;
  serverOrigin: string;
  now: () => Date;
}

/** A server that has not answered within this is called unreachable. */
const ANSWER_MS = 15_000;
/** The document that this device left, until what was typed there last has come along. */
const LEFT_DOCUMENT = 'left-document';

/** Joins the portfolio behind the words. Whatever fails, this device keeps what it had. */
export async function linkDevice(options: LinkOptions): Promise<LinkResult> {
  const { words, identity, local, portfolio, serverOrigin, now } = options;
  const { secretFromWords } = await import('../../shared/crypto/recovery-words.ts');
  const secret = secretFromWords(words);
  if (!secret.ok) return secret;
  if (identity.serverUrl && sameBytes(secret.value, identity.secret)) {
    return { ok: true, alreadyLinked: true };
  }
  const joined = identityFor(identity, {
    portfolioId: identity.portfolioId,
    secret: secret.value,
    serverUrl: serverOrigin,
  });
  const arriving = openPortfolio({ documentName: joined.documentName, now });
  let relay: Relay | null = null;
  let isJoined = false;
  try {
    await arriving.loaded;
    relay = await openRelay(arriving.doc, joined, serverOrigin, local);
    const refusal = await answerOf(relay);
    if (refusal) return refusal;
    // what the answer brought is opened in the relay's own turn, before this
    await relay.flush();
    const portfolioId = parseId(metaOf(arriving.doc).get('portfolioId'));
    if (!portfolioId) return { ok: false, reason: 'empty' };
    copyRecords(portfolio.doc, arriving.doc);
    await arriving.whenStored();
    await relay.flush();
    await writeLocal(local, LEFT_DOCUMENT, identity.documentName);
    await replaceIdentity(local, { ...joined, portfolioId });
    isJoined = true;
    return { ok: true, alreadyLinked: false };
  } catch (error) {
    return { ok: false, reason: 'storage', full: toStorageFailure(error).reason === 'full' };
  } finally {
    await relay?.stop();
    await arriving.close();
    if (!isJoined) indexedDB.deleteDatabase(joined.documentName);
  }
}

/** Waits until the room was exchanged; a refusal or a long silence is the answer instead. */
function answerOf(relay: Relay): Promise<LinkResult | null> {
  return new Promise((resolve) => {
    const silence = setTimeout(() => settle({ ok: false, reason: 'unreachable' }), ANSWER_MS);
    const stop = relay.onStatus(look);
    function settle(result: LinkResult | null): void {
      clearTimeout(silence);
      stop();
      resolve(result);
    }
    function look(): void {
      const { connection, reason } = relay.status;
      if (connection === 'connected') settle(null);
      if (connection === 'refused') settle({ ok: false, reason: 'refused', sentence: reason ?? '' });
    }
    look();
  });
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Puts records by for this device's portfolio, which takes them in when it is next opened by a tab that leads. */
export async function putBy(local: LocalDb, update: Uint8Array, documentName: string): Promise<void> {
  const left = await readLocal(local, LEFT_DOCUMENT);
  await appendUpdate(typeof left === 'string' ? left : documentName, update);
  if (typeof left !== 'string') await writeLocal(local, LEFT_DOCUMENT, documentName);
}

/** Brings along what was typed in another tab while this device joined, and then lets go of the document it left. */
export async function finishLeaving(local: LocalDb, portfolio: Portfolio): Promise<void> {
  const documentName = await readLocal(local, LEFT_DOCUMENT);
  if (typeof documentName !== 'string') return;
  const left = openPortfolio({ documentName });
  try {
    await Promise.all([left.loaded, portfolio.loaded]);
    copyRecords(left.doc, portfolio.doc);
    await portfolio.whenStored();
  } finally {
    await left.close();
  }
  await writeLocal(local, LEFT_DOCUMENT, null);
  indexedDB.deleteDatabase(documentName);
}
