// A value in the browser's session storage that is changed by one hand after the other: it outlives the worker, not the browser.

import { browser } from 'wxt/browser';
import { oneAtATime } from '../../shared/model/in-turn.ts';

export interface InSession<T> {
  read(): Promise<T>;
  /** Resolves once the change is stored. */
  change(next: (before: T) => T): Promise<void>;
}

export function inSession<T>(key: string, parse: (value: unknown) => T): InSession<T> {
  const inTurn = oneAtATime();
  const read = async (): Promise<T> => parse((await browser.storage.session.get(key))[key]);
  return {
    read,
    change: (next) => inTurn(async () => browser.storage.session.set({ [key]: next(await read()) })),
  };
}
