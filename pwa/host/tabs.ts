// The tabs of this app in one browser: they share the document's updates, the leader's status, and news of a new identity.
import type * as Y from 'yjs';
import { openChannel } from '../../shared/sync/channel.ts';

export interface TabMessages {
  /** Another portfolio, or syncing was turned on: read the identity again. */
  identity: null;
  /** An invitation was entered: the leader shows it to the server. */
  invitation: null;
  /** A person chose a server in a tab that does not lead: the one that does brings everything there, and answers. */
  chooseServer: { id: string; serverOrigin: string; invitation: string };
  serverChosen: { id: string; result: unknown };
  /** This device is about to join another portfolio: write down what is being typed. */
  leaving: null;
  /** A device is to be taken off the list: the leader does it. */
  removeDevice: string;
  /** What the leader knows of the server. */
  relay: unknown;
  /** What the leader knows of files that are to come, and of those on the server. */
  files: unknown;
  /** A person waits for this file, or does not any more: the leader sees to it. */
  wanted: { sha256: string; isWanted: boolean };
  /** What a person made in the example has been put by for this portfolio. */
  carried: null;
  /** The example was cleared: there is nothing here any more. */
  cleared: null;
  /** A tab has just begun to share: the leader tells it of the server, and all ask it for what it alone holds. */
  arrived: null;
}

export interface Tabs {
  tell<K extends keyof TabMessages>(kind: K, body: TabMessages[K]): void;
  on<K extends keyof TabMessages>(kind: K, listener: (body: TabMessages[K]) => void): void;
  /** Shares the document from now on; call it once it is loaded. */
  share(doc: Y.Doc): void;
  close(): void;
}

/** The origin of updates that another tab made. */
export const TABS_ORIGIN = 'tabs';

export function openTabs(documentName: string): Tabs {
  const news = new BroadcastChannel(`${documentName}:news`);
  const updates = new BroadcastChannel(`${documentName}:updates`);
  const listeners = new Map<string, ((body: never) => void)[]>();
  let channel: ReturnType<typeof openChannel> | null = null;
  news.onmessage = (event: MessageEvent<unknown>) => {
    const message = event.data;
    if (typeof message !== 'object' || message === null || !('kind' in message) || !('body' in message)) return;
    for (const listener of listeners.get(String(message.kind)) ?? []) listener(message.body as never);
  };
  const restart = (doc: Y.Doc) => {
    channel?.stop();
    channel = openChannel({ doc, send: (bytes) => updates.postMessage(bytes), origin: TABS_ORIGIN });
  };
  const tell: Tabs['tell'] = (kind, body) => news.postMessage({ kind, body });
  const on: Tabs['on'] = (kind, listener) => {
    listeners.set(kind, [...(listeners.get(kind) ?? []), listener as (body: never) => void]);
  };
  return {
    tell,
    on,
    share(doc) {
      updates.onmessage = (event: MessageEvent<unknown>) => {
        if (event.data instanceof Uint8Array) channel?.receive(event.data);
      };
      on('arrived', () => restart(doc));
      restart(doc);
      tell('arrived', null);
    },
    close() {
      channel?.stop();
      updates.close();
      news.close();
    },
  };
}
