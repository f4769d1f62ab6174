// The logs of rooms that this extension does not sync with any more: taken in, and then removed.

import { keysFromSecret } from '../../shared/crypto/keys.ts';
import type { Identity } from '../../shared/portfolio/identity.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import { takeInKeptLog } from '../../shared/sync/kept-log.ts';
import { logDatabaseName } from '../../shared/sync/log-storage.ts';

export interface LeftLogsOptions {
  readonly identity: Identity;
  /** What this portfolio had until a moment ago, if it is known. Of other rooms the rest is where the portfolio is now. */
  readonly formerSecret?: Uint8Array | undefined;
  portfolio(): Promise<Portfolio>;
}

/** The databases of logs that are not synced with. */
export async function leftLogs({ secret, serverUrl }: Identity): Promise<string[]> {
  const current = serverUrl === null ? null : databaseOf(secret);
  const all = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  return all.filter((name) => name.startsWith(logDatabaseName('')) && name !== current);
}

/** No exchange and no link may run meanwhile. */
export async function removeLeftLogs({ identity, formerSecret, portfolio }: LeftLogsOptions): Promise<void> {
  const secrets = [identity.secret, ...(formerSecret ? [formerSecret] : [])];
  for (const name of await leftLogs(identity)) {
    const secret = secrets.find((one) => databaseOf(one) === name);
    if (secret) {
      const { doc, whenStored } = await portfolio();
      await takeInKeptLog(doc, secret);
      await whenStored();
    }
    indexedDB.deleteDatabase(name);
  }
}

const databaseOf = (secret: Uint8Array): string => logDatabaseName(keysFromSecret(secret).room);
