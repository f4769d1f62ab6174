// A further device of the person without a screen: it begins a portfolio on the server, and reads what others put into it.
import * as Y from 'yjs';
import { secretFromWords, wordsFromSecret } from '../../shared/crypto/recovery-words.ts';
import { newSecret } from '../../shared/crypto/secret.ts';
import { newId } from '../../shared/model/id.ts';
import { startPortfolio } from '../../shared/portfolio/edit.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { type Relay, startRelay } from '../../shared/sync/relay.ts';
import { serverUrlFor } from '../../shared/sync/server-address.ts';

export interface NodeDevice {
  readonly words: string;
  readonly doc: Y.Doc;
  titles(): string[];
  /** The names of the other devices that have said to have everything. */
  wholeDevices(): string[];
  /** Everything it holds is on the server's disk. */
  isStored(): boolean;
  stop(): Promise<void>;
}

/** With `words` it joins the portfolio behind them; without, it begins one. */
export function aNodeDevice(origin: string, words?: string): NodeDevice {
  const read = words === undefined ? null : secretFromWords(words);
  if (read && !read.ok) throw new Error('these are no 12 words');
  const secret = read?.value ?? newSecret();
  const doc = new Y.Doc();
  if (!read) startPortfolio(doc, newId(), new Date());
  const marks = new Map<string, unknown>();
  const relay: Relay = startRelay({
    doc,
    secret,
    serverUrl: serverUrlFor(origin),
    deviceId: 'node-device',
    marks: { read: async (key) => marks.get(key), write: async (key, value) => void marks.set(key, value) },
  });
  return {
    words: wordsFromSecret(secret),
    doc,
    titles: () => readAll(doc, 'activity').map(({ title }) => title),
    wholeDevices: () => relay.status.devices.filter(({ behind }) => behind === 0).map(({ name }) => name),
    isStored: () => relay.status.storedAt !== null && !relay.status.waiting,
    stop: () => relay.stop(),
  };
}
