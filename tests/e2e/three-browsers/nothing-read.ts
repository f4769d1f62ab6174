// Looks for the persons' words in all that the server was sent, kept and said.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { APP_ORIGIN, filesBelow } from '../server.ts';
import { CANARY, wordsIn } from './canaries.ts';
import { PREFIXES } from './handwriting.ts';
import { plainBytes } from './plain-traffic.ts';
import type { RecordingProxy } from './recording-proxy.ts';

export interface Searched {
  readonly proxy: RecordingProxy;
  /** Where the server keeps things, or kept them, and copies of it. */
  readonly folders: readonly string[];
  readonly log: string;
  readonly words: string;
  /** As the server knows the portfolio: found wherever the server was really used. */
  readonly room: string;
}

/** Words that go over the same wire as they are, so that it is seen that they would be found. */
const PLAIN = { request: 'heliotrope', message: 'marigold' };

async function sendPlainly(): Promise<void> {
  const origin = APP_ORIGIN.replace('localhost', '127.0.0.1');
  await fetch(`${origin}/files/none`, { method: 'POST', body: `some ${PLAIN.request} or other` });
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/sync/${'A'.repeat(43)}`, ['waymark.1']);
  await once(socket, 'open');
  socket.send(`some ${PLAIN.message} or other`);
  await once(socket, 'close');
}

/** Closes the proxy: what is on its way is on its disk then. */
export async function expectNothingRead({ proxy, folders, log, words, room }: Searched): Promise<void> {
  await sendPlainly();
  await proxy.close();
  // one of the 12 words alone may stand anywhere
  const pair = words.split(' ').slice(0, 2).join(' ');
  const secrets = [...new Set([CANARY, ...PREFIXES, 'measuring twice', 'learning.example', 'journal.example', pair])];
  const onWire = new Set<string>();
  for await (const recorded of proxy.recorded())
    for (const word of wordsIn([...secrets, ...Object.values(PLAIN), room], plainBytes(recorded))) onWire.add(word);
  expect([...onWire].sort(), 'on the wire').toEqual([...Object.values(PLAIN), room].sort());

  const onDisk = new Set<string>();
  for (const folder of folders)
    for (const path of await filesBelow(folder))
      for (const word of wordsIn([...secrets, room], [await readFile(path), Buffer.from(path)])) onDisk.add(word);
  expect([...onDisk], 'on the disk').toEqual([room]);

  expect(log).toContain('listening on');
  expect(wordsIn([...secrets, room], [Buffer.from(log)]), 'in the log').toEqual([]);
}
