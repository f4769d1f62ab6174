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
      databaseUrl: null,
      publicOrigin: null,
      connect: [],
      trustProxy: false,
      invitations: [],
      limits: {},
    },
  });
});

test('everything can be named', () => {
  const args =
    '--port 0 --data /srv/waymark --public-origin https://cpd.example/ --connect wss://a.example --host 0.0.0.0';
  expect(
    readCommand(`${args} --trust-proxy --log json --invitation heron-lantern-42 --limit roomBytes=5`.split(' '), {
      WAYMARK_CONNECT: 'https://b.example',
      WAYMARK_INVITATIONS: 'willow-harbour-7',
    }),
  ).toEqual({
    name: 'serve',
    logFormat: 'json',
    options: {
      port: 0,
      host: '0.0.0.0',
      dataFolder: '/srv/waymark',
      databaseUrl: null,
      publicOrigin: 'https://cpd.example',
      connect: ['wss://a.example', 'https://b.example'],
      trustProxy: true,
      invitations: ['heron-lantern-42', 'willow-harbour-7'],
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

const serving = (args: readonly string[], env: Readonly<Record<string, string>>) => {
  const command = readCommand(args, env);
  return command.name === 'serve' ? command.options : null;
};

test('the database is named on the command line or in DATABASE_URL, and the first counts', () => {
  const env = { DATABASE_URL: 'postgres://waymark@/waymark?host=/run/postgresql' };
  expect(serving([], env)?.databaseUrl).toBe(env.DATABASE_URL);
  expect(serving(['--database', 'postgresql://named.example/w'], env)?.databaseUrl).toBe(
    'postgresql://named.example/w',
  );
});

test('a PostgreSQL database is not copied as a file', () => {
  expect(() => readCommand(['backup', '/copies'], { DATABASE_URL: 'postgres://env.example/waymark' })).toThrow(
    'pg_dump',
  );
});

test.each(['mysql://waymark:secret@localhost/waymark', 'postgres://waymark:secret@localhost:port/waymark'])(
  'the address %s of a database is refused without being repeated',
  (address) => {
    const refusal = () => readCommand([], { DATABASE_URL: address });
    expect(refusal).toThrow('--database is not an address');
    expect(refusal).not.toThrow('secret');
  },
);

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
  ['--invitation', 'short'],
  ['--invitation', 'with a space in it'],
  ['--unknown', 'x'],
  ['backup', ''],
  ['backup', 'one', 'two'],
  ['destroy', 'x'],
])('%s %s is refused', (option, ...values) => {
  expect(() => readCommand([option, ...values], {})).toThrow(option);
});
