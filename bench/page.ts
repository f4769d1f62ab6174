// Opens the real Chromium for measures, with a page of the app's origin in which the functions of in-page.ts can be called.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../scripts/browsers.ts';
import { root } from '../scripts/processes.ts';

export const APP_ORIGIN = 'http://localhost:8787';
const BLANK = `${APP_ORIGIN}/bench-page`;

let script: Promise<string> | null = null;

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    define: { __APP_ORIGIN__: JSON.stringify(APP_ORIGIN), 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      lib: { entry: join(root, 'bench/in-page.ts'), formats: ['iife'], name: 'waymarkBenchBundle' },
    },
  });
  const output = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const chunk = output.find((part) => part.type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('the functions for the page could not be bundled');
  return chunk.code;
}

/** The functions of in-page.ts as one script, built once a run. */
export function inPageScript(): Promise<string> {
  script ??= bundle();
  return script;
}

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
  await page.evaluate(await inPageScript());
  return page;
}
