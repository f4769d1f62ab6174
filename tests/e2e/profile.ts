// One person's browser: a real Chromium profile with the extension that ships, driven as a person would.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from '@playwright/test';
import { findChromium } from '../../scripts/browsers.ts';
import { root } from '../../scripts/processes.ts';
import { HiddenPage } from './hidden-page.ts';

declare global {
  const chrome: typeof import('wxt/browser').browser;
}

/** One person's browser on one computer. */
export class Profile {
  readonly context: BrowserContext;
  /** Messages of errors that no page expected, and of blocked content; empty unless something is wrong. */
  readonly faults: string[] = [];
  readonly #folder: string;

  private constructor(context: BrowserContext, folder: string) {
    this.context = context;
    this.#folder = folder;
    context.on('weberror', (event) => this.faults.push(String(event.error())));
    context.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) this.faults.push(message.text());
    });
  }

  static async open(folder?: string): Promise<Profile> {
    const profile = folder ?? (await newProfileFolder());
    const extension = join(root, 'dist/extension/chrome-mv3');
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium() ?? chromium.executablePath(),
      headless: !process.env.HEADED,
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--lang=en-GB',
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
        // nothing leaves this computer: pages under https names are given by page.route
        // `player.example` is this computer under another name, as players stand on sites of their own
        '--host-resolver-rules=MAP player.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      ],
    });
    return new Profile(context, profile);
  }

  /** The extension's background worker; waits for it where it has not started. */
  async worker(): Promise<Worker> {
    return this.context.serviceWorkers().find(isExtension) ?? this.context.waitForEvent('serviceworker', isExtension);
  }

  async extensionId(): Promise<string> {
    return new URL((await this.worker()).url()).host;
  }

  /** A page under any https address, with this body; nothing is fetched from outside. */
  async page(url: string, html: string): Promise<Page> {
    const page = await this.context.newPage();
    // of the page, not of the context: context.route() also talks to the extension's worker, and hangs while that is dead
    await page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await page.goto(url);
    return page;
  }

  /** A click on the toolbar button while `page` is in front: the page may be read, and the real popup opens. */
  async clickAction(page: Page): Promise<HiddenPage> {
    const id = await this.extensionId();
    // the first click after installing comes too soon unless the worker has run its first line
    await (await this.worker()).evaluate(() => true);
    await page.bringToFront();
    const browser = await this.#browserSession();
    const { targetInfos } = await browser.send('Target.getTargets', { filter: [{}] });
    const tab = targetInfos.find((target) => target.type === 'tab' && target.url === page.url());
    if (!tab) throw new Error(`no tab shows ${page.url()}`);
    await triggerAction(browser, id, tab.targetId);
    return this.#hiddenPage(browser, `chrome-extension://${id}/popup.html`);
  }

  /** The side panel, once something has opened it. */
  async panel(): Promise<HiddenPage> {
    return this.#hiddenPage(
      await this.#browserSession(),
      `chrome-extension://${await this.extensionId()}/sidepanel.html`,
    );
  }

  async #hiddenPage(browser: CDPSession, address: string): Promise<HiddenPage> {
    const deadlineMs = Date.now() + 10_000;
    while (Date.now() < deadlineMs) {
      const { targetInfos } = await browser.send('Target.getTargets');
      const target = targetInfos.find(
        (candidate) => candidate.type === 'page' && !candidate.attached && candidate.url.startsWith(address),
      );
      if (target) return HiddenPage.open(browser, target.targetId);
      await new Promise((later) => setTimeout(later, 20));
    }
    throw new Error(`${address} did not open`);
  }

  async #browserSession(): Promise<CDPSession> {
    const session = await this.context.browser()?.newBrowserCDPSession();
    if (!session) throw new Error('the browser is gone');
    return session;
  }

  /** Stops the background worker at once, as the browser does when it needs the memory. The next event starts it anew. */
  async killWorker(): Promise<void> {
    const page = await this.context.newPage();
    const session = await this.context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await page.close();
  }

  /** Ends the browser and keeps the profile; returns its folder, to open again. */
  async quit(): Promise<string> {
    await this.context.close();
    return this.#folder;
  }

  /** Kills the browser as a power cut would; returns the folder of its profile. */
  async crash(): Promise<string> {
    const browser = await this.#browserSession();
    const closed = this.context.waitForEvent('close');
    await browser.send('Browser.crash').catch(() => {});
    await closed;
    return this.#folder;
  }

  async remove(): Promise<void> {
    await this.context.close();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const isExtension = (worker: Worker): boolean => worker.url().startsWith('chrome-extension:');

async function newProfileFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-profile-'));
  await mkdir(join(folder, 'Default'));
  // without developer mode, chrome.runtime.reload() leaves an unpacked extension switched off
  const preferences = { extensions: { ui: { developer_mode: true } } };
  await writeFile(join(folder, 'Default/Preferences'), JSON.stringify(preferences));
  return folder;
}

/** `Extensions.triggerAction` is not in Playwright's protocol types yet. */
async function triggerAction(browser: CDPSession, id: string, targetId: string): Promise<void> {
  const untyped = browser as unknown as { send(method: string, params: object): Promise<void> };
  await untyped.send('Extensions.triggerAction', { id, targetId });
}
