// The service worker: keeps everything the build made, so that the app starts with no network and no server.
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
// every address of the app is the same page; what the server answers itself is not
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/(sync|files|health|metrics)\b/, /\.\w+$/],
  }),
);

// a new version waits until the person presses Reload: nobody loses a page under their fingers
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});
// the first version serves the page that installed it, so that it works offline at once
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
