// The app's side of the bridge against the other end of a real MessagePort, which speaks as the extension does.
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { EXTENSION_PRESENT, type FromExtension, PAGE_HELLO } from '../../shared/sync/bridge.ts';
import { openChannel } from '../../shared/sync/channel.ts';
import { type BridgeOptions, openExtensionBridge } from './extension-bridge.ts';

const PORTFOLIO = 'portfolio-0001';
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** An extension that hears greetings on this window and answers what it is told to. */
function extension() {
  const heard: { kind: string }[] = [];
  let port: MessagePort | undefined;
  const onMessage = (event: MessageEvent<unknown>) => {
    if (event.data !== PAGE_HELLO || !event.ports[0]) return;
    port = event.ports[0];
    port.onmessage = (message) => heard.push(message.data);
  };
  window.addEventListener('message', onMessage);
  stops.push(() => window.removeEventListener('message', onMessage));
  return { heard, say: (message: FromExtension | object) => port?.postMessage(message) };
}

function page(options: Partial<BridgeOptions> = {}) {
  const doc = new Y.Doc();
  const states: string[] = [];
  const bridge = openExtensionBridge({
    doc,
    identity: () => ({ portfolioId: PORTFOLIO, secret: new Uint8Array(16), inUse: true }),
    onState: (state, waiting) => states.push(`${state} ${waiting}`),
    onAdopt: () => states.push('adopt'),
    onFile: () => undefined,
    ...options,
  });
  stops.push(() => bridge.stop());
  return { doc, states, bridge };
}

test('nothing of the portfolio passes before the extension has joined', async () => {
  const other = extension();
  const { doc, states, bridge } = page();
  doc.getMap('m').set('private', 'words');
  await vi.waitFor(() => expect(other.heard).toEqual([{ kind: 'hello', portfolioId: PORTFOLIO, inUse: true }]));
  other.say({ kind: 'unconnected', waiting: 3 });
  await vi.waitFor(() => expect(states).toEqual(['unconnected 3']));
  doc.getMap('m').set('more', 'words');
  bridge.connect();
  await vi.waitFor(() => expect(other.heard.map(({ kind }) => kind)).toEqual(['hello', 'connect']));
});

test('an extension of another portfolio is told of, and no document is opened to it', async () => {
  const other = extension();
  const { states } = page();
  await vi.waitFor(() => expect(other.heard).toHaveLength(1));
  other.say({ kind: 'joined', portfolioId: 'portfolio-9999' });
  await vi.waitFor(() => expect(states).toEqual(['other 0']));
  expect(other.heard).toHaveLength(1);
});

test('once joined both documents agree, and an edit wakes an extension that sleeps', async () => {
  const other = extension();
  const { doc, states } = page();
  await vi.waitFor(() => expect(other.heard).toHaveLength(1));
  const theirs = new Y.Doc();
  theirs.getMap('m').set('kept', 'page');
  other.say({ kind: 'joined', portfolioId: PORTFOLIO });
  const channel = openChannel({ doc: theirs, send: (bytes) => other.say({ kind: 'sync', bytes }) });
  const pump = setInterval(() => {
    for (const message of other.heard.splice(0) as ({ kind: string } & { bytes?: Uint8Array })[]) {
      if (message.bytes) channel.receive(message.bytes);
      else if (message.kind === 'wake') states.push('woken');
    }
  }, 5);
  stops.push(() => clearInterval(pump));
  await vi.waitFor(() => expect(doc.getMap('m').get('kept')).toBe('page'));
  doc.getMap('m').set('typed', 'here');
  await vi.waitFor(() => expect(theirs.getMap('m').get('typed')).toBe('here'));
  other.say({ kind: 'asleep' });
  await vi.waitFor(() => expect(states).toEqual(['connected 0', 'asleep 0']));
  doc.getMap('m').set('more', 'here');
  await vi.waitFor(() => expect(states).toEqual(['connected 0', 'asleep 0', 'woken']));
});

test('the extension is asked what it has stored only after it was sent all that it lacks, and its word is passed on', async () => {
  const other = extension();
  const copies: string[] = [];
  const { doc } = page({ onCopy: (copy) => copies.push(copy) });
  doc.getMap('m').set('typed', 'before');
  await vi.waitFor(() => expect(other.heard).toHaveLength(1));
  other.say({ kind: 'joined', portfolioId: PORTFOLIO });
  await vi.waitFor(() => expect(other.heard.map(({ kind }) => kind)).toEqual(['hello', 'sync']));
  const theirs = new Y.Doc();
  const channel = openChannel({ doc: theirs, send: (bytes) => other.say({ kind: 'sync', bytes }) });
  let taken = 1;
  const takeNext = () => {
    for (const message of other.heard.slice(taken) as { kind: string; bytes?: Uint8Array; number?: number }[]) {
      taken += 1;
      if (message.bytes) channel.receive(message.bytes);
      // what it says to have stored, it had by then
      if (message.kind === 'isStored') {
        other.say({ kind: 'stored', number: message.number });
        return theirs.getMap('m').toJSON();
      }
    }
    throw new Error('not asked yet');
  };
  expect(await vi.waitFor(takeNext)).toEqual({ typed: 'before' });
  await vi.waitFor(() => expect(copies).toEqual(['whole']));
  doc.getMap('m').set('more', 'words');
  expect(copies.at(-1)).toBe('behind');
  expect(await vi.waitFor(takeNext)).toEqual({ typed: 'before', more: 'words' });
  await vi.waitFor(() => expect(copies.at(-1)).toBe('whole'));
});

