// The address behind a code or link: the 12 words, and the server where it is not the one that the app comes from.
import { readServer } from '../../../shared/sync/typed-server.ts';

export interface LinkContents {
  /** Joined by spaces. */
  readonly words: string;
  /** Origin of the server; null: the one that the app comes from. */
  readonly serverOrigin: string | null;
}

/** The address that another device opens, or scans. The fragment never reaches a server. `serverOrigin`: where this device syncs. */
export function linkAddress(appOrigin: string, words: string, serverOrigin: string | null): string {
  const joined = words.trim().replace(/\s+/g, '-');
  const isOther = serverOrigin !== null && serverOrigin !== appOrigin;
  return `${appOrigin}/link#${joined}${isOther ? `@${shortest(serverOrigin)}` : ''}`;
}

/** What stands behind the `#`; null when it holds something else. */
export function readLinkFragment(hash: string): LinkContents | null {
  const [, words, server] = /^#?([a-z]+(?:-[a-z]+)+)(?:@([^@]+))?$/i.exec(hash) ?? [];
  if (!words) return null;
  const read = server === undefined ? null : readServer(server);
  if (read && !read.ok) return null;
  return { words: words.toLowerCase().replaceAll('-', ' '), serverOrigin: read?.origin ?? null };
}

/** A server's address as a person would type it: each letter makes the code finer. */
export function shortest(serverOrigin: string): string {
  const { host } = new URL(serverOrigin);
  const read = readServer(host);
  return read.ok && read.origin === serverOrigin ? host : serverOrigin;
}
