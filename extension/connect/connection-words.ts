// What connecting would do, in sentences.
import { counted } from '../../shared/audit/date-text.ts';
import type { ConnectionRequest } from './connect-calls.ts';

function moving(pages: number): string {
  if (pages === 0) return 'Nothing is kept here yet.';
  return pages === 1 ? 'The page you kept here comes along.' : `The ${pages} pages you kept here come along.`;
}

/** The question, and what follows from a yes, a sentence each. */
export function connectionWords({ origin, case: what, pages, records, wasConnected }: ConnectionRequest): {
  question: string;
  effects: string[];
} {
  const kept = counted(pages, 'page', 'pages');
  const inbox = 'What you keep will appear in its Inbox at once, without any server.';
  const syncs = 'While syncing is on in the app, this extension sends what it keeps to the same server, sealed.';
  switch (what) {
    case 'same':
      return {
        question: `Connect this extension to the portfolio open at ${origin}?`,
        effects: [inbox, syncs, 'Both hold the same portfolio already.'],
      };
    case 'join':
      return {
        question: `Connect this extension to the portfolio open at ${origin}?`,
        effects: [inbox, syncs, moving(pages)],
      };
    case 'restore':
      return {
        question: `Give the portfolio in this extension to the app at ${origin}?`,
        effects: [
          `The app there is new and empty, and this extension holds ${counted(records, 'record', 'records')} from before. The app takes over that portfolio, with its 12 words.`,
          inbox,
        ],
      };
    case 'merge':
      if (wasConnected)
        return {
          question: `Connect this extension to the portfolio open at ${origin}?`,
          effects: [
            'This browser now holds another portfolio than the one this extension was connected to.',
            'What this extension keeps and is not there yet comes along.',
            inbox,
            syncs,
          ],
        };
      return {
        question: `Move what this extension holds into the portfolio open at ${origin}?`,
        effects: [
          `They are two different portfolios, and both are in use. All ${counted(records, 'record', 'records')} here, ${kept} among them, move into the one that is open in the app. Nothing there is changed or removed.`,
          'The portfolio that was here then exists only on devices that it was linked to before.',
          inbox,
          syncs,
        ],
      };
  }
}
