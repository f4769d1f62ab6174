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
      s3: null,
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
      s3: null,
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

const S3_KEYS = { WAYMARK_S3_ACCESS_KEY: 'an-access-key', WAYMARK_S3_SECRET_KEY: 'a-secret-key' };
const DATABASE = { DATABASE_URL: 'postgres://env.example/waymark' };

test('a bucket is named on the command line or in the environment, and its keys in the environment only', () => {
  const s3 = {
    endpoint: 'https://s3.example',
    bucket: 'waymark-files',
    region: 'eu-west-2',
    isPathStyle: true,
    accessKey: 'an-access-key',
    secretKey: 'a-secret-key',
  };
  const args = '--s3-endpoint https://s3.example --s3-bucket waymark-files --s3-region eu-west-2 --s3-path-style'.split(
    ' ',
  );
  expect(serving(args, { ...DATABASE, ...S3_KEYS })?.s3).toEqual(s3);
  const named = {
    WAYMARK_S3_ENDPOINT: 'https://s3.example',
    WAYMARK_S3_BUCKET: 'waymark-files',
    WAYMARK_S3_REGION: 'eu-west-2',
    WAYMARK_S3_PATH_STYLE: '1',
  };
  expect(serving([], { ...DATABASE, ...S3_KEYS, ...named })?.s3).toEqual(s3);
  expect(serving(args.slice(0, 4), { ...DATABASE, ...S3_KEYS })?.s3).toMatchObject({
    region: 'us-east-1',
    isPathStyle: false,
  });
});

test.each([
  ['without a database', {}, 'https://s3.example', 'waymark', '--database'],
  ['without its keys', DATABASE, 'https://s3.example', 'waymark', 'WAYMARK_S3_SECRET_KEY'],
  ['without an address', { ...DATABASE, ...S3_KEYS }, '', 'waymark', '--s3-endpoint'],
  ['without a name', { ...DATABASE, ...S3_KEYS }, 'https://s3.example', '', '--s3-bucket'],
  [
    'with keys in the address',
    { ...DATABASE, ...S3_KEYS },
    'https://a-key:b-key@s3.example',
    'waymark',
    'without keys',
  ],
])('a bucket %s is refused without its keys being repeated', (_, env, endpoint, bucket, said) => {
  const refusal = () => readCommand(['--s3-endpoint', endpoint, '--s3-bucket', bucket], env);
  expect(refusal).toThrow(said);
  expect(refusal).not.toThrow(/-key/);
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
