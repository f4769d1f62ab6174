// The relay of this tab, if it leads the others: started for the identity as it is, and anew for another server or secret.
import type { ShallowRef } from 'vue';
import { openRelay } from '../../shared/portfolio/device-relay.ts';
import type { Identity, LocalDb } from '../../shared/portfolio/identity.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import type { Relay } from '../../shared/sync/relay.ts';
import type { RelayStatus } from '../../shared/sync/relay-status.ts';
import type { EvidenceFiles } from './evidence-files.ts';
import type { HostStatus } from './status.ts';
import type { Tabs } from './tabs.ts';

export interface OwnRelayOptions {
  local: LocalDb;
  me: { identity: Identity };
  portfolio: Portfolio;
  status: Readonly<ShallowRef<HostStatus>>;
  say: (patch: Partial<HostStatus>) => void;
  tabs: Pick<Tabs, 'tell'>;
  evidenceFiles: Pick<EvidenceFiles, 'follow' | 'unfollow'>;
  isExample: boolean;
  /** Whether another host of this browser seals what has this origin, and sends it to the same server. */
  sealedElsewhere(origin: unknown, serverUrl: string): boolean;
  onFailure: (error: unknown) => void;
}

export interface OwnRelay {
  /** Null in a tab that does not lead, and while syncing is off. */
  readonly current: Promise<Relay> | null;
  /** Nothing happens where there is one already, or should be none. */
  start(): Promise<void>;
  stop(): Promise<void>;
  startAnew(): Promise<void>;
  /** After the identity has changed, here or in another tab. */
  follow(): Promise<void>;
}

/** What a relay goes by: another server or secret needs another. */
const wayOf = ({ serverUrl, secret }: Identity): string => `${serverUrl} ${secret.join()}`;

export function openOwnRelay(options: OwnRelayOptions): OwnRelay {
  const { local, me, portfolio, status, say, tabs, evidenceFiles, isExample } = options;
  let current: Promise<Relay> | null = null;
  /** What it was started with. */
  let startedWith = '';

  async function start(): Promise<void> {
    const { serverUrl } = me.identity;
    if (isExample || current || !serverUrl || !status.value.leader) return;
    startedWith = wayOf(me.identity);
    current = openRelay(portfolio.doc, me.identity, serverUrl, local, {
      sealedElsewhere: (origin) => options.sealedElsewhere(origin, serverUrl),
      deviceName: () => me.identity.deviceName,
      whenStored: portfolio.whenStored,
    });
    const started = await current;
    const report = (server: RelayStatus) => {
      say({ server });
      tabs.tell('relay', server);
    };
    started.onStatus(report);
    report(started.status);
    void evidenceFiles.follow(started, me.identity, serverUrl).catch(options.onFailure);
  }

  async function stop(): Promise<void> {
    const stopped = current;
    current = null;
    await evidenceFiles.unfollow();
    await (await stopped)?.stop();
  }

  async function startAnew(): Promise<void> {
    await stop();
    await start();
  }

  return {
    get current() {
      return current;
    },
    start,
    stop,
    startAnew,
    async follow() {
      const isSyncing = me.identity.serverUrl !== null;
      say(isSyncing ? { isSyncing } : { isSyncing, server: null });
      if (!isSyncing) await stop();
      else if (startedWith === wayOf(me.identity)) await start();
      else await startAnew();
    },
  };
}
