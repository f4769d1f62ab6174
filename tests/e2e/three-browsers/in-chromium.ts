// A person in Chromium, with the extension and the app, over Playwright.
import { expect, type Page } from '@playwright/test';
import { Profile } from '../profile.ts';
import { APP_ORIGIN } from '../server.ts';
import { pageOf } from './invented-page.ts';
import { readDatabases } from './on-disk.ts';
import { aPerson, type Person, SOON } from './person.ts';

export async function openChromium(name: string): Promise<Person & { readonly faults: readonly string[] }> {
  const profile = await Profile.open();
  const app: Page = await profile.context.newPage();
  const opened = async (path: string) => `chrome-extension://${await profile.extensionId()}/${path}`;
  async function inOwnTab<T>(address: string, look: (page: Page) => Promise<T>): Promise<T> {
    const page = await profile.context.newPage();
    await page.goto(address);
    const found = await look(page);
    await page.close();
    await app.bringToFront();
    return found;
  }
  const person = aPerson({
    name,
    run: <T>(expression: string) => app.evaluate<T>(expression),
    async load(path) {
      await app.goto(`${APP_ORIGIN}${path}`);
      await app.bringToFront();
    },
    press: (characters) => app.keyboard.type(characters, { delay: 20 }),
    insert: (text) => app.keyboard.insertText(text),
    choose: (paths) =>
      app
        .locator('#evidence input[type=file][multiple]')
        .first()
        .setInputFiles([...paths]),
    async keepPage(title) {
      const page = await profile.page(`https://learning.example/${encodeURIComponent(title)}`, pageOf(title));
      const popup = await profile.clickAction(page);
      await popup.click('Keep');
      await popup.waitForText('Kept with it as dated evidence', SOON.timeout);
      await page.close();
      await app.bringToFront();
    },
    async consent() {
      const asked = () => profile.context.pages().find((page) => page.url().endsWith('/connect.html'));
      await expect.poll(asked, SOON).toBeTruthy();
      const page = asked();
      await page?.getByRole('button', { name: 'Connect', exact: true }).click();
      await page?.getByRole('heading', { name: 'Connected' }).waitFor();
      await page?.close();
      await app.bringToFront();
    },
    async endBackground() {
      await profile.killWorker();
      await app.bringToFront();
    },
    // a page of the extension without any script of its own
    inExtension: async () => inOwnTab(await opened('manifest.json'), (page) => page.evaluate(readDatabases)),
    close: () => profile.remove(),
  });
  return { ...person, faults: profile.faults };
}
