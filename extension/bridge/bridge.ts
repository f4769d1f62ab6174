// The worker's side of the bridge to the app's pages: who may connect, which portfolio both hold from then on, and what passes.

import { getFile } from '../../shared/files/files.ts';
import { countRecords } from '../../shared/portfolio/read.ts';
import { FILE_PART_BYTES, type FromPage, type PortfolioIdentity } from '../../shared/sync/bridge.ts';
import { type Channel, openChannel } from '../../shared/sync/channel.ts';
import type { ConnectionCase, ConnectionRequest } from '../connect/connect-calls.ts';
import type { Store } from '../worker/store.ts';
import type { BridgePort } from './bridge-port.ts';
import { addConsents, readConsents } from './consents.ts';
import { beginJoin, isEstablished, type Joining, markEstablished } from './join.ts';
import { noteTold, takeTold } from './told-identity.ts';

/** The origin of updates that came from a page of the app. */
export const PAGE_ORIGIN = 'page';

type Hello = Extract<FromPage, { kind: 'hello' }>;

interface Session {
  port: BridgePort;
  hello: Hello | null;
  channel: Channel | null;
  joining: Joining | null;
  /** What the page asked while joining; it is answered once both hold the same. */
  asked: number | null;
  isClosed: boolean;
  /** Messages are taken one after the other: most of them wait for the database. */
  turn: Promise<void>;
}

export interface BridgeOptions {
  store: Store;
  /** Shows the extension's page of consent; called when a person pressed a button in the app. */
  askConsent: (request: { origin: string; portfolioId: string; inUse: boolean }) => Promise<void>;
  /** Tells pages whose connection went to sleep that there is news. */
  ring: () => Promise<void>;
}

export interface Bridge {
  serve(port: BridgePort): void;
  /** What connecting this page would do, for the person to read. */
  describe(page: { origin: string; portfolioId: string; inUse: boolean }): Promise<ConnectionRequest>;
  /** The person's answer in the page of consent. */
  answer(page: { origin: string; portfolioId: string; inUse: boolean }, allow: boolean): Promise<void>;
}

