// A value in the browser's session storage that is changed by one hand after the other: it outlives the worker, not the browser.
import { browser } from 'wxt/browser';

export interface InSession<T> {
  read(): Promise<T>;
  /** Resolves once the change is stored. */
  change(next: (before: T) => T): Promise<void>;
}

export function inSession<T>(key: string, parse: (value: unknown) => T): InSession<T> {
  let turn: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<T> => parse((await browser.storage.session.get(key))[key]);
  return {
    read,
    change(next) {
      const mine = turn.then(async () => browser.storage.session.set({ [key]: next(await read()) }));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}
