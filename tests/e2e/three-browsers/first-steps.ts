// The first steps of the three: one begins a portfolio, the others are linked with its words, and each joins its extension.
import { expect } from '@playwright/test';
import type { Person } from './person.ts';

/** Begins the portfolio; resolves with its 12 words. */
export async function begin(person: Person): Promise<string> {
  await person.load('/');
  for (const button of ['Start', 'Skip', 'Go straight in']) await person.click(button);
  await person.load('/settings');
  await person.click('Turn on syncing');
  await person.shows('Everything on this device is on the server too');
  const words = await person.run<string[]>(
    `[...document.querySelectorAll('[aria-label="Your 12 words"] li')].map((word) => word.innerText.trim())`,
  );
  expect(words).toHaveLength(12);
  return words.join(' ');
}

export async function link(person: Person, words: string): Promise<void> {
  await person.load('/link');
  await person.fill('Your 12 words', words);
  await person.click('Link this device');
  await person.shows('This device is linked.');
}

/** The extension joins the app; all files are to come here; and the app opens without a server from now on. */
export async function settleIn(person: Person): Promise<void> {
  await person.load('/settings');
  await person.click('Connect it');
  await person.consent();
  await person.fill('Fetch evidence files', 'Always, all of them');
  await person.run('navigator.serviceWorker.ready.then(() => null)');
}
