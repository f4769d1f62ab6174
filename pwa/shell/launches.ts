// Starting the app while it is open: the window that is there comes to the front and goes where the shortcut leads, without a
// reload; files that are opened with Waymark, where the system allows (Chromium on a desktop), are looked at.
import type { Router } from 'vue-router';
import { placeOf } from '../host/place.ts';
import { isInvitation, type useIncoming } from '../stores/incoming.ts';

interface Launch {
  readonly targetURL?: string;
  readonly files?: readonly Pick<FileSystemFileHandle, 'getFile'>[];
}
declare global {
  interface Window {
    /** A later consumer replaces an earlier one: there is one, here. */
    launchQueue?: { setConsumer(consumer: (launch: Launch) => void): void };
  }
}

interface Ways {
  incoming: Pick<ReturnType<typeof useIncoming>, 'files'>;
  router: Pick<Router, 'push'>;
}

export interface PlaceToGo {
  /** What the router takes or, where it is of another portfolio, an address. */
  to: string;
  /** From the example to one's own portfolio, or the other way: that takes a load. */
  isOfAnother: boolean;
}

/** Of an address of the app, where it leads; null for another, or where the window stands already. */
export function placeToGo(targetUrl: string | undefined, here: string): PlaceToGo | null {
  if (!targetUrl || !URL.canParse(targetUrl)) return null;
  const { origin, pathname, search, hash } = new URL(targetUrl);
  const [at, to] = [new URL(here), `${pathname}${search}${hash}`];
  // the plain start is not a place: it leaves the person where they were
  if (origin !== at.origin || to === '/' || to === `${at.pathname}${at.search}${at.hash}`) return null;
  // what is shared is posted there, and the service worker leads on from it: to go there again would lose the answer
  if (pathname === '/share') return null;
  const [place, placeHere] = [placeOf(pathname), placeOf(at.pathname)];
  if (place !== placeHere) return { to, isOfAnother: true };
  return { to: `/${to.slice(place.base.length)}`, isOfAnother: false };
}

/** A file that is gone by then is left out. */
async function open(files: NonNullable<Launch['files']>, { incoming, router }: Ways): Promise<void> {
  const read = await Promise.allSettled(files.map((file) => file.getFile()));
  incoming.files = read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const areInvitations = incoming.files.length > 0 && incoming.files.every(isInvitation);
  await router.push(areInvitations ? '/plan' : '/import');
}

/** The app lives as long as the page: nothing to take down. */
export function watchLaunches(ways: Ways): void {
  window.launchQueue?.setConsumer(({ targetURL, files = [] }) => {
    if (files.length > 0) return void open(files, ways);
    const place = placeToGo(targetURL, location.href);
    if (place?.isOfAnother) location.assign(place.to);
    else if (place) void ways.router.push(place.to);
  });
}
