// Drives a real Firefox with the built extension over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), nothing between.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox } from '../../scripts/browsers.ts';
import { root } from '../../scripts/processes.ts';

/** As the manifest names it. */
const ADDON = 'waymark@waymark.invalid';
/** Ours to choose, so that the extension's pages have a known address. */
const UUID = '11111111-2222-4333-8444-555555555555';

/** Where the extension's own pages are. */
export const OWN_PAGES = `moz-extension://${UUID}`;

const PREFERENCES = {
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.webextensions.uuids': JSON.stringify({ [ADDON]: UUID }),
  'intl.accept_languages': 'en-GB',
  'network.captive-portal-service.enabled': false,
  // names of the open web for servers of this computer
  'network.dns.localDomains': 'journal.example,webinar.example,player.example,course.example,clinic.tm3app.com',
  'network.connectivity-service.enabled': false,
};

interface Answer {
  id?: number;
  type: string;
  error?: string;
  message?: string;
  result?: unknown;
}

/** A tab, a popup or a browser window: what BiDi calls a browsing context. */
export type ContextId = string;

interface Context {
  context: ContextId;
  url: string;
  children?: Context[] | null;
}

async function newProfile(): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'waymark-firefox-'));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  return profile;
}

/** Resolves to the address Firefox says it listens on. */
function bidiAddressOf(firefox: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    firefox.once('error', reject);
    firefox.once('exit', () => reject(new Error(`Firefox ended: ${said}`)));
    firefox.stderr?.on('data', (chunk) => {
      said += chunk;
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
  });
}

const parsed = <T>(json: string): T => JSON.parse(json) as T;

/** A page of the extension that has not answered by then is gone. */
const ANSWER_MS = 5_000;

/** A running Firefox with an empty profile and the extension in it. */
export class Firefox {
  #lastId = 0;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #socket: WebSocket;

  private constructor(process: ChildProcess, profile: string, socket: WebSocket) {
    this.#process = process;
    this.#profile = profile;
    this.#socket = socket;
    socket.addEventListener('message', (event) => {
      const answer = parsed<Answer>(String(event.data));
      const waiting = this.#waiting.get(answer.id ?? -1);
      this.#waiting.delete(answer.id ?? -1);
      waiting?.(answer);
    });
  }

