// Answers the page of consent from the worker.
import { browser } from 'wxt/browser';
import { parseId } from '../../shared/model/id.ts';
import { asLine, asRecord } from '../../shared/model/parse.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { Answering } from '../call.ts';
import type { ConnectCalls } from './connect-calls.ts';

/** Key in the browser's session storage: the page of the app that asked to connect. */
const CONNECTION = 'connection';

export interface AskingPage {
  origin: string;
  portfolioId: string;
  inUse: boolean;
}

export const rememberAskingPage = (page: AskingPage): Promise<void> =>
  browser.storage.session.set({ [CONNECTION]: page });

async function askingPage(): Promise<AskingPage | null> {
  const from = asRecord((await browser.storage.session.get(CONNECTION))[CONNECTION]);
  const portfolioId = parseId(from.portfolioId);
  return portfolioId ? { origin: asLine(from.origin), portfolioId, inUse: from.inUse === true } : null;
}

export const connectAnswers = (bridge: Bridge): Answering<ConnectCalls> => ({
  connection: async () => {
    const page = await askingPage();
    return { request: page && (await bridge.describe(page)) };
  },
  answerConnection: async ({ origin, portfolioId, allow }) => {
    const page = await askingPage();
    // the person answers what they were shown, and nothing that came meanwhile
    if (page?.origin === origin && page.portfolioId === portfolioId) await bridge.answer(page, allow);
    await browser.storage.session.remove(CONNECTION);
    return { done: true };
  },
});
