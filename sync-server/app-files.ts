// Serves the built app: its files as they are, and its first page for every address that the app's own router knows.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};
const SHRINKS = /^(text|application|image\/svg|font\/ttf)/;
const NOT_BUILT = 'The app is not built yet. Run: npm run build\n';

/** A GET or HEAD of the app. `path` is decoded here and never leaves `folder`. */
export async function sendAppFile(
  folder: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = await fileFor(folder, path);
  if (!file) {
    const isAppPage = extname(path) === '';
    response.writeHead(isAppPage ? 503 : 404, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(isAppPage ? NOT_BUILT : 'There is no such file.\n');
    return;
  }
  const type = TYPES[extname(file.path)] ?? 'application/octet-stream';
  const isSmaller = SHRINKS.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  response.setHeader('Content-Type', type);
  response.setHeader('ETag', file.tag);
  response.setHeader('Vary', 'Accept-Encoding');
  // the build puts a hash of the content into these names, and into no others
  response.setHeader('Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (request.headers['if-none-match'] === file.tag) {
    response.writeHead(304).end();
    return;
  }
  if (isSmaller) response.setHeader('Content-Encoding', 'gzip');
  else response.setHeader('Content-Length', file.sizeBytes);
  response.writeHead(200);
  if (request.method === 'HEAD') response.end();
  else if (isSmaller) await pipeline(createReadStream(file.path), createGzip(), response);
  else await pipeline(createReadStream(file.path), response);
}

interface AppFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly tag: string;
}

async function fileFor(folder: string, path: string): Promise<AppFile | null> {
  const decoded = decode(path);
  if (decoded === null) return null;
  const found = decoded.endsWith('/') ? null : await readable(join(folder, decoded), folder);
  if (found) return found;
  return extname(decoded) === '' ? readable(join(folder, 'index.html'), folder) : null;
}

async function readable(path: string, folder: string): Promise<AppFile | null> {
  if (!normalize(path).startsWith(normalize(folder) + sep)) return null;
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) return null;
  return { path, sizeBytes: info.size, tag: `W/"${info.size.toString(36)}-${Math.round(info.mtimeMs).toString(36)}"` };
}

function decode(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? null : decoded;
  } catch {
    return null;
  }
}
