// Marking passages as a person does, and seeing what came of it: on the page, in Waymark's box there, and on the disk.
import type { CDPSession, Page } from '@playwright/test';
import { expect, type Profile } from './browser.ts';

export interface Annotation {
  id: string;
  evidenceId: string;
  url: string;
  note: string;
  target: { exact: string; prefix: string; suffix: string };
  deletedOn: string | null;
}

/** Selects words of a page; the `nth` place where they stand, from 0. */
export const select = (page: Page, words: string, nth = 0): Promise<void> =>
  page.evaluate(
    ([wanted, place]) => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let left = place;
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const at = node.nodeValue?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        left -= 1;
        if (left >= 0) continue;
        getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
        return;
      }
      throw new Error(`the page has no “${wanted}”`);
    },
    [words, nth] as const,
  );

/** Makes the page in front one that may be looked at, as a press of any of the extension's controls does; no popup stays. */
export async function allow(profile: Profile, page: Page): Promise<void> {
  const popup = await profile.clickAction(page);
  await popup.leave();
  await page.bringToFront();
}

/** Runs in the worker: what the browser would send. Neither shortcuts nor menus can be pressed without a window. */
async function dispatch([what, info, url]: readonly [
  'command' | 'menu',
  Record<string, unknown>,
  string,
]): Promise<void> {
  const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
  const events = { command: chrome.commands.onCommand, menu: chrome.contextMenus.onClicked };
  const event = events[what] as unknown as { dispatch(...sent: unknown[]): void };
  if (what === 'command') event.dispatch('mark-passage', tab);
  else event.dispatch({ menuItemId: 'mark-passage', editable: false, ...info }, tab);
}

export const pressShortcut = async (profile: Profile, page: Page): Promise<void> =>
  (await profile.worker()).evaluate(dispatch, ['command', {}, page.url()] as const);

export const chooseInMenu = async (profile: Profile, page: Page, info: object): Promise<void> =>
  (await profile.worker()).evaluate(dispatch, ['menu', info as Record<string, unknown>, page.url()] as const);

interface Node {
  nodeName: string;
  nodeValue: string;
  children?: Node[];
  shadowRoots?: Node[];
}

const textOf = (node: Node): string =>
  node.nodeName === 'STYLE' || node.nodeName === '#comment'
    ? ''
    : [
        node.nodeName === '#text' ? node.nodeValue : '',
        ...[...(node.shadowRoots ?? []), ...(node.children ?? [])].map(textOf),
      ]
        .filter(Boolean)
        .join(' ');

const findNode = (node: Node, name: string): Node | null => {
  if (node.nodeName.toLowerCase() === name) return node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = findNode(child, name);
    if (found) return found;
  }
  return null;
};

const sessions = new WeakMap<Page, CDPSession>();

/** The words in Waymark's box, which no script of the page can read; empty while there is none. */
export async function boxText(page: Page): Promise<string> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const box = findNode(root, 'waymark-note');
  return box ? textOf(box) : '';
}

export const waitForBox = (page: Page, words: string | RegExp): Promise<void> =>
  expect
    .poll(() => boxText(page))
    .toEqual(typeof words === 'string' ? expect.stringContaining(words) : expect.stringMatching(words));

export const waitForNoBox = (page: Page): Promise<void> => expect.poll(() => boxText(page)).toBe('');

/** What is painted as marked, in the order of the page's registry. */
export const painted = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => name.startsWith('waymark-passage') && !name.includes('shown'))
      .flatMap(([, highlight]) => [...highlight].map(String)),
  );

/** The middle of the first line of the painted passage that begins so. */
export const middleOf = (page: Page, beginning: string): Promise<{ x: number; y: number }> =>
  page.evaluate((words) => {
    const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]) as Range[];
    const [line] = ranges.find((range) => range.toString().startsWith(words))?.getClientRects() ?? [];
    if (!line) throw new Error(`nothing is painted that begins with “${words}”`);
    return { x: line.left + line.width / 2, y: line.top + line.height / 2 };
  }, beginning);

/** Runs in a page of the extension. */
function readRows(): Promise<Annotation[]> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('waymark-projection');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const all = request.result.transaction('annotations').objectStore('annotations').getAll();
      all.onsuccess = () => {
        request.result.close();
        resolve(all.result as Annotation[]);
      };
    };
  });
}

/** The annotations on disk, without what is in the bin. */
export async function annotations(profile: Profile): Promise<Annotation[]> {
  const page = await profile.context.newPage();
  await page.goto(`chrome-extension://${await profile.extensionId()}/manifest.json`);
  const rows = await page.evaluate(readRows);
  await page.close();
  return rows.filter(({ deletedOn }) => deletedOn === null);
}

/** Asks the worker as the popup and the side panel do; the page stays in front. */
export const askWorker = async (profile: Profile, question: object): Promise<Record<string, unknown>> => {
  const page = await profile.context.newPage();
  await page.goto(`chrome-extension://${await profile.extensionId()}/manifest.json`);
  const reply = await page.evaluate((asked) => chrome.runtime.sendMessage(asked), question);
  await page.close();
  return (reply as { answer: Record<string, unknown> }).answer;
};

export const tabIdOf = async (profile: Profile, page: Page): Promise<number> =>
  (await profile.worker()).evaluate(
    async (url) => (await chrome.tabs.query({})).find((one) => one.url === url)?.id ?? -1,
    page.url(),
  );