  /** Starts Firefox without a window and installs the extension as it was built. */
  static async open(): Promise<Firefox> {
    const path = findFirefox();
    if (!path) throw new Error('Firefox is not on this computer; install it or name one in WAYMARK_FIREFOX');
    const profile = await newProfile();
    const args = ['--headless', '--no-remote', '--profile', profile];
    // system access: a click on the toolbar button happens in the browser's own window
    const child = spawn(path, [...args, '--remote-debugging-port=0', '--remote-allow-system-access'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const socket = new WebSocket(`${await bidiAddressOf(child)}/session`);
    await new Promise((done) => socket.addEventListener('open', done, { once: true }));
    const firefox = new Firefox(child, profile, socket);
    await firefox.send('session.new', { capabilities: {} });
    const extensionData = { type: 'path', path: join(root, 'dist/extension/firefox-mv3') };
    await firefox.send('webExtension.install', { extensionData });
    return firefox;
  }

  /** Sends a BiDi command and gives its result. */
  send<T>(method: string, params: object = {}): Promise<T> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, (answer) => {
        if (answer.type === 'error') reject(new Error(`${method}: ${answer.error}: ${answer.message}`));
        else resolve(answer.result as T);
      });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** The value of an expression in a page, awaited there; only what JSON can carry. */
  async evaluate<T>(context: ContextId, expression: string): Promise<T> {
    const answer = await this.send<{ result: { value: string }; exceptionDetails?: { text: string } }>(
      'script.evaluate',
      {
        expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
        target: { context },
        awaitPromise: true,
        userActivation: true,
      },
    );
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    return parsed<T>(answer.result.value);
  }

  /** Opens an address in a new tab and waits until it is there. */
  async tab(url: string): Promise<ContextId> {
    const { context } = await this.send<{ context: ContextId }>('browsingContext.create', { type: 'tab' });
    await this.send('browsingContext.navigate', { context, url, wait: 'complete' });
    return context;
  }

  /** The tab that shows this address, if there is one. */
  async tabAt(url: string): Promise<ContextId | undefined> {
    const { contexts } = await this.send<{ contexts: Context[] }>('browsingContext.getTree');
    return contexts.find((one) => one.url === url)?.context;
  }

  /** The value of an expression in the browser's own window, which may do everything. */
  async inBrowserWindow<T>(expression: string): Promise<T> {
    const { contexts } = await this.send<{ contexts: Context[] }>('browsingContext.getTree', { 'moz:scope': 'chrome' });
    return this.evaluate<T>(contexts[0]?.context ?? '', expression);
  }

  /** A click on the toolbar button while the tab is in front: the page may be read, and the popup opens. */
  async clickAction(tab: ContextId): Promise<void> {
    await this.send('browsingContext.activate', { context: tab });
    // while a popup is open the button would close it
    while ((await this.hidePopups()) > 0);
    await this.inBrowserWindow(`(() => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID('${ADDON}');
      ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
    })()`);
  }

  /** Closes popups of extensions; gives how many there were, for they need a moment to go. */
  hidePopups(): Promise<number> {
    return this.inBrowserWindow(`(() => {
      const popups = [...document.querySelectorAll('browser.webextension-popup-browser')];
      for (const popup of popups) popup.closest('panel')?.hidePopup();
      return popups.length;
    })()`);
  }

  /** Gives the extension a site, such as `http://127.0.0.1/*`, as a person does in the browser's own question. */
  async allowSite(pattern: string): Promise<void> {
    await this.inBrowserWindow(`(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID('${ADDON}');
      await ExtensionPermissions.add('${ADDON}', { permissions: [], origins: [${JSON.stringify(pattern)}] }, extension);
    })()`);
  }

  /** The value of an expression in the open popup, awaited there, or null while none is open. */
  inPopup<T>(expression: string): Promise<T | null> {
    return this.#inOwnPage(`[...document.querySelectorAll('browser.webextension-popup-browser')].at(-1)`, expression);
  }

  /** Opens the sidebar, as its entry in the browser's menu does. */
  async openSidebar(): Promise<void> {
    await this.inBrowserWindow(`SidebarController.show('${ADDON.replaceAll(/[^a-z0-9]/g, '_')}-sidebar-action')`);
  }

  /** The same as `inPopup`, in the sidebar. */
  inSidebar<T>(expression: string): Promise<T | null> {
    const panel = `document.getElementById('sidebar')?.contentDocument?.getElementById('webext-panels-browser')`;
    return this.#inOwnPage(panel, expression);
  }

  /** The same in the background page, or null while it sleeps. */
  inBackground<T>(expression: string): Promise<T | null> {
    const page = `WebExtensionPolicy.getByID('${ADDON}').extension.backgroundContext?.xulBrowser`;
    return this.#inOwnPage(page, expression);
  }

  /** Puts the background script to sleep at once, as Firefox does with one that is idle. */
  async killBackground(): Promise<void> {
    await this.inBrowserWindow(
      `WebExtensionPolicy.getByID('${ADDON}').extension
        .terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true }).then(() => true)`,
    );
  }

  /**
   * The value of an expression in a page of the extension that BiDi does not list: the browser's own window sends a script to
   * the page's process, where a sandbox with the page as its global runs it. `browserElement` finds the page's frame.
   */
  async #inOwnPage<T>(browserElement: string, expression: string): Promise<T | null> {
    const script = `(async () => {
      let answer;
      try {
        const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
        answer = { value: JSON.stringify((await Cu.evalInSandbox(${JSON.stringify(expression)}, sandbox)) ?? null) };
      } catch (error) {
        answer = { error: String(error) };
      }
      sendAsyncMessage('waymark:answer', answer);
    })()`;
    const answer = await this.inBrowserWindow<{ value?: string; error?: string } | null>(`(async () => {
      const page = ${browserElement};
      // while it loads it may move to another process, and what was sent to it before is lost
      const isThere = page?.currentURI?.spec.startsWith('moz-extension:') && !page.webProgress?.isLoadingDocument;
      const messages = page?.messageManager;
      if (!isThere || !messages) return null;
      return new Promise((resolve) => {
        const take = (message) => {
          messages.removeMessageListener('waymark:answer', take);
          clearTimeout(gone);
          resolve(message?.data ?? null);
        };
        // a page that is closed meanwhile does not answer
        const gone = setTimeout(take, ${ANSWER_MS});
        messages.addMessageListener('waymark:answer', take);
        messages.loadFrameScript('data:,' + ${JSON.stringify(encodeURIComponent(script))}, false);
      });
    })()`);
    if (answer?.error) throw new Error(answer.error);
    return answer?.value === undefined ? null : parsed<T>(answer.value);
  }

  async close(): Promise<void> {
    const gone = new Promise((done) => this.#process.once('exit', done));
    await this.send('browser.close').catch(() => this.#process.kill());
    const deadline = setTimeout(() => this.#process.kill('SIGKILL'), 5_000);
    await gone;
    clearTimeout(deadline);
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
