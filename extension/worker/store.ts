// The extension's own copy of the portfolio in its background worker: opened when first needed, once in a worker's life.
import { localDateOf } from '../../shared/model/dates.ts';
import { oneAtATime } from '../../shared/model/in-turn.ts';
import { seeDay } from '../../shared/portfolio/day-seen.ts';
import {
  ensureIdentity,
  type Identity,
  type LocalDb,
  openLocal,
  replaceIdentity,
} from '../../shared/portfolio/identity.ts';
import { openPortfolio, type Portfolio } from '../../shared/portfolio/open.ts';
import { latestDay } from '../../shared/portfolio/read.ts';
import { appendUpdate } from '../../shared/portfolio/update-store.ts';

/** Stands for an origin where something is appended to the document's database. */
export const APPENDED = 'appended';

/** Hears of what is kept here, before and after: whoever syncs must know of it even when the worker dies in between. */
export interface KeepWatch {
  /** Waited for where something is appended; the change itself comes after it. */
  before(origin: unknown): Promise<void>;
  after(origin: unknown): void;
}

export interface Store {
  readonly local: LocalDb;
  identity(): Promise<Identity>;
  /** The same portfolio, with another secret, server or name of this device. Durable when it resolves. */
  changeIdentity(patch: Partial<Pick<Identity, 'secret' | 'serverUrl' | 'deviceName'>>): Promise<Identity>;
  /** Calls `listener` after each change of the identity, another portfolio included. */
  onIdentity(listener: (identity: Identity) => void): void;
  /** One watch at most; set it before anything is kept. */
  watch(watch: KeepWatch): void;
  /** The portfolio, loaded and projected. */
  portfolio(): Promise<Portfolio>;
  /** How many pages are kept here, those in the bin left out. */
  keptPages(): Promise<number>;
  /** Keeps one update without waiting for the portfolio. Durable when it resolves; rejects with StorageFailure. */
  append(update: Uint8Array): Promise<void>;
  /**
   * Becomes the holder of another portfolio. `fill` runs while nothing else is appended, and must leave `next` durable
   * with all that is to be kept; the old document is deleted after it.
   */
  switchTo(next: Identity, portfolio: Portfolio, fill: (old: Portfolio) => Promise<void>): Promise<void>;
}

export function openStore(now: () => Date = () => new Date()): Store {
  const local = openLocal();
  let me: Promise<Identity> | null = null;
  let open: Promise<Portfolio> | null = null;
  let keepWatch: KeepWatch | null = null;
  const listeners: ((identity: Identity) => void)[] = [];

  const identity = () => {
    if (!me) {
      me = ensureIdentity(local, 'This browser’s extension', now());
      me.catch(() => {
        me = null;
      });
    }
    return me;
  };

  async function leadFrom(portfolio: Portfolio): Promise<void> {
    await portfolio.loaded;
    portfolio.doc.on('beforeTransaction', ({ origin }) => void keepWatch?.before(origin));
    portfolio.doc.on('update', (_update: Uint8Array, origin: unknown) => keepWatch?.after(origin));
    await portfolio.lead(await seeDay(local, localDateOf(now()), latestDay(portfolio.doc)));
  }

  async function openMine(): Promise<Portfolio> {
    const { documentName } = await identity();
    const portfolio = openPortfolio({ documentName, now });
    await leadFrom(portfolio);
    return portfolio;
  }

  const portfolio = () => {
    if (!open) {
      open = openMine();
      open.catch(() => {
        open = null;
      });
    }
    return open;
  };

  /** One at a time: what is appended must not fall between a copy and the switch that follows it. */
  const inTurn = oneAtATime();

  const tell = (next: Identity) => {
    for (const listener of listeners) listener(next);
  };

  return {
    local,
    identity,
    portfolio,
    async keptPages() {
      const { projection } = await portfolio();
      return projection.evidence.filter((row) => row.capture !== null && row.deletedOn === null).count();
    },
    changeIdentity: (patch) =>
      inTurn(async () => {
        const next = { ...(await identity()), ...patch };
        await replaceIdentity(local, next);
        me = Promise.resolve(next);
        tell(next);
        return next;
      }),
    onIdentity: (listener) => void listeners.push(listener),
    watch(watch) {
      keepWatch = watch;
    },
    append: (update) =>
      inTurn(async () => {
        const { documentName } = await identity();
        await keepWatch?.before(APPENDED);
        // an open document has loaded its rows before this one was added
        const adopt = () => open?.then((opened) => opened.adoptAppended(update)).catch(() => undefined);
        try {
          await appendUpdate(documentName, update);
          void Promise.resolve(adopt()).then(() => keepWatch?.after(APPENDED));
        } catch (error) {
          keepWatch?.after(APPENDED);
          throw error;
        }
      }),
    switchTo: (next, filled, fill) =>
      inTurn(async () => {
        const before = await identity();
        const old = await portfolio();
        await fill(old);
        await replaceIdentity(local, next);
        me = Promise.resolve(next);
        await old.close();
        open = Promise.resolve(filled);
        indexedDB.deleteDatabase(before.documentName);
        await leadFrom(filled).finally(() => tell(next));
      }),
  };
}
