// The addresses of a sync server: where its WebSocket is, and which origin its tokens name.

const ADDRESS_LENGTH = 300;
/** Names of the computer itself. */
const OWN_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Chromium takes spaces and more into names of hosts. */
const HOST = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])$/;

/** The `serverUrl` of the server that serves the app at `appOrigin`: `https://cpd.example` gives `wss://cpd.example/sync`. */
export function serverUrlFor(appOrigin: string): string {
  const url = new URL('/sync', appOrigin);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/** The http or https origin of a WebSocket address: `wss://cpd.example/sync` gives `https://cpd.example`. */
export function originOfServer(serverUrl: string): string {
  const url = new URL(serverUrl);
  url.protocol = url.protocol === 'wss:' || url.protocol === 'https:' ? 'https:' : 'http:';
  return url.origin;
}

/**
 * The origin of a server's address, or null where nothing may be synced to it: content is sealed anywhere, but browsers give
 * cryptography only to a protected connection, and a computer's own name is one.
 */
export function parseServerOrigin(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > ADDRESS_LENGTH || !URL.canParse(value)) return null;
  const { protocol, hostname, origin } = new URL(value);
  if (!HOST.test(hostname)) return null;
  return protocol === 'https:' || (protocol === 'http:' && OWN_HOSTS.has(hostname)) ? origin : null;
}
