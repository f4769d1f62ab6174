// The service worker's answer to what another app shares: hold it, then show the inbox, which takes it in.
import { holdShare } from './held-shares.ts';

/** Where the system sends what is shared; the manifest and the sync server name the same. */
export const SHARE_PATH = '/share';

/** Why nothing was held: the inbox says so. `elsewhere` is the sync server's answer where no service worker was there yet. */
export const SHARE_FAILURES = ['full', 'unread', 'elsewhere'] as const;
export type ShareFailure = (typeof SHARE_FAILURES)[number];

const toInbox = (shared: string): Response => Response.redirect(`/inbox?shared=${shared}`, 303);

export async function answerShare(request: Request): Promise<Response> {
  try {
    return toInbox(await holdShare(await request.formData(), new Date()));
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    return toInbox((isFull ? 'full' : 'unread') satisfies ShareFailure);
  }
}
