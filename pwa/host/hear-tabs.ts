// What this tab does when another tells it something: that the identity is another, what the leader knows, what the leader is to do.
import type { ShallowRef } from 'vue';
import { type Identity, type LocalDb, readIdentity } from '../../shared/portfolio/identity.ts';
import { finishLeaving } from '../../shared/portfolio/link-device.ts';
import type { Portfolio } from '../../shared/portfolio/open.ts';
import type { RelayStatus } from '../../shared/sync/relay-status.ts';
import type { ChangingWords } from './change-words.ts';
import type { EvidenceFiles } from './evidence-files.ts';
import type { OwnRelay } from './own-relay.ts';
import type { HostStatus } from './status.ts';
import type { Tabs } from './tabs.ts';

export interface HearTabsOptions {
  tabs: Pick<Tabs, 'tell' | 'on'>;
  local: LocalDb;
  me: { identity: Identity };
  portfolio: Portfolio;
  status: Readonly<ShallowRef<HostStatus>>;
  say: (patch: Partial<HostStatus>) => void;
  relay: OwnRelay;
  evidenceFiles: Pick<EvidenceFiles, 'want'>;
  changingWords: Pick<ChangingWords, 'goOn'>;
  /** After the identity has changed. */
  followSyncing(): Promise<void>;
  sayFailure: (error: unknown) => void;
}

export function hearTabs(options: HearTabsOptions): void {
  const { tabs, local, me, portfolio, status, say, relay, evidenceFiles, changingWords, followSyncing, sayFailure } =
    options;
  const { documentName } = me.identity;

  tabs.on('identity', async () => {
    const next = await readIdentity(local);
    if (!next || next.documentName !== documentName) return location.reload();
    me.identity = next;
    await followSyncing();
    await (await relay.current)?.tellName();
  });
  tabs.on('invitation', () => {
    if (!status.value.leader) return;
    void relay.startAnew();
    changingWords.goOn();
  });
  tabs.on('leaving', () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  tabs.on('relay', (server) => {
    if (!status.value.leader) say({ server: server as RelayStatus });
  });
  tabs.on('files', (known) => {
    if (!status.value.leader) say(known as Partial<HostStatus>);
  });
  tabs.on('wanted', ({ sha256, isWanted }) => {
    if (status.value.leader) evidenceFiles.want(sha256, isWanted);
  });
  tabs.on('carried', () => {
    if (status.value.leader && !status.value.readOnly) void finishLeaving(local, portfolio).catch(sayFailure);
  });
  tabs.on('cleared', () => location.assign('/'));
  tabs.on('arrived', () => {
    const { leader, files, serverFiles } = status.value;
    if (leader) tabs.tell('files', { files, serverFiles });
    void relay.current?.then((started) => tabs.tell('relay', started.status));
  });
}
