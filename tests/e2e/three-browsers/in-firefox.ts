// A person in Firefox, with the extension and the app, over WebDriver BiDi.
import { expect } from '@playwright/test';
import { type ContextId, Firefox, OWN_PAGES } from '../firefox.ts';
import { clickInPopup, popupText } from '../firefox-person.ts';
import { clickOn, SHOWN_TEXT } from '../page-expressions.ts';
import { APP_ORIGIN } from '../server.ts';
import type { DatabasesRead } from './on-disk.ts';
import { aPerson, type Person, SOON, WHOLE } from './person.ts';

/** `site` gives pages of the web at `<site>/<title>`, and is allowed to be reached. */
export async function openFirefox(name: string, site: (title: string) => string): Promise<Person> {
  const firefox = await Firefox.open();
  const app: ContextId = await firefox.tab('about:blank');
  const inFront = () => firefox.send('browsingContext.activate', { context: app });
  async function inOwnTab<T>(address: string, look: (tab: ContextId) => Promise<T>): Promise<T> {
    const tab = await firefox.tab(address);
    const found = await look(tab);
    await firefox.send('browsingContext.close', { context: tab });
    await inFront();
    return found;
  }
  const keys = (characters: string) =>
    [...characters].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
      { type: 'pause', duration: 20 },
    ]);
  return aPerson({
    name,
    run: <T>(expression: string) => firefox.evaluate<T>(app, expression),
    async load(path) {
      await firefox.send('browsingContext.navigate', { context: app, url: `${APP_ORIGIN}${path}`, wait: 'complete' });
      await inFront();
    },
    async press(characters) {
      await inFront();
      const actions = [{ type: 'key', id: 'keyboard', actions: keys(characters) }];
      await firefox.send('input.performActions', { context: app, actions });
    },
    async insert(text) {
      await firefox.evaluate(app, `document.execCommand('insertText', false, ${JSON.stringify(text)})`);
    },
    async choose(paths) {
      const found = await firefox.send<{ nodes: { sharedId: string }[] }>('browsingContext.locateNodes', {
        context: app,
        locator: { type: 'css', value: '#evidence input[type=file][multiple]' },
      });
      const element = { sharedId: found.nodes[0]?.sharedId };
      await firefox.send('input.setFiles', { context: app, element, files: paths });
    },
    keepPage: (title) =>
      inOwnTab(site(title), async (tab) => {
        await firefox.clickAction(tab);
        await expect.poll(() => popupText(firefox), SOON).toContain('About it, in a line');
        await clickInPopup(firefox, 'Keep');
        await expect.poll(() => popupText(firefox), SOON).toContain('Kept with it as dated evidence');
        await firefox.hidePopups();
      }),
    async consent() {
      let page: ContextId | undefined;
      await expect.poll(async () => (page = await firefox.tabAt(`${OWN_PAGES}/connect.html`)), SOON).toBeTruthy();
      const context = page ?? '';
      await expect.poll(() => firefox.evaluate(context, clickOn('Connect')), SOON).toBe(true);
      await expect.poll(() => firefox.evaluate(context, SHOWN_TEXT).catch(() => ''), SOON).toContain('Connected');
      await firefox.send('browsingContext.close', { context });
      await inFront();
    },
    endBackground: () => firefox.killBackground(),
    inExtension: () => inOwnTab(`${OWN_PAGES}/icon/16.png`, (tab) => firefox.evaluate<DatabasesRead>(tab, WHOLE)),
    close: () => firefox.close(),
  });
}