test('a file arrives whole from its parts, and parts out of order make none', async () => {
  const other = extension();
  const files: [string, number[]][] = [];
  page({ onFile: (sha256, _mime, bytes) => files.push([sha256.slice(0, 2), [...bytes]]) });
  await vi.waitFor(() => expect(other.heard).toHaveLength(1));
  const part = (sha256: string, index: number, parts: number, byte: number) =>
    other.say({ kind: 'file', sha256, mime: 'text/html', index, parts, bytes: new Uint8Array([byte]) });
  part('bb'.repeat(32), 1, 2, 9);
  part('aa'.repeat(32), 0, 2, 1);
  part('aa'.repeat(32), 1, 2, 2);
  await vi.waitFor(() => expect(files).toEqual([['aa', [1, 2]]]));
});

test('what the extension does not have is told, and each part of what it has', async () => {
  const other = extension();
  const told: string[] = [];
  page({
    onFilePart: (sha256) => told.push(`part ${sha256.slice(0, 2)}`),
    onNoFile: (sha256) => told.push(`no ${sha256.slice(0, 2)}`),
  });
  await vi.waitFor(() => expect(other.heard).toHaveLength(1));
  other.say({
    kind: 'file',
    sha256: 'aa'.repeat(32),
    mime: 'image/webp',
    index: 0,
    parts: 2,
    bytes: new Uint8Array([1]),
  });
  other.say({ kind: 'noFile', sha256: 'bb'.repeat(32) });
  await vi.waitFor(() => expect(told).toEqual(['part aa', 'no bb']));
});

test('greets again when the extension announces itself, and ignores nonsense', async () => {
  const other = extension();
  const { states } = page();
  await vi.waitFor(() => expect(other.heard).toHaveLength(1));
  other.say({ kind: 'joined' });
  other.say({ kind: 'adopt', portfolioId: 'x', secret: 'y' });
  window.postMessage(EXTENSION_PRESENT, location.origin);
  await vi.waitFor(() => expect(other.heard).toHaveLength(2));
  expect(states).toEqual([]);
});

test('an extension that relays is told the server, once, and again when it changes', async () => {
  const other = extension();
  let serverUrl: string | null = null;
  const heard: (string | null)[] = [];
  const { bridge } = page({
    identity: () => ({ portfolioId: PORTFOLIO, secret: new Uint8Array(16), serverUrl, inUse: true }),
    onRelays: (server) => heard.push(server),
  });
  const told = () =>
    (other.heard as { kind: string; serverUrl?: string | null }[])
      .filter(({ kind }) => kind === 'identity')
      .map((message) => message.serverUrl);
  await vi.waitFor(() => expect(other.heard).toHaveLength(1));
  other.say({ kind: 'joined', portfolioId: PORTFOLIO });
  other.say({ kind: 'relays', serverUrl: null });
  await vi.waitFor(() => expect(told()).toEqual([null]));
  serverUrl = 'https://cpd.example';
  bridge.identityChanged();
  other.say({ kind: 'relays', serverUrl });
  await vi.waitFor(() => expect(heard.at(-1)).toBe('https://cpd.example'));
  expect(told()).toEqual([null, 'https://cpd.example']);

  // while it sleeps it hears nothing: it is told when it is back
  other.say({ kind: 'asleep' });
  await vi.waitFor(() => expect(heard.at(-1)).toBeNull());
  bridge.identityChanged();
  await vi.waitFor(() => expect(other.heard.at(-1)).toEqual({ kind: 'wake' }));
  other.say({ kind: 'joined', portfolioId: PORTFOLIO });
  other.say({ kind: 'relays', serverUrl });
  await vi.waitFor(() => expect(told()).toHaveLength(3));
});

test('an older extension, which says nothing of relaying, is told nothing of the server', async () => {
  const other = extension();
  const { bridge } = page();
  await vi.waitFor(() => expect(other.heard).toHaveLength(1));
  other.say({ kind: 'joined', portfolioId: PORTFOLIO });
  await vi.waitFor(() => expect(other.heard.some(({ kind }) => kind === 'sync')).toBe(true));
  bridge.identityChanged();
  other.say({ kind: 'identify' });
  await vi.waitFor(() => expect(other.heard.filter(({ kind }) => kind === 'identity')).toHaveLength(1));
});
