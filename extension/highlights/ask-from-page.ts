// Asking the worker from the page's script. A worker that dies before it answers is asked again.
import { browser } from 'wxt/browser';
import type { FromPage } from './page-messages.ts';

const TRIES = 4;

/** Whether the extension that put this script here is still the one that runs. */
const isCurrent = (): boolean => browser.runtime?.id !== undefined;

/** What the worker answers; rejects when it cannot be reached, as after an update of the extension. */
export async function tellWorker(message: FromPage): Promise<unknown> {
  for (let tried = 1; ; tried++) {
    try {
      return await browser.runtime.sendMessage(message);
    } catch (error) {
      if (tried === TRIES || !isCurrent()) throw error;
    }
  }
}

/** Lets a message leave at once, for a page that is about to go. */
export const tellAndGo = (message: FromPage): void => {
  if (isCurrent()) void browser.runtime.sendMessage(message).catch(() => undefined);
};
