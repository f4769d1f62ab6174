// Offline start and new versions: registers the service worker and says when a new version waits. Never reloads by itself.
import { readonly, ref } from 'vue';

const isWaiting = ref(false);
let takeOver: (() => void) | null = null;
let isReloading = false;

/** Whether a new version is ready. It is used after `reloadForUpdate`, or when all tabs were closed. */
export const updateWaits = readonly(isWaiting);

/** Registers the service worker; does nothing in a browser or a mode without one. */
export async function watchForUpdates(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const hadController = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isReloading) location.reload();
    // another tab took the new version: this one's later chunks may be gone, so it is offered a reload too
    else if (hadController) isWaiting.value = true;
  });
  // a part that is no longer there: an old page after an update elsewhere
  window.addEventListener('vite:preloadError', () => {
    isWaiting.value = true;
  });
  const registration = await navigator.serviceWorker.register('/service-worker.js').catch(() => null);
  if (!registration) return;
  const offer = () => {
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    takeOver = () => registration.waiting?.postMessage('take-over');
    isWaiting.value = true;
  };
  offer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
}

/** Moves to the new version. Call when the person asks for it. */
export function reloadForUpdate(): void {
  isReloading = true;
  if (takeOver) takeOver();
  else location.reload();
}
