// What a person reads when a server will not have the portfolio, and what they can do about it.
import { CLOSE, CLOSE_MESSAGE_TOO_BIG } from './limits.ts';

const KEPT = 'Your record is safe on this device.';

/** A sentence or two in plain English for a close code, or null when there is nothing to say beyond being offline. */
export function refusalSentence(code: number, serverUrl: string): string | null {
  const server = `The sync server at ${new URL(serverUrl).host}`;
  switch (code) {
    case CLOSE.malformed:
      return `${server} could not read what this device sent. ${KEPT} Update Waymark on this device, then open it again.`;
    case CLOSE.access:
      return `${server} did not accept this device’s proof of access. ${KEPT} Update Waymark on this device, then open it again.`;
    case CLOSE.invitation:
      return `${server} takes in a new portfolio with an invitation only. ${KEPT} Ask whoever runs the server for one, and enter it in Settings, under Your devices.`;
    case CLOSE.otherOrigin:
      return `${server} says that it belongs to another address. ${KEPT} Open Waymark at the address you were given, or ask whoever runs the server to check its public address.`;
    case CLOSE.erased:
      return `The copy at ${new URL(serverUrl).host} was deleted from another of your devices, or your words were changed there. Nothing that is here is lost. If you have new words, link this device again with them.`;
    case CLOSE.tooLarge:
    case CLOSE_MESSAGE_TOO_BIG:
      return `${server} has no room for a portfolio of this size. ${KEPT} Ask whoever runs the server to raise its limit.`;
    case CLOSE.clock:
      return `${server} and this device do not agree on the time. ${KEPT} Waymark is trying again with the server’s time; if this stays, check the date and time of this device.`;
    case CLOSE.storage:
      return `${server} cannot store anything at the moment. ${KEPT} Waymark keeps trying; if this stays, tell whoever runs the server.`;
    case CLOSE.tooManyRooms:
      return `${server} has taken in many new portfolios from your network within the hour. ${KEPT} Waymark keeps trying.`;
    case CLOSE.tooManyConnections:
      return `${server} has too many connections open. ${KEPT} Close Waymark where you do not need it; this device keeps trying.`;
    default:
      return code >= 4400 && code < 4500
        ? `${server} refused this portfolio (code ${code}). ${KEPT} Ask whoever runs the server.`
        : null;
  }
}

export const movedSentence = (movedAt: Date): string =>
  `Your words were changed on another device on ${movedAt.toLocaleDateString('en-GB', { dateStyle: 'long' })}. Link this device again with the new words: nothing that is here is lost.`;

export const nonsenseSentence = (serverUrl: string): string =>
  `The sync server at ${new URL(serverUrl).host} sends what Waymark cannot read. ${KEPT} Check that the address is that of a Waymark server.`;

export const blockedSentence = (serverUrl: string): string =>
  `This browser does not allow a connection to ${serverUrl}. ${KEPT} Open Waymark from the server’s own address.`;

export const unprotectedSentence = `This browser encrypts only on a protected connection, and nothing leaves this device unencrypted. ${KEPT} Open Waymark at an address that begins with https.`;

const FILES_KEPT = 'Your files are safe on the devices that have them.';

/** What a person reads when a server will not have evidence files, or null when there is nothing to say but that it goes on. */
export function fileRefusalSentence(code: number, serverUrl: string): string | null {
  const server = `The sync server at ${new URL(serverUrl).host}`;
  switch (code) {
    case CLOSE.tooLarge:
      return `${server} has no room for more of your files. ${FILES_KEPT} Ask whoever runs the server to raise its limit, or put large files that you do not need in the bin.`;
    case CLOSE.storage:
      return `${server} cannot store files at the moment. ${FILES_KEPT} Waymark keeps trying; if this stays, tell whoever runs the server.`;
    case CLOSE.tooManyMessages:
    case CLOSE.tooManyConnections:
      return null;
    default:
      return refusalSentence(code, serverUrl)?.replace(KEPT, FILES_KEPT) ?? null;
  }
}

export const noFilesSentence = 'This server keeps no files; they stay on this device and go with an export.';

export const newerFileSentence =
  'A file on the server was sent by a newer Waymark. Update Waymark on this device to open it here.';
