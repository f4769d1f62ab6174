// `npm start`: builds Waymark, serves it on this computer, and says in plain words how to begin.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findChromium } from './browsers.ts';
import { root, run } from './processes.ts';

const origin = process.env.WAYMARK_APP_ORIGIN ?? 'http://localhost:8787';
const port = Number(new URL(origin).port || 80);
const dataFolder = process.env.WAYMARK_DATA ?? join(root, '.data');
const chromiumExtension = join(root, 'dist/extension/chrome-mv3');
const firefoxManifest = join(root, 'dist/extension/firefox-mv3/manifest.json');
const children: ChildProcess[] = [];

const isPortFree = (wanted: number): Promise<boolean> =>
  new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(wanted, '127.0.0.1', () => probe.close(() => answer(true)));
  });

function stop(exitCode: number): void {
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = exitCode;
}

/** Starts the sync server, and resolves once it says that it listens; false when it ends before. */
function startServer(): Promise<boolean> {
  const server = spawn(process.execPath, ['sync-server/main.ts', '--port', String(port), '--data', dataFolder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(server);
  return new Promise((listening) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      if (line.startsWith('listening on')) listening(true);
      else console.log(line);
    });
    server.once('error', () => listening(false));
    server.once('exit', (code) => {
      listening(false);
      stop(code ?? 0);
    });
  });
}

const hasDisplay = (): boolean =>
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Opens Waymark in a Chromium of its own profile with the extension in it, where there is one and a screen. */
function openBrowser(): boolean {
  const chromium = process.env.CI || !hasDisplay() ? null : findChromium();
  if (!chromium) return false;
  const profile = join(dataFolder, 'browser');
  const args = [
    `--user-data-dir=${profile}`,
    `--load-extension=${chromiumExtension}`,
    '--no-first-run',
    '--no-default-browser-check',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium refuses to start as root with its sandbox
    origin,
  ];
  const browser = spawn(chromium, args, { stdio: 'ignore' });
  browser.once('error', () => console.log('The browser could not be opened; use the steps above.'));
  children.push(browser);
  return true;
}

const welcome = `
Waymark is running at ${origin}
Open that address in your browser. What you write stays on this computer, in that browser.

To keep pages with the toolbar button, add the extension to your browser:

  Chrome, Edge or Chromium
    1. Open chrome://extensions (in Edge: edge://extensions).
    2. Turn on "Developer mode".
    3. Choose "Load unpacked" and pick this folder:
       ${chromiumExtension}

  Firefox
    1. Open about:debugging#/runtime/this-firefox
    2. Choose "Load Temporary Add-on" and pick this file:
       ${firefoxManifest}
    Firefox removes it again when it closes.
`;

async function main(): Promise<void> {
  if (!(await isPortFree(port))) {
    console.error(
      `Another program is using port ${port} on this computer, perhaps a Waymark that is still running. Close it, then run npm start again.`,
    );
    process.exitCode = 1;
    return;
  }
  console.log('Building the extension and the app. This takes a few seconds.');
  if ((await run('npm', ['run', '--silent', 'build'])) !== 0) {
    console.error('The build failed, so nothing was started. The lines above say why.');
    process.exitCode = 1;
    return;
  }
  mkdirSync(dataFolder, { recursive: true });
  if (!(await startServer())) {
    console.error('The sync server did not start. The lines above say why.');
    stop(1);
    return;
  }
  console.log(welcome);
  if (openBrowser()) console.log('A Chromium window with the extension in it is opening now.');
  console.log('To stop Waymark, press Ctrl+C here.');
}

process.once('SIGINT', () => stop(0));
process.once('SIGTERM', () => stop(0));
await main();
