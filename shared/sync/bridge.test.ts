// What passes the bridge between the page and the extension, and what does not.
import { describe, expect, it } from 'vitest';
import { FILE_PART_BYTES, parseFromExtension, parseFromPage } from './bridge.ts';

const portfolioId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const sha256 = 'ab'.repeat(32);
const secret = new Uint8Array(16).fill(7);

describe('messages of the bridge', () => {
  it('takes each message of the page as it was sent', () => {
    const messages = [
      { kind: 'hello', portfolioId, inUse: true },
      { kind: 'connect' },
      { kind: 'identity', portfolioId, secret },
      { kind: 'identity', portfolioId, secret, serverUrl: null },
      { kind: 'identity', portfolioId, secret, serverUrl: 'https://cpd.example' },
      { kind: 'sync', bytes: new Uint8Array([1]) },
      { kind: 'wantFile', sha256 },
      { kind: 'isStored', number: 0 },
      { kind: 'wake' },
    ];
    expect(messages.map(parseFromPage)).toEqual(messages);
  });

  it('takes each message of the extension as it was sent', () => {
    const messages = [
      { kind: 'unconnected', waiting: 3 },
      { kind: 'declined' },
      { kind: 'identify' },
      { kind: 'adopt', portfolioId, secret },
      { kind: 'adopt', portfolioId, secret, serverUrl: 'http://localhost:8787' },
      { kind: 'joined', portfolioId },
      { kind: 'relays', serverUrl: null },
      { kind: 'relays', serverUrl: 'https://cpd.example' },
      { kind: 'sync', bytes: new Uint8Array([1]) },
      { kind: 'file', sha256, mime: 'text/html', index: 0, parts: 1, bytes: new Uint8Array([60]) },
      { kind: 'noFile', sha256 },
      { kind: 'stored', number: 3 },
      { kind: 'asleep' },
    ];
    expect(messages.map(parseFromExtension)).toEqual(messages);
  });

  it('drops what is of no known form', () => {
    const wrong = [
      null,
      'hello',
      { kind: 'hello', portfolioId: 'a:b' },
      { kind: 'identity', portfolioId, secret: new Uint8Array(15) },
      { kind: 'identity', portfolioId, secret: Array.from(secret) },
      { kind: 'sync', bytes: { 0: 1 } },
      { kind: 'sync', bytes: new Uint8Array(0) },
      { kind: 'wantFile', sha256: '../etc' },
      { kind: 'isStored', number: -1 },
      { kind: 'isStored', number: '1' },
      { kind: 'unheard-of' },
    ];
    expect(wrong.map(parseFromPage)).toEqual(wrong.map(() => null));
  });

  it('takes a portfolio whose server nothing could be synced with as one that says none', () => {
    const identity = { kind: 'identity', portfolioId, secret };
    const servers = ['http://cpd.example', 'javascript:alert(1)', 'cpd.example', 7, undefined];
    expect(servers.map((serverUrl) => parseFromPage({ ...identity, serverUrl }))).toEqual(servers.map(() => identity));
  });

  it('drops a file part that is too large, or beyond the number of parts', () => {
    const part = { kind: 'file', sha256, mime: 'text/html', index: 0, parts: 1, bytes: new Uint8Array(1) };
    expect(parseFromExtension({ ...part, bytes: new Uint8Array(FILE_PART_BYTES + 1) })).toBeNull();
    expect(parseFromExtension({ ...part, index: 1 })).toBeNull();
    expect(parseFromExtension({ ...part, mime: 'text/html; <b>' })).toEqual({
      ...part,
      mime: 'application/octet-stream',
    });
  });
});
