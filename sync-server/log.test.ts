// What is logged: facts about the server, and nothing of what people send.
import { expect, test } from 'vitest';
import { aFolder, anUpdate, aServer, aSocket, aToken, keysOf, syncMessage } from '../tests/sync/a-server.ts';
import { openLog } from './log.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { Store } from './store/store.ts';

const lines: string[] = [];
const linesOf = (format: 'text' | 'json') => {
  lines.length = 0;
  return openLog(format, (line) => lines.push(line));
};

test('json has a time, a level, an event, words and the fields', () => {
  linesOf('json').info('listening', 'listening on http://127.0.0.1:8787', { port: 8787 });
  const { time, ...rest } = JSON.parse(lines[0] ?? '');
  expect(new Date(time).toISOString()).toBe(time);
  expect(rest).toEqual({
    level: 'info',
    event: 'listening',
    words: 'listening on http://127.0.0.1:8787',
    port: 8787,
  });
});

test('text is the words, and of an error what it is called', () => {
  const log = linesOf('text');
  log.info('stopped', 'stopped');
  log.error('cannot-store', 'Updates cannot be stored.', Object.assign(new Error('canary'), { code: 'ENOSPC' }));
  expect(lines[0]).toBe('stopped');
  expect(lines[1]).toMatch(/^Updates cannot be stored\. \(Error, ENOSPC, .*log\.test\.ts/);
});

test('what an error quotes is not told', () => {
  for (const format of ['text', 'json'] as const) {
    linesOf(format).error('request-failed', 'A request could not be answered.', new Error('canary'));
    linesOf(format).error('request-failed', 'A request could not be answered.', 'canary');
    expect(lines.join('\n')).not.toContain('canary');
  }
});

/** A disk that is full for a while. */
function aFullDisk(store: Store, isFull: () => boolean): Store {
  return {
    ...store,
    append: (batch) => (isFull() ? Promise.reject(new Error('canary: disk full')) : store.append(batch)),
  };
}

test('a full disk is told once when it begins and once when it is over, without a word of whose updates waited', async () => {
  let isFull = true;
  const keys = keysOf(3);
  const server = await aServer({
    store: aFullDisk(openSqliteStore(aFolder()), () => isFull),
    log: linesOf('json'),
  });
  for (let attempt = 0; attempt < 3; attempt++) {
    const refused = aSocket(server, keys);
    await refused.hears(100, 0);
    refused.socket.send(syncMessage(2, anUpdate(`canary ${attempt}`)));
    expect((await refused.closed).code).toBe(4503);
  }
  isFull = false;
  const token = aToken(server, keys);
  const taken = aSocket(server, keys, token);
  await taken.hears(100, 0);
  taken.socket.send(syncMessage(2, anUpdate('canary 4')));
  taken.socket.send(Uint8Array.of(100, 1));
  await taken.hears(100, 1);
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(['cannot-store', 'storing-again']);
  for (const secret of ['canary', keys.room, token, '127.0.0.1']) expect(lines.join('\n')).not.toContain(secret);
  const metrics = await (await fetch(`${server.origin}/metrics`)).text();
  expect(metrics).toContain('waymark_commit_failures_total 3');
});
