// Files of records on their way to a server and back, in a real browser's storage: when they come, and what is done with a damaged one.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fileName, sealFile } from '../../shared/crypto/file-seal.ts';
import { keysFromSecret } from '../../shared/crypto/keys.ts';
import { openArrivingFiles } from '../../shared/files/arriving-files.ts';
import { localDateOf } from '../../shared/model/dates.ts';
import { sha256Of } from '../../shared/model/sha256.ts';
import * as commands from '../../shared/portfolio/edit.ts';
import { openLocal } from '../../shared/portfolio/identity.ts';
import { readAll } from '../../shared/portfolio/read.ts';
import type { Relay } from '../../shared/sync/relay.ts';
import { emptyPortfolio } from '../../tests/empty-portfolio.ts';
import { fetchFiles } from '../stores/fetch-files.ts';
import { type EvidenceFiles, openEvidenceFiles } from './evidence-files.ts';
import { type Host, openHost } from './host.ts';
import { type HostStatus, STARTING } from './status.ts';

const SERVER = 'https://cpd.example';
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000 });

let host: Host;
let evidenceFiles: EvidenceFiles;
let known: HostStatus;
/** What the server has, by name, sealed. */
let stored: Map<string, Uint8Array<ArrayBuffer>>;

/** A server as docs/sealed-log-format.md has it, as far as whole files go. */
async function answer(address: string, init: RequestInit): Promise<Response> {
  const name = address.split('/files/')[1]?.split('/')[1];
  if (!name) {
    const files = [...stored].map(([name, { length }]) => ({ name, sizeBytes: length, storedAtMs: 1 }));
    return Response.json({ files });
  }
  const bytes = stored.get(name);
  if (init.method === 'PATCH') {
    const part = new Uint8Array(await new Response(init.body ?? null).arrayBuffer());
    stored.set(name, part);
    return new Response(null, { status: 204, headers: { 'Upload-Offset': String(part.length) } });
  }
  if (!bytes) return Response.json({ reason: 'there is no such file', code: 4404 }, { status: 404 });
  const [from = 0, to = 0] = (/\d+-\d+/.exec(new Headers(init.headers).get('range') ?? '')?.[0] ?? '')
    .split('-')
    .map(Number);
  const part = bytes.slice(from, to + 1);
  const range = `bytes ${from}-${from + part.length - 1}/${bytes.length}`;
  return new Response(part, { status: 206, headers: { 'Content-Range': range } });
}

const connected = {
  status: { connection: 'connected', missing: 0, setAside: 0, waiting: false },
  onStatus: () => () => undefined,
} as unknown as Relay;

beforeEach(async () => {
  fetchFiles.value = 'small';
  stored = new Map();
  const ask = window.fetch.bind(window);
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init: RequestInit = {}) =>
    String(input).startsWith(`${SERVER}/files/`) ? answer(String(input), init) : ask(input, init),
  );
  host = await openHost();
  host.painted();
  const { projection, files } = host.portfolio;
  await host.portfolio.loaded;
  await emptyPortfolio(host.portfolio);
  known = { ...STARTING, leader: true };
  evidenceFiles = openEvidenceFiles({
    projection,
    files,
    local: openLocal(),
    doc: host.portfolio.doc,
    now: () => new Date(),
    status: () => known,
    bridge: () => null,
    tell: (patch) => {
      known = { ...known, ...patch };
    },
    askLeader: () => expect.unreachable('this tab leads'),
    onFailure: (error) => expect.unreachable(String(error)),
  });
  evidenceFiles.lead();
});
afterEach(async () => {
  await evidenceFiles.stop();
  await host.stop();
  vi.unstubAllGlobals();
});

const follow = () => evidenceFiles.follow(connected, host.identity(), SERVER);
const words = (text: string) => new TextEncoder().encode(text);
async function record(content: Uint8Array<ArrayBuffer>, sizeBytes = content.length): Promise<string> {
  const file = { sha256: await sha256Of(content), mime: 'text/plain', sizeBytes };
  commands.createEvidence(host.portfolio.doc, { title: 'Handout', file }, new Date());
  return file.sha256;
}
async function layOnServer(content: Uint8Array<ArrayBuffer>): Promise<void> {
  const sealed = await sealFile(keysFromSecret(host.identity().secret), content);
  stored.set(sealed.name, await sealed.bytes(0, sealed.sizeBytes));
}
const evidenceIds = () => readAll(host.portfolio.doc, 'evidence').map(({ id }) => id);
const textOf = async (sha256: string) => (await host.file(sha256))?.text() ?? null;

