// The command line: what is asked for, and what a wrong word is told.
import { expect, test } from 'vitest';
import { readCommand } from './options.ts';

test('without options the server is for this computer', () => {
  expect(readCommand([], {})).toEqual({
    name: 'serve',
    logFormat: 'text',
    options: {
      port: 8787,
      host: '127.0.0.1',
      dataFolder: '.data',
      publicOrigin: null,
      connect: [],
      trustProxy: false,
      limits: {},
    },
  });
});

test('everything can be named', () => {
  const args =
    '--port 0 --data /srv/waymark --public-origin https://cpd.example/ --connect wss://a.example --host 0.0.0.0';
  expect(
    readCommand(`${args} --trust-proxy --log json --limit roomBytes=5`.split(' '), {
      WAYMARK_CONNECT: 'https://b.example',
    }),
  ).toEqual({
    name: 'serve',
    logFormat: 'json',
    options: {
      port: 0,
      host: '0.0.0.0',
      dataFolder: '/srv/waymark',
      publicOrigin: 'https://cpd.example',
      connect: ['wss://a.example', 'https://b.example'],
      trustProxy: true,
      limits: { roomBytes: 5 },
    },
  });
});

test('the database is copied, and put back, where it is said', () => {
  expect(readCommand(['backup', '/copies/monday', '--data', '/srv/waymark'], {})).toEqual({
    name: 'backup',
    folder: '/copies/monday',
    dataFolder: '/srv/waymark',
  });
  expect(readCommand(['restore', '/copies/monday'], {})).toMatchObject({ name: 'restore', dataFolder: '.data' });
});

test.each([
  ['--port', 'abc'],
  ['--port', '70000'],
  ['--public-origin', 'cpd.example'],
  ['--public-origin', 'https://cpd.example/app'],
  ['--connect', "https://a.example;script-src 'unsafe-inline'"],
  ['--connect', 'data:text/html,x'],
  ['--limit', 'roomBytes=many'],
  ['--limit', 'nothing=1'],
  ['--log', 'xml'],
  ['--unknown', 'x'],
  ['backup', ''],
  ['backup', 'one', 'two'],
  ['destroy', 'x'],
])('%s %s is refused', (option, ...values) => {
  expect(() => readCommand([option, ...values], {})).toThrow(option);
});
