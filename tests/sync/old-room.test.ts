// What a room that is left still holds is taken in whole, in whatever order its entries stand.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { seal, sealKey } from '../../shared/crypto/seal.ts';
import { newSecret } from '../../shared/crypto/secret.ts';
import { encodeEntryContent } from '../../shared/sync/entry-content.ts';
import { openOldRoom } from '../../shared/sync/old-room.ts';
import { ENTRY_PURPOSE } from '../../shared/sync/sealed-log.ts';
import { aProvider, aServer, nodeSocket, synced } from './a-server.ts';
import { waitingForEachOther } from './waiting-updates.ts';

test('entries that stand before what they build on are in the portfolio before the room is erased', async () => {
  const server = await aServer();
  const secret = newSecret();
  const keys = keysFromSecret(secret);
  const by = await sealKey(keys.logKey, keys.room, ENTRY_PURPOSE);
  const { updates, text } = waitingForEachOther();
  const entries = updates.map((update, index) => {
    const numbers = new Map([['phone', [[index + 1, index + 2] as const]]]);
    return seal(by, encodeEntryContent({ numbers, update, statements: [] }));
  });
  const { provider, outer } = aProvider(server, keys);
  await synced(provider);
  outer.getArray('log').push(await Promise.all(entries));
  const doc = new Y.Doc();
  const room = await openOldRoom({ doc, secret, serverUrl: server.url, now: () => new Date(), socket: nodeSocket });
  await expect.poll(async () => (await room.takeIn()) === 'done' && doc.store.clients.size).toBeGreaterThan(0);
  expect(doc.getText('t').toString()).toBe(text);
  room.close();
});
