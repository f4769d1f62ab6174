// Joining the portfolio of another device by its 12 words: it arrives in a new document, and what this device holds moves along.
import type * as Y from 'yjs';
import { sameBytes } from '../crypto/byte-fields.ts';
import type { WordsFailure } from '../crypto/recovery-words.ts';
import { parseId } from '../model/id.ts';
import { toStorageFailure } from '../model/storage-failure.ts';
import { firstAnswer, type ServerFailure } from '../sync/first-answer.ts';
import type { Relay } from '../sync/relay.ts';
import { noteArriving } from './arriving-document.ts';
import { openRelay } from './device-relay.ts';
import {
  type Identity,
  identityFor,
  LEFT_DOCUMENT,
  type LocalDb,
  readLocal,
  replaceIdentity,
  writeLocal,
} from './identity.ts';
import { metaOf } from './layout.ts';
import { copyRecords } from './move.ts';
import { openPortfolio, type Portfolio } from './open.ts';
import { appendUpdate } from './update-store.ts';

export type LinkResult =
  /** `isSame`: the portfolio that was here before, under other words. */
  | { ok: true; alreadyLinked: boolean; isSame: boolean }
  | WordsFailure
  | ServerFailure
  /** The words are right in themselves, but this server keeps nothing for them. */
  | { ok: false; reason: 'empty' }
  /** The person saw what both portfolios hold, and keeps them apart. */
  | { ok: false; reason: 'declined' }
  | { ok: false; reason: 'storage'; full: boolean };

export interface LinkOptions {
  words: string;
  identity: Identity;
  local: LocalDb;
  serverOrigin: string;
  now: () => Date;
  /**
   * Makes this device `next`, whose document is `arrived`. `move` brings along what the old one holds, and is durable when it
   * resolves. Says who closes `arrived`.
   */
  become: (
    next: Identity,
    move: (old: Portfolio) => Promise<void>,
    arrived: Portfolio,
  ) => Promise<'closed' | 'kept open'>;
  /** Opens the document that is to arrive; without it, with databases of its own beside it. */
  open?: (documentName: string) => Portfolio;
  /** Whether what is here is to be joined with what has arrived, which is another portfolio. Without it, it is. */
  agree?: (arrived: Y.Doc) => Promise<boolean>;
  /** Goes on in the document that is here, which is of the same portfolio, under the other secret. Durable when it resolves. */
  stay: (next: Pick<Identity, 'secret' | 'serverUrl'>) => Promise<void>;
}

/** Joins the portfolio behind the words. Whatever fails, this device keeps what it had. */
export async function linkDevice(options: LinkOptions): Promise<LinkResult> {
  const { words, identity, local, serverOrigin, now, become, stay } = options;
  const { open = (documentName: string) => openPortfolio({ documentName, now }) } = options;
  const { secretFromWords } = await import('../crypto/recovery-words.ts');
  const secret = secretFromWords(words);
  if (!secret.ok) return secret;
  if (identity.serverUrl === serverOrigin && sameBytes(secret.value, identity.secret)) {
    return { ok: true, alreadyLinked: true, isSame: true };
  }
  const joined = identityFor(identity, {
    portfolioId: identity.portfolioId,
    secret: secret.value,
    serverUrl: serverOrigin,
  });
  const { keysFromSecret } = await import('../crypto/keys.ts');
  const { room } = keysFromSecret(secret.value);
  const ended = await noteArriving(local, joined.documentName, room).catch((error: unknown) => storageResult(error));
  if (typeof ended !== 'function') return ended;
  const arriving = open(joined.documentName);
  let relay: Relay | null = null;
  let isKeptOpen = false;
  try {
    await arriving.loaded;
    const started = await openRelay(arriving.doc, joined, serverOrigin, local, {
      keepArrived: arriving.keepArrived,
    });
    relay = started;
    const refusal = await firstAnswer(started, serverOrigin);
    if (refusal) return refusal;
    // what the answer brought is opened in the relay's own turn, before this
    await started.flush();
    const portfolioId = parseId(metaOf(arriving.doc).get('portfolioId'));
    if (!portfolioId) return { ok: false, reason: 'empty' };
    // the same portfolio, under words that were changed on another device: copying would leave behind what was written here since
    // in records that are there too, so this device goes on in its own document, and the relay brings both together
    if (portfolioId === identity.portfolioId) {
      await stay({ secret: secret.value, serverUrl: serverOrigin });
      return { ok: true, alreadyLinked: false, isSame: true };
    }
    if (options.agree && !(await options.agree(arriving.doc))) return { ok: false, reason: 'declined' };
    const move = async (old: Portfolio) => {
      copyRecords(old.doc, arriving.doc);
      await arriving.whenStored();
      await started.flush();
    };
    isKeptOpen = (await become({ ...joined, portfolioId }, move, arriving)) === 'kept open';
    return { ok: true, alreadyLinked: false, isSame: false };
  } catch (error) {
    return storageResult(error);
  } finally {
    await relay?.stop();
    if (!isKeptOpen) await arriving.close();
    await ended();
  }
}

const storageResult = (error: unknown): Extract<LinkResult, { reason: 'storage' }> => ({
  ok: false,
  reason: 'storage',
  full: toStorageFailure(error).reason === 'full',
});

/** From now on this device is `next`; what is still typed in the document it leaves comes along when it next starts. */
export async function leaveFor(local: LocalDb, identity: Identity, next: Identity): Promise<void> {
  await writeLocal(local, LEFT_DOCUMENT, identity.documentName);
  await replaceIdentity(local, next);
}

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
