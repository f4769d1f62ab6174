// Runs in the app's own pages and nowhere else. Gives the page one private port and relays it to the background worker.
import { type Browser, browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { asRecord } from '../../shared/model/parse.ts';
import { EXTENSION_PRESENT, type FromExtension, PAGE_HELLO } from '../../shared/sync/bridge.ts';
import { carriesBytes } from '../../shared/sync/bytes.ts';
import { APP_ORIGIN } from '../app-origin.ts';
import { BRIDGE_PORT, DOORBELL, fromWire, toWire } from '../bridge/wire.ts';

export default defineContentScript({
  // the build puts the app's own host here (wxt.config.ts); a pattern cannot tell ports apart, so main() compares the origin
  matches: ['http://localhost/*'],
  runAt: 'document_start',
  main(ctx) {
    if (location.origin !== APP_ORIGIN || window.top !== window) return;
    let page: MessagePort | null = null;
    let worker: Browser.runtime.Port | null = null;
    let hello: unknown = null;
    let carries = false;

    const toPage = (message: FromExtension) => page?.postMessage(message);

    function connect(): void {
      if (worker || !page || !hello || ctx.isInvalid) return;
      const port = browser.runtime.connect({ name: BRIDGE_PORT });
      worker = port;
      carries = false;
      port.onMessage.addListener((raw: unknown) => {
        const { probe } = asRecord(raw);
        if (probe === undefined) page?.postMessage(fromWire(raw));
        carries ||= carriesBytes(probe);
        if (carriesBytes(probe)) port.postMessage({ carriesBytes: true });
      });
      port.onDisconnect.addListener(() => {
        if (worker !== port) return;
        // connecting again at once would keep the worker awake for ever: it is woken by news from either side
        worker = null;
        toPage({ kind: 'asleep' });
      });
      port.postMessage(toWire(asRecord(hello), false));
    }

    function fromPage(message: unknown): void {
      const { kind } = asRecord(message);
      if (kind === 'hello') {
        hello = message;
      }
      // connecting sends the greeting again; whatever else the page said meanwhile is said again after it
      if (!worker) connect();
      else worker.postMessage(toWire(asRecord(message), carries));
    }

    window.addEventListener('message', (event) => {
      const [port] = event.ports;
      if (event.source !== window || event.origin !== location.origin || event.data !== PAGE_HELLO || !port) return;
      page?.close();
      page = port;
      hello = null;
      const before = worker;
      worker = null;
      before?.disconnect();
      port.onmessage = ({ data }) => fromPage(data);
    });
    browser.storage.local.onChanged.addListener((changes) => {
      if (DOORBELL in changes) connect();
    });
    window.postMessage(EXTENSION_PRESENT, location.origin);
  },
});
