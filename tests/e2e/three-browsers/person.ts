// One person's browser, driven by the words on its screen: Chromium and Firefox look the same from here.
import { expect } from '@playwright/test';
import { beginToFill, clickOn, readValue, SHOWN_TEXT } from '../page-expressions.ts';
import { type DatabasesRead, readDatabases } from './on-disk.ts';

/** What differs from browser to browser. */
export interface Driver {
  readonly name: string;
  /** The value of an expression in the app's tab, awaited there. */
  run<T>(expression: string): Promise<T>;
  /** Loads this address of the app, in front of all other tabs. */
  load(path: string): Promise<void>;
  /** Presses a key for each character, wherever the caret is. */
  press(characters: string): Promise<void>;
  insert(text: string): Promise<void>;
  /** Gives these files of the disk to the first field of the evidence card that takes files. */
  choose(paths: readonly string[]): Promise<void>;
  /** Opens a page of the web, keeps it with the extension until all its parts are there, and closes its tab. */
  keepPage(title: string): Promise<void>;
  /** The consent that the app asked the extension for is given, on the extension's own page. */
  consent(): Promise<void>;
  /** Ends the extension's background as the browser does with one that is idle. */
  endBackground(): Promise<void>;
  /** What the extension holds; looking changes nothing. */
  inExtension(): Promise<DatabasesRead>;
  close(): Promise<void>;
}

/** Two cores carry three browsers. */
export const SOON = { timeout: 30_000 };
export const WHOLE = `(${readDatabases})()`;

/** What a person does in the app, in whichever browser. */
export function aPerson(driver: Driver) {
  const { name, run } = driver;
  const text = () => run<string>(SHOWN_TEXT).catch(() => '');
  const shows = (words: string) => expect.poll(text, { ...SOON, message: `${name} shows "${words}"` }).toContain(words);
  const click = (control: string) =>
    expect.poll(() => run(clickOn(control)), { ...SOON, message: `${name} can click "${control}"` }).toBe(true);
  async function fill(label: string, words: string): Promise<void> {
    let found = 'absent';
    await expect
      .poll(async () => (found = await run<string>(beginToFill(label, words))), {
        ...SOON,
        message: `${name} can fill "${label}"`,
      })
      .not.toBe('absent');
    if (found === 'focused') await driver.insert(words);
  }
  const heading = () => run<string>(`document.querySelector('h1')?.innerText ?? ''`).catch(() => '');

  return {
    ...driver,
    text,
    shows,
    click,
    fill,
    valueOf: (label: string) => run<string>(readValue(label)),
    headed: (words: string) => expect.poll(heading, { ...SOON, message: `${name} is at "${words}"` }).toBe(words),
    inApp: () => run<DatabasesRead>(WHOLE),
  };
}
export type Person = ReturnType<typeof aPerson>;
