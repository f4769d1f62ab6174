// What came of linking, in words: each failure says what happened and what to do.
import type { ServerChange } from './change-server.ts';
import type { LinkResult } from './link-device.ts';

type Failure = Extract<LinkResult | ServerChange, { ok: false }>;

/** `server`: the host that was asked. */
export function linkFailureInWords(failure: Failure, server: string): string {
  switch (failure.reason) {
    case 'count':
      return failure.count === 0
        ? 'Enter your 12 words'
        : `There are ${failure.count} words here, and it takes 12. Look for one that is missing or doubled`;
    case 'word':
      return `Word ${failure.position}, “${failure.word.slice(0, 30)}”, is not one of the words that Waymark uses. Check its spelling`;
    case 'checksum':
      return 'All 12 are words that Waymark uses, but together they do not make a valid set. One may be a different word, or two may have changed places';
    case 'unreachable':
      return `The server at ${server} does not answer. Check the network, and the address if you typed it, and try again; nothing has changed here`;
    case 'noServer':
      return `Something answers at ${server}, but it is no sync server, or it is not running properly. Check the address, or ask whoever runs it; nothing has changed here`;
    case 'blocked':
      return `This page may not connect to ${server}: the server that it came from does not allow it. Check the address. If it is right, open the app at ${server} itself, ask whoever runs this app’s server to allow it, or use the extension: its settings, Sync. Nothing has changed here`;
    case 'refused':
      return failure.sentence || `The server at ${server} did not let this device in. Nothing has changed here`;
    case 'empty':
      return `These 12 words are in order, but the server at ${server} keeps nothing for them. If the other device uses another server, enter the address of that one; if syncing is off there, turn it on first`;
    case 'declined':
      return 'The two portfolios stay apart; nothing has changed here';
    case 'unfinished':
      return `The server at ${server} has taken in your portfolio, and has not confirmed all of it yet. Try again in a moment; nothing has changed here`;
    case 'storage':
      return failure.full
        ? 'The storage of this device is full. Free some space and try again; nothing has changed here'
        : 'This browser could not save what arrived. Close Waymark or start the browser anew, and try once more; nothing has changed here';
  }
}
