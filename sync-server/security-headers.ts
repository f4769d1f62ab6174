// The headers that keep the app's page to itself: its own scripts, its own server, nobody's frame.

export interface HeaderOptions {
  /** Origins besides our own that the page may connect to, as the operator lists them. */
  readonly connect: readonly string[];
  readonly publicOrigin: string | null;
}

/** For every answer. Safari took 'self' for http only until 15.4, so the public WebSocket origin is named as well. */
export function securityHeaders({ connect, publicOrigin }: HeaderOptions): Record<string, string> {
  const own = publicOrigin ? [publicOrigin.replace(/^http/, 'ws')] : [];
  const policy = [
    "default-src 'self'",
    `connect-src ${["'self'", ...own, ...connect.flatMap(withFiles)].join(' ')}`,
    "img-src 'self' data: blob:",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(publicOrigin?.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}

/** The files of a server that is named by its WebSocket are behind the same host. */
const withFiles = (origin: string): string[] =>
  origin.startsWith('ws') ? [origin, origin.replace(/^ws/, 'http')] : [origin];
