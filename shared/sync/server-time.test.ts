// The offset between this device's clock and a server's, from whatever the server says.
import { expect, test } from 'vitest';
import { clockOffsetMs } from './server-time.ts';

const now = () => new Date(1_795_000_000_000);
const asked: string[] = [];
const saying = (body: string, headers: Record<string, string> = {}): typeof fetch => {
  return async (address) => {
    asked.push(String(address));
    return new Response(body, { headers });
  };
};

test('the server is asked at /time', async () => {
  expect(await clockOffsetMs('https://cpd.example', now, saying('{"nowMs":1795000086400}'))).toBe(86_400);
  expect(asked).toEqual(['https://cpd.example/time']);
});

test('another server’s Date header does as well', async () => {
  const date = new Date(1_795_000_000_000 - 3_600_000).toUTCString();
  expect(await clockOffsetMs('https://cpd.example', now, saying('<html>', { date }))).toBe(-3_600_000);
});

test.each(['', 'soon', '{"nowMs":"x"}', '{"nowMs":1e400}'])('%j tells nothing', async (body) => {
  expect(await clockOffsetMs('https://cpd.example', now, saying(body))).toBeNull();
});

test('a server that cannot be asked tells nothing', async () => {
  expect(await clockOffsetMs('https://cpd.example', now, () => Promise.reject(new Error('offline')))).toBeNull();
});
