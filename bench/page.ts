// Opens the real Chromium for measures, with a page of the app's origin in which the functions of in-page.ts can be called.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { findChromium } from '../scripts/browsers.ts';
import { scriptForPage } from '../scripts/bundle-for-page.ts';
import { APP_ORIGIN } from '../tests/e2e/server.ts';

const BLANK = `${APP_ORIGIN}/bench-page`;

export const newProfileFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'waymark-bench-'));

export const removeProfile = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 5 });

/** A browser on this profile; the same folder again is the same person's browser after a restart. */
export const openBrowser = (folder: string, args: readonly string[] = []): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, {
    executablePath: findChromium() ?? chromium.executablePath(),
    viewport: { width: 1280, height: 800 },
    args: ['--no-sandbox', '--disable-quic', '--disable-features=Translate', ...args],
  });

/** An empty page on the app's origin, thus with the app's databases, and with the functions in it. No server is needed. */
export async function openBlankPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.route(BLANK, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Bench</title><body></body>' }),
  );
  await page.goto(BLANK);
  await page.evaluate(await scriptForPage('bench/in-page.ts'));
  return page;
}
