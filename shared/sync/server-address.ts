// The addresses of a sync server: where its WebSocket is, and which origin its tokens name.

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
