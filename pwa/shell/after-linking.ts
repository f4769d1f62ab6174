// The first moment with a portfolio that was just joined: says what is here now, and leads to where it can be seen.
import type { Router } from 'vue-router';
import type { Host } from '../host/host.ts';
import type { Linked } from '../stores/next-start.ts';
import { linkedInWords } from './linked-in-words.ts';

export interface Arrival {
  host: Host;
  router: Router;
  say: (text: string) => void;
}

/** Once the document is loaded. An empty inbox would look as if nothing had arrived: then the record is shown instead. */
export async function welcomeLinked({ moved }: Linked, { host, router, say }: Arrival): Promise<void> {
  await Promise.all([host.portfolio.loaded, router.isReady()]);
  const { readAll } = await import('../../shared/portfolio/read.ts');
  const activities = readAll(host.portfolio.doc, 'activity').filter((one) => one.deletedOn === null);
  say(linkedInWords(activities.length, moved));
  const isInboxEmpty = activities.every((one) => one.triagedAt !== null);
  if (activities.length > 0 && isInboxEmpty && router.currentRoute.value.path === '/inbox')
    await router.replace('/record');
}
