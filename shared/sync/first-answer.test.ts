// What is said of a server at an address that a person gave, when a connection to it fails.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { firstAnswer } from './first-answer.ts';
import { NOT_CONNECTED } from './relay-status.ts';

const SERVER = 'https://cpd.example';
const timing = { answerMs: 1_000, failedMs: 5 };
const relay = {
  status: { ...NOT_CONNECTED, connection: 'offline', reason: null } as typeof NOT_CONNECTED,
  onStatus: () => () => undefined,
};
let answers: (path: string) => boolean;

beforeEach(() => {
  vi.stubGlobal('fetch', async (address: string) => {
    if (answers(new URL(address).pathname)) return new Response('<!doctype html>');
    throw new TypeError('Failed to fetch');
  });
});
afterEach(() => void vi.unstubAllGlobals());

test('a place that answers with pages and takes no connection is no sync server', async () => {
  answers = () => true;
  expect(await firstAnswer(relay, SERVER, timing)).toEqual({ ok: false, reason: 'noServer' });
});

test('a place that answers nothing is not reached', async () => {
  answers = () => false;
  expect(await firstAnswer(relay, SERVER, timing)).toEqual({ ok: false, reason: 'unreachable' });
});

test('the app’s own page, which its service worker has without a network, is no answer of the server', async () => {
  answers = (path) => path === '/' || path === '/index.html';
  expect(await firstAnswer(relay, SERVER, timing)).toEqual({ ok: false, reason: 'unreachable' });
});
