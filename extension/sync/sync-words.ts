// The state of syncing in plain words: what is where, and what happens next. Never more than is known.
import type { Instant } from '../../shared/model/dates.ts';
import type { SyncState } from './sync-calls.ts';

export interface SyncWords {
  main: string;
  more: string;
}

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });

/** "14:02", with the day when it is not today. */
function timeText(at: Instant, now: Date): string {
  const date = new Date(at);
  const isToday = date.toDateString() === now.toDateString();
  return isToday ? TIME.format(date) : `${TIME.format(date)} on ${DAY.format(date)}`;
}

const AGAIN = 'It is saved in this browser. Waymark tries again when you next keep something, and every half hour.';

/** The extension syncs records; files it gives to the app. */
const COPIES = 'Copies of pages are not among them: the app takes those along, once it is connected in this browser.';

export function syncInWords({ serverUrl, isRunning, isUnsealed, report }: SyncState, now: Date): SyncWords {
  if (serverUrl === null)
    return {
      main: 'Off. What you keep is in this browser only.',
      more: 'Turn on syncing in the app and connect it here, or link this extension with 12 words below.',
    };
  const server = `the server at ${new URL(serverUrl).host}`;
  if (isRunning) return { main: `Exchanging with ${server}.`, more: '' };
  if (!report) return { main: 'Waiting: nothing has been sent yet.', more: 'It goes in a moment.' };
  const at = timeText(report.at, now);
  switch (report.outcome) {
    case 'stored':
      return isUnsealed
        ? { main: 'Waiting: something was kept a moment ago.', more: `All before it was on ${server} at ${at}.` }
        : { main: `On the server at ${at}.`, more: `All your records here are on ${server} too, sealed. ${COPIES}` };
    case 'sent':
      return isUnsealed
        ? { main: 'Waiting: something was kept a moment ago.', more: `All before it was sent to ${server} at ${at}.` }
        : {
            main: `Sent at ${at}.`,
            more: `All your records here were sent to ${server}, sealed. That server does not say whether it has stored them. ${COPIES}`,
          };
    case 'unfinished':
      return { main: `Waiting: at ${at} the server had not confirmed everything.`, more: report.reason ?? AGAIN };
    case 'unreachable':
      return {
        main: isUnsealed
          ? `Waiting: at ${at} ${server} did not answer.`
          : `At ${at} ${server} did not answer. Nothing from here waits for it.`,
        more: report.reason ?? (isUnsealed ? AGAIN : 'Waymark tries again every half hour.'),
      };
    case 'refused':
      return { main: 'The server did not let this browser in.', more: report.reason ?? AGAIN };
  }
}
