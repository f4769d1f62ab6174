// Starting the app while it is open: the window that is there comes to the front and goes where the shortcut leads, without a reload.
import type { Router } from 'vue-router';

interface LaunchQueue {
  setConsumer(consumer: (launch: { targetURL?: string }) => void): void;
}

/** Of an address of the app, what its router takes; null for another, or where the window stands already. */
export function placeToGo(targetUrl: string | undefined, here: string): string | null {
  if (!targetUrl || !URL.canParse(targetUrl)) return null;
  const { origin, pathname, search, hash } = new URL(targetUrl);
  const [at, to] = [new URL(here), `${pathname}${search}${hash}`];
  // the plain start is not a place: it leaves the person where they were
  if (origin !== at.origin || to === '/' || to === `${at.pathname}${at.search}${at.hash}`) return null;
  return to;
}

/** The app lives as long as the page: nothing to take down. */
export function watchLaunches(router: Router): void {
  if (!('launchQueue' in window)) return;
  (window.launchQueue as LaunchQueue).setConsumer(({ targetURL }) => {
    const to = placeToGo(targetURL, location.href);
    if (to) void router.push(to);
  });
}
