// What the app's page says of its portfolio's secret and server, kept here once both hold the same portfolio.

import { sameBytes } from '../../shared/crypto/byte-fields.ts';
import { asRecord } from '../../shared/model/parse.ts';
import { readLocal, writeLocal } from '../../shared/portfolio/identity.ts';
import type { PortfolioIdentity } from '../../shared/sync/bridge.ts';
import type { Store } from '../worker/store.ts';

/** Local value: the server that the app named last, and of which portfolio. What was chosen here since stands until it names another. */
const TOLD = 'bridge-told-server';

/** The server that the app said it syncs this portfolio with: null for none, undefined when it has said nothing yet. */
export async function toldServer(store: Store): Promise<string | null | undefined> {
  const { portfolioId, serverUrl } = asRecord(await readLocal(store.local, TOLD));
  if (portfolioId !== (await store.identity()).portfolioId) return undefined;
  return typeof serverUrl === 'string' ? serverUrl : null;
}

/** Notes what the app said, without following it: after a join the identity holds it already. */
export async function noteTold(store: Store, { portfolioId, serverUrl }: PortfolioIdentity): Promise<void> {
  if (serverUrl !== undefined) await writeLocal(store.local, TOLD, { portfolioId, serverUrl });
}

/** Follows the app in what is news. */
export async function takeTold(store: Store, told: PortfolioIdentity): Promise<void> {
  const { secret, serverUrl } = await store.identity();
  const before = await toldServer(store);
  await noteTold(store, told);
  // an app that never synced says so at each start, and has nothing against a server that was chosen here
  const named = told.serverUrl;
  const next = named !== undefined && named !== (before ?? null) ? named : serverUrl;
  if (sameBytes(secret, told.secret) && next === serverUrl) return;
  await store.changeIdentity({ secret: told.secret, serverUrl: next });
}
