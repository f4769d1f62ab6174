// Finds the browsers that are already on this machine.
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { answerOf, onPath } from './processes.ts';

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FIREFOX_NAMES = ['firefox-esr', 'firefox'];
const FIREFOX_ON_MACOS = '/Applications/Firefox.app/Contents/MacOS/firefox';

/** True for a browser that starts here and takes an unpacked extension from its command line. */
function takesExtensions(path: string): boolean {
  const version = answerOf(path, ['--version']);
  // Branded Chrome ignores --load-extension since version 137.
  return version !== null && !version.includes('Google Chrome');
}

/** The path of a Chromium that can carry the extension: WAYMARK_CHROMIUM, then PATH, then Playwright's own; or null. */
export function findChromium(): string | null {
  const named = process.env.WAYMARK_CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  for (const name of CHROMIUM_NAMES) {
    const path = onPath(name);
    if (path && takesExtensions(path)) return path;
  }
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) && takesExtensions(downloaded) ? downloaded : null;
}

/** The path of a Firefox: WAYMARK_FIREFOX, then PATH, then the usual place on macOS; or null. */
export function findFirefox(): string | null {
  const named = process.env.WAYMARK_FIREFOX;
  if (named) return existsSync(named) ? named : null;
  for (const name of FIREFOX_NAMES) {
    const path = onPath(name);
    if (path && answerOf(path, ['--version']) !== null) return path;
  }
  return existsSync(FIREFOX_ON_MACOS) ? FIREFOX_ON_MACOS : null;
}
