// What a person does in Firefox beyond the toolbar button, by its own keys and menus, and what then lies on disk.
import { expect } from '@playwright/test';
import { type ContextId, type Firefox, OWN_PAGES } from './firefox.ts';
import { type KeptRecords, readDatabases } from './kept-records.ts';
import { beginToFill, clickOn, SHOWN_TEXT } from './page-expressions.ts';

/** The words of the open popup; empty while none is open. */
export const popupText = async (firefox: Firefox): Promise<string> =>
  (await firefox.inPopup<string>(SHOWN_TEXT).catch(() => '')) ?? '';

/** Waits for an enabled control of the popup with this name, and clicks it. */
export const clickInPopup = (firefox: Firefox, name: string): Promise<void> =>
  expect.poll(() => firefox.inPopup(clickOn(name)), { message: `"${name}" can be clicked` }).toBe(true);

/** Replaces what is in a field by typing; `run` says in which page of the extension. */
export async function fill(run: Firefox['inPopup'], label: string, text: string): Promise<void> {
  let found: string | null = 'absent';
  await expect
    .poll(async () => (found = await run<string>(beginToFill(label, text))), { message: `"${label}" can be filled` })
    .toMatch(/focused|chosen/);
  if (found === 'focused') await run(`document.execCommand('insertText', false, ${JSON.stringify(text)})`);
}

/** Closes the popup, as a click elsewhere does, and waits until it is gone. */
export async function closePopup(firefox: Firefox): Promise<void> {
  const message = 'the popup is closed';
  await expect.poll(() => firefox.hidePopups(), { message }).toBe(0);
}

/**
 * Does what Firefox does once it has heard Alt, Shift and this letter. A browser without a window hears no keys for itself, so
 * the browser's own entry for the shortcut is set off; it gives the permission for the page and tells the extension.
 */
export async function pressShortcut(firefox: Firefox, tab: ContextId, letter: string): Promise<void> {
  await firefox.send('browsingContext.activate', { context: tab });
  const key = `keyset[id^="ext-keyset-id-"] > key[modifiers="alt,shift"][key="${letter}"]`;
  await firefox.inBrowserWindow(`document.querySelector(${JSON.stringify(key)}).doCommand()`);
}

/** Opens the context menu on an element of the page and chooses an entry of it. */
export async function chooseInMenu(firefox: Firefox, tab: ContextId, selector: string, entry: string): Promise<void> {
  await firefox.send('browsingContext.activate', { context: tab });
  const at = await firefox.evaluate<{ x: number; y: number }>(
    tab,
    `(() => {
      const box = document.querySelector(${JSON.stringify(selector)}).getClientRects()[0];
      return { x: Math.round(box.x + Math.min(40, box.width / 2)), y: Math.round(box.y + box.height / 2) };
    })()`,
  );
  const press = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 2 }));
  const actions = [{ type: 'pointer', id: 'mouse', actions: [{ type: 'pointerMove', ...at }, ...press] }];
  await firefox.send('input.performActions', { context: tab, actions });
  const choose = `(() => {
    const menu = document.getElementById('contentAreaContextMenu');
    const entry = menu.querySelector('menuitem[label="${entry}"]');
    if (menu.state !== 'open' || !entry) return false;
    // several entries of an extension lie in a menu of their own
    entry.closest('menu')?.openMenu(true);
    if (!entry.getClientRects().length) return false;
    entry.closest('menupopup').activateItem(entry);
    return true;
  })()`;
  await expect.poll(() => firefox.inBrowserWindow(choose), { message: `"${entry}" is in the menu` }).toBe(true);
  // while it closes it would take the next popup with it
  await expect
    .poll(() => firefox.inBrowserWindow(`document.getElementById('contentAreaContextMenu').state`))
    .toBe('closed');
}

/** The sign on the toolbar button while the tab in front is shown. */
export const badge = (firefox: Firefox): Promise<string | null> =>
  firefox.inBackground<string>(
    `browser.tabs.query({ active: true, currentWindow: true }).then(([tab]) => browser.action.getBadgeText({ tabId: tab.id }))`,
  );

/** A value found in the extension's databases, in a tab of its own without any script that looking could set going. */
async function onDisk<T>(firefox: Firefox, expression: string): Promise<T> {
  const own = await firefox.tab(`${OWN_PAGES}/icon/16.png`);
  const found = await firefox.evaluate<T>(own, expression);
  await firefox.send('browsingContext.close', { context: own });
  return found;
}

export const keptInFirefox = (firefox: Firefox): Promise<KeptRecords> => onDisk(firefox, `(${readDatabases})()`);

/** All rows of one table of the projection. */
export const rowsInFirefox = <T>(firefox: Firefox, table: string): Promise<T[]> =>
  onDisk(
    firefox,
    `new Promise((resolve) => {
      const request = indexedDB.open('waymark-projection');
      request.onsuccess = () => {
        const all = request.result.transaction('${table}').objectStore('${table}').getAll();
        all.onsuccess = () => {
          request.result.close();
          resolve(all.result);
        };
      };
    })`,
  );

/** What is still to be made for kept pages, by role. */
export const pendingParts = (firefox: Firefox): Promise<string[] | null> =>
  firefox.inBackground<string[]>(
    `browser.storage.local.get(null).then((all) => Object.entries(all).filter(([key]) => key.startsWith('proof:'))
      .flatMap(([, { pending }]) => pending.map(({ role }) => role)))`,
  );
