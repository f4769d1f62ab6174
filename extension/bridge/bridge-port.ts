// One connection from the app's page to the worker, over the browser's runtime port. Who is at the other end is checked here.
import { type Browser, browser } from 'wxt/browser';
import { asRecord } from '../../shared/model/parse.ts';
import { type FromExtension, type FromPage, parseFromPage } from '../../shared/sync/bridge.ts';
import { APP_ORIGIN } from '../app-origin.ts';
import { BRIDGE_PORT, fromWire, toWire } from './wire.ts';

export interface BridgePort {
  readonly origin: string;
  send(message: FromExtension): void;
  /** Messages in order. Set before anything else, since what comes earlier is lost. */
  listen(onMessage: (message: FromPage) => void, onClosed: () => void): void;
}

function originOf(sender: Browser.runtime.MessageSender | undefined): string {
  if (sender?.origin) return sender.origin;
  try {
    return new URL(sender?.url ?? '').origin;
  } catch {
    return '';
  }
}

/** The port as the bridge uses it, or null when it is not from the app's own page in the top frame of a tab. */
export function acceptPort(port: Browser.runtime.Port): BridgePort | null {
  const { sender } = port;
  if (port.name !== BRIDGE_PORT || sender?.id !== browser.runtime.id) return null;
  if (originOf(sender) !== APP_ORIGIN || sender.frameId !== 0) return null;
  let carries = false;
  return {
    origin: APP_ORIGIN,
    send: (message) => port.postMessage(toWire(message, carries)),
    listen(onMessage, onClosed) {
      port.onDisconnect.addListener(onClosed);
      port.onMessage.addListener((raw: unknown) => {
        if (asRecord(raw).carriesBytes === true) carries = true;
        const message = parseFromPage(fromWire(raw));
        if (message) onMessage(message);
      });
      port.postMessage({ probe: new Uint8Array([1]) });
    },
  };
}
