// The bridge between a page of the app and the worker, over real databases: consent, joining, giving back, files.
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { putFile } from '../../shared/files/files.ts';
import { emptyMetadata } from '../../shared/model/capture.ts';
import { type LocalDate, toInstant } from '../../shared/model/dates.ts';
import { newId, type RecordId } from '../../shared/model/id.ts';
import { captureUpdate } from '../../shared/portfolio/capture-update.ts';
import { createActivity, createRegistration, startPortfolio } from '../../shared/portfolio/edit.ts';
import { readLocal } from '../../shared/portfolio/identity.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import { openUpdateStore } from '../../shared/portfolio/update-store.ts';
import type { FromExtension, FromPage } from '../../shared/sync/bridge.ts';
import { type Channel, openChannel } from '../../shared/sync/channel.ts';
import { openStore, type Store } from '../worker/store.ts';
import { type Bridge, openBridge } from './bridge.ts';

const ORIGIN = 'http://localhost:8787';
const now = new Date('2026-11-23T18:00:00Z');
const soon = { timeout: 5_000, interval: 20 };

let store: Store;
let bridge: Bridge;
let asked: { origin: string; portfolioId: string; inUse: boolean }[];
let rings: number;

beforeEach(() => {
  store = openStore(() => now);
  asked = [];
  rings = 0;
  bridge = openBridge({
    store,
    askConsent: async (page) => void asked.push(page),
    ring: async () => void rings++,
  });
});

afterEach(async () => {
  await expect.poll(async () => (await readLocal(store.local, 'bridge-joining')) || '', soon).toBe('');
  await (await store.portfolio()).close();
  store.local.close();
  for (const { name } of await indexedDB.databases()) if (name) await Dexie.delete(name);
});

/** A page of the app with its own document, as the other end of the port. */
class AppPage {
  readonly doc = new Y.Doc();
  readonly heard: FromExtension[] = [];
  readonly secret = new Uint8Array(16).fill(5);
  portfolioId: RecordId = newId();
  inUse = false;
  channel: Channel | null = null;
  /** The extension was sent what it lacked. */
  onAnswered: () => void = () => undefined;
  #toBridge: (message: FromPage) => void = () => undefined;
  #close: () => void = () => undefined;

  constructor({ inUse = false } = {}) {
    this.inUse = inUse;
    startPortfolio(this.doc, this.portfolioId, now);
  }

  open(): this {
    bridge.serve({
      origin: ORIGIN,
      send: (message) => this.#receive(structuredClone(message)),
      listen: (onMessage, onClosed) => {
        this.#toBridge = onMessage;
        this.#close = onClosed;
      },
    });
    this.send({ kind: 'hello', portfolioId: this.portfolioId, inUse: this.inUse });
    return this;
  }

  send(message: FromPage): void {
    this.#toBridge(structuredClone(message));
  }

  close(): void {
    this.channel?.stop();
    this.#close();
  }

  #receive(message: FromExtension): void {
    this.heard.push(message);
    if (message.kind === 'identify')
      this.send({ kind: 'identity', portfolioId: this.portfolioId, secret: this.secret });
    if (message.kind === 'sync') this.channel?.receive(message.bytes);
    if (message.kind !== 'joined') return;
    this.channel?.stop();
    this.channel = openChannel({
      doc: this.doc,
      send: (bytes) => this.send({ kind: 'sync', bytes }),
      onAnswered: () => this.onAnswered(),
    });
  }

  get kinds(): string[] {
    return this.heard.map(({ kind }) => kind).filter((kind) => kind !== 'sync' && kind !== 'relays');
  }
  /** Servers to which the extension said it sends. */
  get relays(): (string | null)[] {
    return this.heard.flatMap((message) => (message.kind === 'relays' ? [message.serverUrl] : []));
  }
  tell(serverUrl: string | null, secret = this.secret): void {
    this.send({ kind: 'identity', portfolioId: this.portfolioId, secret, serverUrl });
  }
  get titles(): string[] {
    return readAll(this.doc, 'activity')
      .map(({ title }) => title)
      .sort();
  }
  /** What the person is asked about this page, and says. */
  get asPage() {
    return { origin: ORIGIN, portfolioId: this.portfolioId, inUse: this.inUse };
  }
}

