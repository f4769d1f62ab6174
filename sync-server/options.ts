// The command line of the server, read once.
import { parseArgs } from 'node:util';
import { WIRE_LIMITS, type WireLimits } from '../shared/sync/limits.ts';
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

function limitIn(value: string): [keyof WireLimits, number] {
  const [name = '', amount = ''] = value.split('=');
  const known = Object.keys(WIRE_LIMITS).find((key): key is keyof WireLimits => key === name);
  if (!known || !/^\d+$/.test(amount)) throw new Error(`--limit ${value} is not one of NAME=N; see --help`);
  return [known, Number(amount)];
}
