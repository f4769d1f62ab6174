// Addresses of servers as people type them.
import { expect, test } from 'vitest';
import { readServer } from './typed-server.ts';

test('an address is taken however it is written', () => {
  const typed = {
    'cpd.example': 'https://cpd.example',
    ' https://cpd.example/today ': 'https://cpd.example',
    'wss://cpd.example:8443/sync': 'https://cpd.example:8443',
    'localhost:8787': 'http://localhost:8787',
    'http://127.0.0.1:8787': 'http://127.0.0.1:8787',
    'ws://localhost:1234': 'http://localhost:1234',
  };
  for (const [text, origin] of Object.entries(typed)) expect(readServer(text)).toEqual({ ok: true, origin });
});

test('what is no address, and what nothing may be synced to, is refused with what to do', () => {
  const sentence = (text: string) => (readServer(text) as { sentence?: string }).sentence;
  expect(sentence('')).toMatch(/^Enter the address/);
  expect(sentence('my server')).toMatch(/^This is no address/);
  expect(sentence('ftp://cpd.example')).toMatch(/^This is no address/);
  expect(sentence('javascript:alert(1)')).toMatch(/^This is no address/);
  expect(sentence('http://cpd.example')).toMatch(/must begin with https/);
});