const capture = (title: string) => ({
  activityId: newId(),
  evidenceId: newId(),
  capture: {
    url: `https://journal.example/${title}`,
    canonicalUrl: `https://journal.example/${title}`,
    capturedAt: toInstant(now),
    kind: 'article' as const,
    metadata: { ...emptyMetadata(), title },
    selection: '',
    extensionVersion: '0.1.0',
  },
  title,
  provider: '',
  type: null,
  startedOn: '2026-11-23' as LocalDate,
  description: '',
});
const keep = (title: string) => store.append(captureUpdate(capture(title), now));
const titlesHere = async () =>
  readAll((await store.portfolio()).doc, 'activity')
    .map(({ title }) => title)
    .sort();

/** What another worker would find, that is what is durable. */
async function titlesOnDisk(): Promise<string[]> {
  const database = await openUpdateStore((await store.identity()).documentName);
  const request = database.transaction('updates').objectStore('updates').getAll();
  const rows = await new Promise<Uint8Array[]>((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  const doc = new Y.Doc();
  for (const row of rows) Y.applyUpdate(doc, row);
  return readAll(doc, 'activity')
    .map(({ title }) => title)
    .sort();
}

describe('an extension that kept pages before it ever met the app', () => {
  it('tells how many wait and passes nothing before the person agreed', async () => {
    await keep('falls');
    await keep('gait');
    const page = new AppPage({ inUse: true }).open();
    await expect.poll(() => page.heard, soon).toEqual([{ kind: 'unconnected', waiting: 2 }]);
    page.send({ kind: 'sync', bytes: new Uint8Array([0, 1, 0]) });
    page.send({ kind: 'identity', portfolioId: page.portfolioId, secret: page.secret });
    page.send({ kind: 'connect' });
    await expect.poll(() => asked, soon).toEqual([page.asPage]);
    expect(page.titles).toEqual([]);
    expect(page.kinds).toEqual(['unconnected', 'unconnected']);
    expect((await store.identity()).portfolioId).not.toBe(page.portfolioId);
  });

  it('joins the portfolio of the app with what it holds, after one confirmation', async () => {
    await keep('falls');
    const before = await store.identity();
    const page = new AppPage({ inUse: true });
    createActivity(page.doc, { title: 'supervision' }, now);
    page.open();
    await expect.poll(() => page.kinds, soon).toEqual(['unconnected']);
    expect(await bridge.describe(page.asPage)).toMatchObject({ case: 'join', pages: 1 });
    await bridge.answer(page.asPage, true);

    await expect.poll(() => page.titles, soon).toEqual(['falls', 'supervision']);
    await expect.poll(async () => (await store.identity()).portfolioId, soon).toBe(page.portfolioId);
    const after = await store.identity();
    expect(after).toMatchObject({ secret: page.secret, deviceId: before.deviceId });
    await expect.poll(titlesHere, soon).toEqual(['falls', 'supervision']);
    await expect
      .poll(async () => (await indexedDB.databases()).map(({ name }) => name), soon)
      .not.toContain(before.documentName);

    await keep('gait');
    await expect.poll(() => page.titles, soon).toEqual(['falls', 'gait', 'supervision']);
    createActivity(page.doc, { title: 'journal club' }, now);
    await expect.poll(titlesHere, soon).toEqual(['falls', 'gait', 'journal club', 'supervision']);
  });

  it('says that it has stored what the page sent once it is on disk, while joining too', async () => {
    const page = new AppPage({ inUse: true });
    createActivity(page.doc, { title: 'supervision' }, now);
    page.open();
    await expect.poll(() => page.kinds, soon).toEqual(['unconnected']);
    page.send({ kind: 'isStored', number: 1 });
    page.onAnswered = () => page.send({ kind: 'isStored', number: 2 });
    await bridge.answer(page.asPage, true);
    await expect.poll(() => page.kinds.filter((kind) => kind === 'stored'), soon).toEqual(['stored']);
    expect(page.heard.find(({ kind }) => kind === 'stored')).toEqual({ kind: 'stored', number: 2 });
    expect(await titlesOnDisk()).toEqual(['supervision']);

    createActivity(page.doc, { title: 'journal club' }, now);
    page.send({ kind: 'isStored', number: 3 });
    await expect.poll(() => page.heard.at(-1), soon).toEqual({ kind: 'stored', number: 3 });
    expect(await titlesOnDisk()).toEqual(['journal club', 'supervision']);
  });

  it('needs no second confirmation when the app is opened again', async () => {
    const first = new AppPage().open();
    await expect.poll(() => first.kinds, soon).toEqual(['unconnected']);
    await bridge.answer(first.asPage, true);
    await expect.poll(async () => (await store.identity()).portfolioId, soon).toBe(first.portfolioId);
    first.close();
    await keep('while the app was closed');
    const again = new AppPage({ inUse: true });
    again.portfolioId = first.portfolioId;
    again.open();
    await expect.poll(() => again.titles, soon).toEqual(['while the app was closed']);
    expect(new Set(again.kinds)).toEqual(new Set(['joined']));
  });

  it('changes nothing when the page goes away in the middle of joining', async () => {
    await keep('falls');
    const before = await store.identity();
    const page = new AppPage({ inUse: true });
    const answer = page.send.bind(page);
    // the secret is told, and then the page never says another word
    page.send = (message) => (message.kind === 'sync' ? page.close() : answer(message));
    page.open();
    await expect.poll(() => page.kinds, soon).toEqual(['unconnected']);
    await bridge.answer(page.asPage, true);
    await expect.poll(() => page.kinds, soon).toContain('joined');
    await expect
      .poll(async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith('waymark-portfolio')), soon)
      .toHaveLength(1);
    expect(await store.identity()).toEqual(before);
    expect(await titlesHere()).toEqual(['falls']);
  });

  it('rings when the page that asked is no longer connected', async () => {
    const page = new AppPage();
    await bridge.answer(page.asPage, true);
    expect(rings).toBe(1);
  });
});

describe('an extension that belongs to a portfolio', () => {
  async function established(): Promise<void> {
    const { doc } = await store.portfolio();
    createRegistration(doc, { scheme: 'hcpc', profession: 'OT' }, now);
    await expect.poll(async () => (await store.portfolio()).projection.registrations.count(), soon).toBe(1);
    await keep('falls');
  }

  it('gives it back to an app whose storage was cleared, after a confirmation', async () => {
    await established();
    const { portfolioId, secret } = await store.identity();
    const page = new AppPage().open();
    await expect.poll(() => page.kinds, soon).toEqual(['unconnected']);
    expect(await bridge.describe(page.asPage)).toMatchObject({ case: 'restore', records: 3 });
    await bridge.answer(page.asPage, true);
    await expect.poll(() => page.heard.at(-1), soon).toEqual({ kind: 'adopt', portfolioId, secret, serverUrl: null });
    page.close();

    const renewed = new AppPage();
    renewed.portfolioId = portfolioId;
    renewed.open();
    await expect.poll(() => renewed.titles, soon).toEqual(['falls']);
    expect(renewed.kinds).toEqual(['joined']);
  });

  it('moves nothing into another portfolio in use until that very thing is confirmed', async () => {
    await established();
    const page = new AppPage({ inUse: true });
    createActivity(page.doc, { title: 'supervision' }, now);
    page.open();
    await expect.poll(() => page.heard, soon).toEqual([{ kind: 'unconnected', waiting: 1 }]);
    expect(await bridge.describe(page.asPage)).toMatchObject({
      case: 'merge',
      pages: 1,
      records: 3,
      wasConnected: false,
    });
    await bridge.answer(page.asPage, false);
    expect(page.kinds).toEqual(['unconnected', 'declined']);
    expect(page.titles).toEqual(['supervision']);
    await bridge.answer(page.asPage, true);
    await expect.poll(() => page.titles, soon).toEqual(['falls', 'supervision']);
    expect(readAll(page.doc, 'registration')).toHaveLength(1);
  });

  it('knows again the app that has moved on to another portfolio, and no other', async () => {
    const first = new AppPage({ inUse: true }).open();
    await expect.poll(() => first.kinds, soon).toEqual(['unconnected']);
    expect(await bridge.describe(first.asPage)).toMatchObject({ wasConnected: false });
    await bridge.answer(first.asPage, true);
    await expect.poll(async () => (await store.identity()).portfolioId, soon).toBe(first.portfolioId);
    first.close();
    const linked = new AppPage({ inUse: true });
    // joining ends a moment after the portfolio has changed
    await expect.poll(() => bridge.describe(linked.asPage), soon).toMatchObject({ case: 'merge', wasConnected: true });
    const elsewhere = { ...linked.asPage, origin: 'https://waymark.example' };
    expect(await bridge.describe(elsewhere)).toMatchObject({ case: 'merge', wasConnected: false });
  });

  it('sends a kept file in parts, and says when it has none', async () => {
    const page = new AppPage().open();
    await expect.poll(() => page.kinds, soon).toEqual(['unconnected']);
    await bridge.answer(page.asPage, true);
    await expect.poll(async () => (await store.identity()).portfolioId, soon).toBe(page.portfolioId);
    const bytes = new Uint8Array(5 * 1024 * 1024).map((_, index) => index % 251);
    const { sha256 } = await putFile((await store.portfolio()).files, bytes, 'text/html', now);
    page.send({ kind: 'wantFile', sha256 });
    page.send({ kind: 'wantFile', sha256: '0'.repeat(64) });
    await expect.poll(() => page.kinds.at(-1), soon).toBe('noFile');
    const parts = page.heard.flatMap((message) => (message.kind === 'file' ? [message] : []));
    expect(parts.map(({ index, parts: count, mime }) => ({ index, count, mime }))).toEqual([
      { index: 0, count: 2, mime: 'text/html' },
      { index: 1, count: 2, mime: 'text/html' },
    ]);
    const whole = new Uint8Array(
      await new Blob(parts.map((part) => part.bytes as Uint8Array<ArrayBuffer>)).arrayBuffer(),
    );
    expect(whole).toEqual(bytes);
  });
});

describe('an extension beside an app that syncs', () => {
  async function joined(): Promise<AppPage> {
    const page = new AppPage().open();
    await expect.poll(() => page.kinds, soon).toEqual(['unconnected']);
    await bridge.answer(page.asPage, true);
    await expect.poll(() => page.relays, soon).toEqual([null]);
    return page;
  }
  const here = async () => {
    const { portfolioId, serverUrl, secret } = await store.identity();
    return { portfolioId, serverUrl, secret };
  };

  it('keeps the server and the secret that the app tells, in the portfolio that both hold', async () => {
    const page = await joined();
    const { portfolioId, secret } = page;
    page.tell('https://cpd.example');
    await expect.poll(() => page.relays.at(-1), soon).toBe('https://cpd.example');
    expect(await here()).toEqual({ portfolioId, serverUrl: 'https://cpd.example', secret });
    const renewed = new Uint8Array(16).fill(9);
    page.tell('https://cpd.example', renewed);
    await expect.poll(here, soon).toEqual({ portfolioId, serverUrl: 'https://cpd.example', secret: renewed });
    page.tell(null, renewed);
    await expect.poll(here, soon).toEqual({ portfolioId, serverUrl: null, secret: renewed });
    expect(page.kinds.filter((kind) => kind === 'joined')).toHaveLength(1);
  });

  it('keeps a server that was chosen here until the app names another than it did before', async () => {
    const page = await joined();
    page.tell(null);
    await store.changeIdentity({ serverUrl: 'https://chosen.example' });
    page.tell(null);
    await expect.poll(() => page.relays.at(-1), soon).toBe('https://chosen.example');
    page.tell('https://cpd.example');
    await expect.poll(() => page.relays.at(-1), soon).toBe('https://cpd.example');
  });

  it('understands an older app, which says nothing of a server', async () => {
    const page = await joined();
    await store.changeIdentity({ serverUrl: 'https://chosen.example' });
    page.send({ kind: 'identity', portfolioId: page.portfolioId, secret: page.secret });
    await expect.poll(() => page.relays.at(-1), soon).toBe('https://chosen.example');
  });

  it('takes no secret from a page whose connection nobody agreed to', async () => {
    const before = await store.identity();
    const page = new AppPage();
    page.portfolioId = before.portfolioId;
    page.open();
    await expect.poll(() => page.kinds, soon).toEqual(['unconnected']);
    page.tell('https://cpd.example');
    await expect.poll(() => page.kinds, soon).toEqual(['unconnected', 'unconnected']);
    expect(await store.identity()).toEqual(before);
  });
});
