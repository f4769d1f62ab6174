// The service worker: keeps everything the build made, so that the app starts with no network and no server, and takes what is shared.
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { answerShare, SHARE_PATH } from './share/answer-share.ts';

/** What of the worker's scope is used here: the types of pages and workers do not go together in one project. */
interface WorkerScope {
  __WB_MANIFEST: (PrecacheEntry | string)[];
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(kind: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(kind: 'activate', listener: (event: { waitUntil(work: Promise<void>): void }) => void): void;
}
declare const self: WorkerScope;

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
// every address of the app is the same page; what the server answers itself is not
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/(sync|files|health|metrics)\b/, /\.\w+$/],
  }),
);

// what is shared stays on this device, with or without a network
registerRoute(
  ({ url }) => url.pathname === SHARE_PATH,
  ({ request }) => answerShare(request),
  'POST',
);
// typefaces are no part of the first visit: they are kept once one is chosen (ui/typefaces.ts), and then found here without a network
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.endsWith('.woff2'),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
);

// a new version waits until the person presses Reload: nobody loses a page under their fingers
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});
// the first version serves the page that installed it, so that it works offline at once
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
