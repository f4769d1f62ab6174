// The app's side of the bridge to the extension in the same browser. The messages and their order are in shared/sync/bridge.ts.
import type * as Y from 'yjs';
import {
  EXTENSION_PRESENT,
  type FromExtension,
  type FromPage,
  PAGE_HELLO,
  type PortfolioIdentity,
  parseFromExtension,
} from '../../shared/sync/bridge.ts';
import { openChannel } from '../../shared/sync/channel.ts';
import { type ExtensionCopy, watchExtensionCopy } from './extension-copy.ts';

export type ExtensionState = 'absent' | 'unconnected' | 'connected' | 'asleep' | 'other';

export interface BridgeOptions {
  doc: Y.Doc;
  /** Asked at each greeting: a portfolio that was unused may be in use by then. */
  identity: () => PortfolioIdentity & { inUse: boolean };
  /** `waiting`: pages that the extension keeps and that are not in this portfolio yet. */
  onState: (state: ExtensionState, waiting: number) => void;
  /** The server to which the extension itself sends what it keeps; null where it does not, or is not connected. */
  onRelays?: (serverUrl: string | null) => void;
  /** What is known of the extension's own copy of the portfolio. */
  onCopy?: (copy: ExtensionCopy) => void;
  /** The site's storage was cleared, the extension still has the portfolio: this unused page may take it. */
  onAdopt: (identity: PortfolioIdentity) => void;
  /** A whole file, not yet checked against its hash. */
  onFile: (sha256: string, mime: string, bytes: Uint8Array<ArrayBuffer>) => void;
  /** A part of a file has come; more are to follow. */
  onFilePart?: (sha256: string) => void;
  /** The extension does not have the file. */
  onNoFile?: (sha256: string) => void;
}

export interface ExtensionBridge {
  /** Asks the extension to open its own page of consent. Call it from a press of a button. */
  connect(): void;
  wantFile(sha256: string): void;
  /** Call when the secret or the server has changed: an extension that is connected is told. */
  identityChanged(): void;
  /** Wakes an extension that sleeps; `connected` follows. */
  wake(): void;
  stop(): void;
}

/** The origin of updates that came from the extension. */
export const EXTENSION_ORIGIN = 'extension';

export function openExtensionBridge(options: BridgeOptions): ExtensionBridge {
  const { doc, identity, onState, onAdopt, onFile, onFilePart, onNoFile } = options;
  let port: MessagePort | null = null;
  let channel: ReturnType<typeof openChannel> | null = null;
  let isAsleep = false;
  /** Since the last `joined` the extension has said that it relays, so that it understands what it is told. */
  let hearsIdentity = false;
  const parts = new Map<string, Uint8Array[]>();

  const send = (message: FromPage) => port?.postMessage(message);
  const copy = watchExtensionCopy({
    ask: (number) => send({ kind: 'isStored', number }),
    onCopy: (now) => options.onCopy?.(now),
  });
  const stopChannel = () => {
    channel?.stop();
    channel = null;
    hearsIdentity = false;
    copy.closed();
    options.onRelays?.(null);
  };
  function tellIdentity(): void {
    const { portfolioId, secret, serverUrl = null } = identity();
    send({ kind: 'identity', portfolioId, secret, serverUrl });
  }

  function receive(message: FromExtension): void {
    switch (message.kind) {
      case 'unconnected':
      case 'declined':
        stopChannel();
        onState('unconnected', message.kind === 'unconnected' ? message.waiting : 0);
        break;
      case 'identify':
        tellIdentity();
        break;
      case 'adopt':
        onAdopt(message);
        break;
      case 'relays': {
        const isFirst = !hearsIdentity;
        if (!channel) break;
        hearsIdentity = true;
        options.onRelays?.(message.serverUrl);
        // what changed while they were apart; each answer is heard here again, so only once
        if (isFirst) tellIdentity();
        break;
      }
      case 'joined':
        join(message.portfolioId);
        break;
      case 'sync':
        channel?.receive(message.bytes);
        break;
      case 'file':
        receivePart(message);
        break;
      case 'noFile':
        parts.delete(message.sha256);
        onNoFile?.(message.sha256);
        break;
      case 'stored':
        copy.stored(message.number);
        break;
      case 'asleep':
        stopChannel();
        isAsleep = true;
        onState('asleep', 0);
        break;
    }
  }

  function join(portfolioId: string): void {
    stopChannel();
    isAsleep = false;
    if (portfolioId !== identity().portfolioId) {
      onState('other', 0);
      return;
    }
    channel = openChannel({
      doc,
      send: (bytes) => send({ kind: 'sync', bytes }),
      origin: EXTENSION_ORIGIN,
      onAnswered: copy.answered,
    });
    onState('connected', 0);
  }

  function receivePart({ sha256, mime, index, parts: count, bytes }: FromExtension & { kind: 'file' }): void {
    const received = index === 0 ? [] : parts.get(sha256);
    if (!received || received.length !== index) return;
    received.push(bytes);
    parts.set(sha256, received);
    onFilePart?.(sha256);
    if (received.length < count) return;
    parts.delete(sha256);
    void new Blob(received as BlobPart[]).arrayBuffer().then((whole) => onFile(sha256, mime, new Uint8Array(whole)));
  }

  function greet(): void {
    stopChannel();
    port?.close();
    const { port1, port2 } = new MessageChannel();
    port = port1;
    port1.onmessage = (event: MessageEvent<unknown>) => {
      const message = parseFromExtension(event.data);
      if (message) receive(message);
    };
    window.postMessage(PAGE_HELLO, location.origin, [port2]);
    const { portfolioId, inUse } = identity();
    send({ kind: 'hello', portfolioId, inUse });
  }

  const onWindowMessage = (event: MessageEvent<unknown>) => {
    if (event.source === window && event.origin === location.origin && event.data === EXTENSION_PRESENT) greet();
  };
  // an edit while the extension sleeps wakes it; its greeting after waking brings what it missed
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin === EXTENSION_ORIGIN) return;
    copy.changed();
    if (isAsleep) send({ kind: 'wake' });
  };
  window.addEventListener('message', onWindowMessage);
  doc.on('update', onUpdate);
  greet();

  return {
    connect: () => send({ kind: 'connect' }),
    identityChanged() {
      if (hearsIdentity) tellIdentity();
      else if (isAsleep) send({ kind: 'wake' });
    },
    wantFile: (sha256) => send({ kind: 'wantFile', sha256 }),
    wake() {
      if (isAsleep) send({ kind: 'wake' });
    },
    stop() {
      window.removeEventListener('message', onWindowMessage);
      doc.off('update', onUpdate);
      stopChannel();
      port?.close();
    },
  };
}
