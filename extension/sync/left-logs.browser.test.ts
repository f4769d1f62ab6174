// What the extension keeps of a room that it has left, in a real browser's storage.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { seal, sealKey } from '../../shared/crypto/seal.ts';
import { newSecret } from '../../shared/crypto/secret.ts';
import type { Identity } from '../../shared/portfolio/identity.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { encodeEntryContent } from '../../shared/sync/entry-content.ts';
import { logDatabaseName, openStoredLog } from '../../shared/sync/log-storage.ts';
import { ENTRY_PURPOSE } from '../../shared/sync/sealed-log.ts';
import { removeLeftLogs } from './left-logs.ts';

const SERVER = 'https://cpd.example';
const roomOf = (secret: Uint8Array) => keysFromSecret(secret).room;
let secret: Uint8Array;
let former: Uint8Array;
let doc: Y.Doc;
/** What was in the document when it was last made durable. */
let stored: string;
const portfolio = async () =>
  ({
    doc,
    async whenStored() {
      stored = doc.getText('t').toString();
    },
  }) as unknown as Portfolio;
const identity = (serverUrl: string | null) => ({ secret, serverUrl }) as Identity;

beforeEach(() => {
  [secret, former] = [newSecret(), newSecret()];
  doc = new Y.Doc();
  stored = '';
});
afterEach(() => {
  for (const one of [secret, former]) indexedDB.deleteDatabase(logDatabaseName(roomOf(one)));
});

/** A log that was received in an exchange which the worker did not outlive. */
async function received(of: Uint8Array, text: string): Promise<void> {
  const { room, logKey } = keysFromSecret(of);
  const phone = new Y.Doc();
  phone.getText('t').insert(0, text);
  const numbers = new Map([['phone', [[1, 2] as const]]]);
  const content = encodeEntryContent({ numbers, update: Y.encodeStateAsUpdate(phone), statements: [] });
  const log = await openStoredLog(room);
  log.outer.getArray('log').push([await seal(await sealKey(logKey, room, ENTRY_PURPOSE), content)]);
  await log.close();
}
const isKept = async (of: Uint8Array) =>
  (await indexedDB.databases()).some(({ name }) => name === logDatabaseName(roomOf(of)));
const isGone = (of: Uint8Array) => vi.waitFor(async () => expect(await isKept(of)).toBe(false));

test('when syncing is turned off, what had arrived is in the portfolio before its log goes', async () => {
  await received(secret, 'from my phone');
  await removeLeftLogs({ identity: identity(null), portfolio });
  expect(stored).toBe('from my phone');
  await isGone(secret);
});

test('after the words were changed, the old room’s log is taken in and goes, and the new one stays', async () => {
  await received(former, 'from my phone');
  await received(secret, 'in the new room');
  await removeLeftLogs({ identity: identity(SERVER), formerSecret: former, portfolio });
  expect(stored).toBe('from my phone');
  await isGone(former);
  expect(await isKept(secret)).toBe(true);
});

test('a log that an earlier worker left goes at the next start', async () => {
  await received(former, 'long since in the new room');
  await removeLeftLogs({ identity: identity(SERVER), portfolio: () => expect.unreachable('nothing to take in') });
  await isGone(former);
});

test('where the portfolio cannot be stored, the log stays for another time', async () => {
  await received(secret, 'from my phone');
  const full = async () => ({ ...(await portfolio()), whenStored: () => Promise.reject(new Error('full')) });
  await expect(removeLeftLogs({ identity: identity(null), portfolio: full })).rejects.toThrow();
  expect(await isKept(secret)).toBe(true);
});

test('while it syncs, its log is left alone', async () => {
  await received(secret, 'from my phone');
  await removeLeftLogs({ identity: identity(SERVER), portfolio: () => expect.unreachable('nothing to take in') });
  expect(await isKept(secret)).toBe(true);
});