export function openBridge({ store, askConsent, ring }: BridgeOptions): Bridge {
  const sessions = new Set<Session>();

  async function caseOf({ portfolioId, inUse }: { portfolioId: string; inUse: boolean }): Promise<ConnectionCase> {
    if ((await store.identity()).portfolioId === portfolioId) return 'same';
    if (!(await isEstablished(store))) return 'join';
    return inUse ? 'merge' : 'restore';
  }

  async function isAllowed(origin: string, hello: Hello, wanted: ConnectionCase): Promise<boolean> {
    const { portfolioId } = await store.identity();
    return (await readConsents(store.local)).some(
      (consent) =>
        consent.origin === origin &&
        consent.portfolioId === hello.portfolioId &&
        (wanted === 'same' || (consent.case === wanted && consent.from === portfolioId)),
    );
  }

  /** Answers the page's greeting: with both on one portfolio, or with what is missing for that. */
  async function greet(session: Session): Promise<void> {
    const { port, hello } = session;
    session.channel?.stop();
    session.channel = null;
    if (!hello) return;
    const wanted = await caseOf(hello);
    if (!(await isAllowed(port.origin, hello, wanted))) {
      return port.send({ kind: 'unconnected', waiting: wanted === 'same' ? 0 : await store.keptPages() });
    }
    switch (wanted) {
      case 'same':
        return join(session);
      case 'join':
      case 'merge':
        return port.send({ kind: 'identify' });
      case 'restore': {
        const { portfolioId, secret, serverUrl } = await store.identity();
        return port.send({ kind: 'adopt', portfolioId, secret, serverUrl });
      }
    }
  }

  async function join(session: Session): Promise<void> {
    const { portfolioId } = await store.identity();
    const { doc } = await store.portfolio();
    await markEstablished(store, portfolioId);
    if (session.isClosed) return;
    session.port.send({ kind: 'joined', portfolioId });
    session.channel = openChannel({
      doc,
      origin: PAGE_ORIGIN,
      send: (bytes) => session.port.send({ kind: 'sync', bytes }),
    });
    await sayRelays(session);
  }

  /** That this extension relays, and where to: the page tells what has changed on its side. */
  async function sayRelays(session: Session): Promise<void> {
    const { serverUrl } = await store.identity();
    if (session.channel && !session.isClosed) session.port.send({ kind: 'relays', serverUrl });
  }

  /** The page of the portfolio that both hold says its secret and server. */
  async function hearIdentity(session: Session, identity: PortfolioIdentity): Promise<void> {
    await takeTold(store, identity);
    await sayRelays(session);
  }

  /** The page has told its secret after the person's consent: its records come over, then ours move in. */
  async function takeIdentity(session: Session, identity: PortfolioIdentity): Promise<void> {
    const { hello, port } = session;
    if (session.joining || !hello || identity.portfolioId !== hello.portfolioId) return;
    const wanted = await caseOf(hello);
    if (wanted === 'same' && session.channel) return hearIdentity(session, identity);
    if ((wanted !== 'join' && wanted !== 'merge') || !(await isAllowed(port.origin, hello, wanted)))
      return greet(session);
    const joining = await beginJoin(store, identity);
    if (!joining) return;
    if (session.isClosed) return joining.giveUp();
    session.joining = joining;
    await noteTold(store, identity);
    port.send({ kind: 'joined', portfolioId: identity.portfolioId });
    session.channel = openChannel({
      doc: joining.portfolio.doc,
      origin: PAGE_ORIGIN,
      send: (bytes) => port.send({ kind: 'sync', bytes }),
      onSynced: () => take(session, () => finishJoin(session)),
    });
  }

  async function finishJoin(session: Session): Promise<void> {
    const { joining } = session;
    if (!joining) return;
    session.joining = null;
    if (!(await joining.finish().catch(() => false))) {
      session.channel?.stop();
      session.channel = null;
      await joining.giveUp();
      return session.port.send({ kind: 'unconnected', waiting: await store.keptPages() });
    }
    if (session.asked !== null) await sendStored(session, session.asked);
  }

  /** Says that all the page has sent is on disk, or nothing when that fails. */
  async function sendStored(session: Session, number: number): Promise<void> {
    session.asked = session.joining ? number : null;
    if (session.joining || !session.channel) return;
    // of a portfolio that was left meanwhile nothing is kept
    if ((await store.identity()).portfolioId !== session.hello?.portfolioId) return;
    await (await store.portfolio()).whenStored();
    session.port.send({ kind: 'stored', number });
  }

  async function sendFile(session: Session, sha256: string): Promise<void> {
    const { files } = await store.portfolio();
    const file = await getFile(files, sha256).catch(() => null);
    if (!file) return session.port.send({ kind: 'noFile', sha256 });
    const parts = Math.max(1, Math.ceil(file.sizeBytes / FILE_PART_BYTES));
    for (let index = 0; index < parts; index++) {
      const bytes = file.bytes.slice(index * FILE_PART_BYTES, (index + 1) * FILE_PART_BYTES);
      session.port.send({ kind: 'file', sha256, mime: file.mime, index, parts, bytes });
    }
  }

  async function receive(session: Session, message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'hello':
        session.hello = message;
        return greet(session);
      case 'wake':
        return session.channel ? undefined : greet(session);
      case 'connect':
        if (session.hello)
          await askConsent({
            origin: session.port.origin,
            portfolioId: session.hello.portfolioId,
            inUse: session.hello.inUse,
          });
        return;
      case 'identity':
        return takeIdentity(session, message);
      case 'sync':
        return session.channel?.receive(message.bytes);
      case 'wantFile':
        if (session.channel) await sendFile(session, message.sha256);
        return;
      case 'isStored':
        return sendStored(session, message.number);
    }
  }

  function take(session: Session, work: () => Promise<void>): void {
    // one message that fails (a full disk, a page that has just gone) must not end the connection
    session.turn = session.turn.then(work).catch(() => undefined);
  }

  store.onIdentity(({ portfolioId }) => {
    for (const session of sessions) {
      if (session.joining) continue;
      // some pages may still talk about the portfolio that is no more
      const isOther = session.hello !== null && session.hello.portfolioId !== portfolioId;
      take(session, () => (isOther ? greet(session) : sayRelays(session)));
    }
  });

  return {
    serve(port) {
      const session: Session = {
        port,
        hello: null,
        channel: null,
        joining: null,
        asked: null,
        isClosed: false,
        turn: Promise.resolve(),
      };
      sessions.add(session);
      const close = () => {
        session.isClosed = true;
        sessions.delete(session);
        session.channel?.stop();
        const { joining } = session;
        session.joining = null;
        void joining?.giveUp();
      };
      port.listen((message) => take(session, () => receive(session, message)), close);
    },

    async describe(page) {
      const { doc } = await store.portfolio();
      const here = (await store.identity()).portfolioId;
      const consents = await readConsents(store.local);
      return {
        origin: page.origin,
        portfolioId: page.portfolioId,
        case: await caseOf(page),
        pages: await store.keptPages(),
        records: countRecords(doc),
        wasConnected: consents.some(({ origin, portfolioId }) => origin === page.origin && portfolioId === here),
      };
    },

    async answer(page, allow) {
      const waiting = [...sessions].filter(
        ({ port, hello }) => port.origin === page.origin && hello?.portfolioId === page.portfolioId,
      );
      if (!allow) {
        for (const { port } of waiting) port.send({ kind: 'declined' });
        return;
      }
      const from = (await store.identity()).portfolioId;
      const wanted = await caseOf(page);
      const consent = { origin: page.origin, portfolioId: page.portfolioId, case: wanted, from };
      // the page that takes our portfolio comes back under our id
      const after = wanted === 'restore' ? [{ ...consent, portfolioId: from, case: 'same' as const }] : [];
      await addConsents(store.local, [consent, ...after]);
      for (const session of waiting) take(session, () => greet(session));
      if (waiting.length === 0) await ring();
    },
  };
}
