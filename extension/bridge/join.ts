// Joins the portfolio of the app's page: its records come first, then what was kept here moves over, then the old document goes.
import { parseId } from '../../shared/model/id.ts';
import { type Identity, identityFor, readLocal, writeLocal } from '../../shared/portfolio/identity.ts';
import { metaOf } from '../../shared/portfolio/layout.ts';
import { copyRecords } from '../../shared/portfolio/move.ts';
import { openPortfolio, type Portfolio } from '../../shared/portfolio/open.ts';
import type { PortfolioIdentity } from '../../shared/sync/bridge.ts';
import type { Store } from '../worker/store.ts';

/** Local value: the document that a join is filling. One that a dead worker left is deleted. */
const JOINING = 'bridge-joining';
/** Local value: the portfolio that this extension belongs to since it first synced with the app. */
const JOINED = 'bridge-joined';

/** Whether this extension's portfolio is more than what it kept by itself: it has synced, or holds a registration. */
export async function isEstablished(store: Store): Promise<boolean> {
  const { portfolioId } = await store.identity();
  if ((await readLocal(store.local, JOINED)) === portfolioId) return true;
  return (await (await store.portfolio()).projection.registrations.count()) > 0;
}

export const markEstablished = (store: Store, portfolioId: string): Promise<void> =>
  writeLocal(store.local, JOINED, portfolioId);

/** Deletes what an interrupted join left behind. */
export async function clearInterruptedJoin(store: Store): Promise<void> {
  const left = await readLocal(store.local, JOINING);
  if (typeof left !== 'string' || !left) return;
  if (left !== (await store.identity()).documentName) indexedDB.deleteDatabase(left);
  await writeLocal(store.local, JOINING, '');
}

export interface Joining {
  portfolio: Portfolio;
  /** Call once all that the page holds has arrived. False when that was another portfolio; nothing has changed then. */
  finish(): Promise<boolean>;
  /** Call when the page went away first. Nothing has changed then. */
  giveUp(): Promise<void>;
}

/** Begins to join; null when the identity is none. The document is empty until it is synced with the page. */
export async function beginJoin(
  store: Store,
  { portfolioId, secret, serverUrl = null }: PortfolioIdentity,
): Promise<Joining | null> {
  const id = parseId(portfolioId);
  if (!id) return null;
  await clearInterruptedJoin(store);
  const next: Identity = identityFor(await store.identity(), { portfolioId: id, secret, serverUrl });
  await writeLocal(store.local, JOINING, next.documentName);
  const portfolio = openPortfolio({ documentName: next.documentName });
  await portfolio.loaded;

  async function giveUp(): Promise<void> {
    await portfolio.close();
    await clearInterruptedJoin(store);
  }

  return {
    portfolio,
    giveUp,
    async finish() {
      if (metaOf(portfolio.doc).get('portfolioId') !== portfolioId) return false;
      await store.switchTo(next, portfolio, async (old) => {
        copyRecords(old.doc, portfolio.doc);
        await portfolio.whenStored();
      });
      await markEstablished(store, portfolioId);
      await writeLocal(store.local, JOINING, '');
      return true;
    },
  };
}
