// How the server speaks to PostgreSQL: which connections, how long it waits, and what a failure says.
import { Client, type ClientConfig, Pool } from 'pg';

const CONNECT_MS = 5_000;
/** The database ends what takes longer, and lets go of the locks of a process that was stopped in the middle. */
const STATEMENT_MS = 30_000;
const IDLE_IN_TRANSACTION_MS = 10_000;
/** An answer that does not come by then will not come: the connection is dead. */
const ANSWER_MS = STATEMENT_MS + 5_000;

const configOf = (url: string): ClientConfig => ({
  connectionString: url,
  application_name: 'waymark',
  connectionTimeoutMillis: CONNECT_MS,
  query_timeout: ANSWER_MS,
  keepAlive: true,
});

/** A commit that was answered is on the disk, whatever the database's own settings say of such a session; stricter ones stay. */
const SETTINGS = `
  SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
  UNION ALL SELECT set_config('statement_timeout', '${STATEMENT_MS}', false)
  UNION ALL SELECT set_config('idle_in_transaction_session_timeout', '${IDLE_IN_TRANSACTION_MS}', false)`;

/** So many connections at most, opened when they are needed, and again after the database was away. */
export function openPool(url: string, connections: number): Pool {
  const pool = new Pool({
    ...configOf(url),
    max: connections,
    onConnect: async (client) => {
      await client.query(SETTINGS);
    },
  });
  // an idle connection that breaks is replaced; without a listener it would end the process
  pool.on('error', () => undefined);
  return pool;
}

/** A connection of its own for news, open until `end`. `onGone` is called once, when it is. */
export async function connectForNews(url: string, onGone: () => void): Promise<Client> {
  const client = new Client(configOf(url));
  client.on('error', () => undefined); // its end is what counts
  client.once('end', onGone);
  await client.connect();
  return client;
}

/** For whoever starts the server: what failed, without the password that stands in the address. */
export function describeFailure(url: string, cause: unknown): string {
  const { host, port } = new Client(configOf(url));
  return `the PostgreSQL database at ${host}:${port} cannot be used (${reasonOf(cause)})`;
}

/** A host with several addresses fails with one error for each. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}
