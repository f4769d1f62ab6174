// The command line of the server, read once.
import { parseArgs } from 'node:util';
import { WIRE_LIMITS, type WireLimits } from '../shared/sync/limits.ts';
import type { S3Settings } from './files/s3-requests.ts';
import type { LogFormat } from './log.ts';
import type { ServerOptions } from './server.ts';

/** As many as a person types, and more than anybody tries out. */
const [INVITATION_MIN, INVITATION_MAX] = [12, 100];

export const USAGE = `npm run server -- [options]
npm run server -- backup DIR [--data DIR]     copies the database and the files, also while the server runs
npm run server -- restore DIR [--data DIR]    puts such a copy into an empty data folder

  --port N             port to listen on; 0 takes a free one (8787)
  --host ADDRESS       interface to listen on (127.0.0.1); 0.0.0.0 for all
  --data DIR           folder of the database and the files (./.data)
  --database URL       a PostgreSQL database for all of that instead, such as postgres://waymark@localhost/waymark, which any number of
                       servers may share (also DATABASE_URL, which hides its password from the list of processes)
  --s3-endpoint URL    with --database: the files' bytes go to S3-compatible storage there, into a bucket that is there already
                       (also WAYMARK_S3_ENDPOINT); its keys are in WAYMARK_S3_ACCESS_KEY and WAYMARK_S3_SECRET_KEY only
  --s3-bucket NAME     that bucket (also WAYMARK_S3_BUCKET)
  --s3-region NAME     where the storage says that it is (us-east-1; also WAYMARK_S3_REGION)
  --s3-path-style      the bucket's name goes into the path, not the host (also WAYMARK_S3_PATH_STYLE=1)
  --public-origin URL  the address that people open, such as https://cpd.example
  --connect ORIGIN     another origin that the app may connect to; may be repeated (also WAYMARK_CONNECT, by spaces)
  --trust-proxy        take clients' addresses from X-Forwarded-For
  --log FORMAT         text, or json with a line for each event (text; also WAYMARK_LOG)
  --invitation WORD    takes in new portfolios with this invitation only; may be repeated (also WAYMARK_INVITATIONS, by
                       spaces, which hides them from the list of processes)
  --limit NAME=N       another limit; may be repeated (${Object.keys(WIRE_LIMITS).join(', ')})
`;

export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'serve'; readonly options: ServerOptions; readonly logFormat: LogFormat }
  /** `folder` is the copy's. */
  | { readonly name: 'backup' | 'restore'; readonly folder: string; readonly dataFolder: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws with a sentence for whoever typed it. */
export function readCommand(args: readonly string[], env: Environment): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      port: { type: 'string', default: '8787' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: '.data' },
      database: { type: 'string' },
      's3-endpoint': { type: 'string', default: env.WAYMARK_S3_ENDPOINT ?? '' },
      's3-bucket': { type: 'string', default: env.WAYMARK_S3_BUCKET ?? '' },
      's3-region': { type: 'string', default: env.WAYMARK_S3_REGION || 'us-east-1' },
      's3-path-style': { type: 'boolean', default: env.WAYMARK_S3_PATH_STYLE === '1' },
      'public-origin': { type: 'string' },
      connect: { type: 'string', multiple: true, default: [] },
      'trust-proxy': { type: 'boolean', default: false },
      log: { type: 'string', default: env.WAYMARK_LOG ?? 'text' },
      invitation: { type: 'string', multiple: true, default: [] },
      limit: { type: 'string', multiple: true, default: [] },
    },
  });
  if (values.help) return { name: 'help' };
  const [name, folder, ...more] = positionals;
  const databaseUrl = databaseIn(values.database ?? env.DATABASE_URL);
  if (name === 'backup' || name === 'restore') {
    if (databaseUrl) throw new Error(`${name} is for SQLite: a PostgreSQL database is copied with pg_dump`);
    if (!folder || more.length > 0) throw new Error(`${name} takes one folder; see --help`);
    return { name, folder, dataFolder: values.data };
  }
  if (name !== undefined) throw new Error(`${name} is not a command; see --help`);
  if (values.log !== 'text' && values.log !== 'json') throw new Error(`--log ${values.log} is neither text nor json`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is not a port`);
  const options = {
    port,
    host: values.host,
    dataFolder: values.data,
    databaseUrl,
    s3: s3In(values, databaseUrl, env),
    publicOrigin: values['public-origin']
      ? originIn('--public-origin', values['public-origin'], ['http:', 'https:'])
      : null,
    connect: [...values.connect, ...listedIn(env.WAYMARK_CONNECT)].map((value) =>
      originIn('--connect', value, ['http:', 'https:', 'ws:', 'wss:']),
    ),
    trustProxy: values['trust-proxy'],
    invitations: [...values.invitation, ...listedIn(env.WAYMARK_INVITATIONS)].map(invitationIn),
    limits: Object.fromEntries(values.limit.map(limitIn)),
  };
  return { name: 'serve', options, logFormat: values.log };
}

const listedIn = (value = ''): string[] => value.split(' ').filter(Boolean);

/** Short ones are guessed. It is not repeated in the sentence. */
function invitationIn(value: string): string {
  if (value.length < INVITATION_MIN || value.length > INVITATION_MAX || /\s/.test(value))
    throw new Error(`--invitation is to be ${INVITATION_MIN} to ${INVITATION_MAX} letters and digits, without spaces`);
  return value;
}

/** A scheme, a host and a port: anything more would be a hole in the page's policy, or never match a token. */
function originIn(option: string, value: string, schemes: readonly string[]): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !schemes.includes(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username)
    throw new Error(`${option} ${value} is not an origin such as https://cpd.example`);
  return `${url.protocol}//${url.host}`;
}

/** Not repeated in the sentence: a password may stand in it. An address of a socket names no host. */
function databaseIn(value = ''): string | null {
  if (value && !(/^postgres(ql)?:\/\//.test(value) && URL.canParse(value.replace('@/', '@localhost/'))))
    throw new Error('--database is not an address such as postgres://waymark@localhost/waymark');
  return value || null;
}

interface S3Words {
  readonly 's3-endpoint': string;
  readonly 's3-bucket': string;
  readonly 's3-region': string;
  readonly 's3-path-style': boolean;
}

/** Null where no storage is named. Keys are not repeated in the sentence. */
function s3In(words: S3Words, databaseUrl: string | null, env: Environment): S3Settings | null {
  const { 's3-endpoint': endpoint, 's3-bucket': bucket, 's3-region': region } = words;
  if (!endpoint && !bucket) return null;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash)
    throw new Error('--s3-endpoint is not an address such as https://s3.example.com, without keys in it');
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    throw new Error(`--s3-bucket ${bucket} is not the name of a bucket`);
  if (!databaseUrl) throw new Error('--s3-endpoint goes with --database, where the list of the files is');
  const { WAYMARK_S3_ACCESS_KEY: accessKey, WAYMARK_S3_SECRET_KEY: secretKey } = env;
  if (!accessKey || !secretKey)
    throw new Error('--s3-endpoint needs WAYMARK_S3_ACCESS_KEY and WAYMARK_S3_SECRET_KEY in the environment');
  return { endpoint, bucket, region, isPathStyle: words['s3-path-style'], accessKey, secretKey };
}

function limitIn(value: string): [keyof WireLimits, number] {
  const [name = '', amount = ''] = value.split('=');
  const known = Object.keys(WIRE_LIMITS).find((key): key is keyof WireLimits => key === name);
  if (!known || !/^\d+$/.test(amount)) throw new Error(`--limit ${value} is not one of NAME=N; see --help`);
  return [known, Number(amount)];
}