test('a file that I keep goes to the server, and one that is damaged here comes back from it', async () => {
  const content = words('what was handed out');
  const sha256 = await record(content);
  await host.keepFile(content, 'text/plain');
  await follow();
  const name = fileName(keysFromSecret(host.identity().secret), sha256);
  await until(() => expect([...stored.keys()]).toEqual([name]));
  await until(() => expect(known.serverFiles?.there).toEqual(new Set([sha256])));

  await host.portfolio.files.files.update(sha256, { bytes: words('what was hand') });
  await expect(host.file(sha256)).rejects.toThrow();
  evidenceFiles.want(sha256, true);
  await until(async () => expect(await textOf(sha256)).toBe('what was handed out'));
  expect([...stored.keys()]).toEqual([name]);
});

test('a small file of another device comes by itself, with its kind', async () => {
  const content = words('from the other device');
  await layOnServer(content);
  const sha256 = await record(content);
  await follow();
  await until(async () => expect(await textOf(sha256)).toBe('from the other device'));
  expect((await host.file(sha256))?.type).toBe('text/plain');
});

test('what I want to open first waits at the server until I do', async () => {
  fetchFiles.value = 'opened';
  const content = words('wait for me');
  await layOnServer(content);
  const sha256 = await record(content);
  await follow();
  await until(() => expect(known.files).toMatchObject({ count: 0, onOpening: 1 }));
  expect(await textOf(sha256)).toBeNull();
  evidenceFiles.want(sha256, true);
  await until(async () => expect(await textOf(sha256)).toBe('wait for me'));
});

test('a large file waits too, until I choose to have all of them', async () => {
  const content = words('as if it were large');
  await layOnServer(content);
  const sha256 = await record(content, 20_000_000);
  await follow();
  await until(() => expect(known.files).toMatchObject({ count: 0, onOpening: 1 }));
  fetchFiles.value = 'all';
  await until(async () => expect(await textOf(sha256)).toBe('as if it were large'));
});

test('a file that broke off goes on where it was after the app was closed, and leaves nothing of itself but the file', async () => {
  fetchFiles.value = 'opened';
  const content = new Uint8Array(2_500_000).map((_byte, at) => at);
  await layOnServer(content);
  const sha256 = await record(content);
  let isCut = true;
  const ranges: string[] = [];
  const whole = window.fetch;
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init: RequestInit = {}) => {
    const range = new Headers(init.headers).get('range');
    if (range) ranges.push(range);
    return range && isCut && !range.startsWith('bytes=0-') ? Promise.reject(new TypeError('cut')) : whole(input, init);
  });
  await follow();
  await until(() => expect(known.files).toMatchObject({ onOpening: 1 }));
  evidenceFiles.want(sha256, true);
  await until(() => expect(ranges.length).toBeGreaterThan(1));
  await evidenceFiles.unfollow();

  isCut = false;
  ranges.length = 0;
  await follow();
  await until(async () => expect((await host.file(sha256))?.size).toBe(content.length));
  expect(ranges.filter((range) => range.startsWith('bytes=0-'))).toEqual([]);
  const arriving = openArrivingFiles(`${host.portfolio.files.name}-arriving`);
  await until(async () => expect(await arriving.read(sha256)).toBeNull());
  arriving.close();
});

test('on a connection that is metered nothing comes but what I open', async () => {
  vi.stubGlobal('navigator', { connection: Object.assign(new EventTarget(), { saveData: true }) });
  const content = words('dear on mobile data');
  await layOnServer(content);
  const sha256 = await record(content);
  await follow();
  await until(() => expect(known.files).toMatchObject({ count: 0, onOpening: 1 }));
  evidenceFiles.want(sha256, true);
  await until(async () => expect(await textOf(sha256)).toBe('dear on mobile data'));
});

test('before the copy on the server goes, everything that it alone has is fetched, also of what lies in the bin', async () => {
  fetchFiles.value = 'opened';
  const [one, other] = [words('of an activity'), words('of something in the bin')];
  for (const content of [one, other]) await layOnServer(content);
  const sha256s = [await record(one), await record(other)];
  await follow();
  commands.moveToBin(
    host.portfolio.doc,
    'evidence',
    evidenceIds().at(-1) ?? expect.unreachable('no evidence'),
    localDateOf(new Date()),
  );
  await until(() => expect(known.serverFiles?.there.size).toBe(1));
  expect(await evidenceFiles.takeAll()).toBe(true);
  expect(await Promise.all(sha256s.map(textOf))).toEqual(['of an activity', 'of something in the bin']);
});

test('a server that does not answer gives no leave to let its copy go', async () => {
  await record(words('only there'));
  await follow();
  await evidenceFiles.unfollow();
  expect(await evidenceFiles.takeAll()).toBe(false);
});
