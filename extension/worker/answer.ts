// Answers what the extension's own pages ask of the worker.
import { browser } from 'wxt/browser';
import { parseId } from '../../shared/model/id.ts';
import { asLine, asRecord } from '../../shared/model/parse.ts';
import { toStorageFailure } from '../../shared/model/storage-failure.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { PageKeeper } from '../capture/keep-page.ts';
import { readTab } from '../capture/tab-reading.ts';
import type { Answers, Ask, Reply } from '../messages.ts';
import type { Copies } from './copies.ts';

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

export interface AnswerParts {
  keeper: PageKeeper;
  copies: Copies;
  bridge: Bridge;
  /** Tells the app's pages that something was kept. */
  ring: () => Promise<void>;
}

type Answering = { [K in Ask['ask']]: (question: Extract<Ask, { ask: K }>) => Promise<Answers[K]> };

export function openAnswers({
  keeper,
  copies,
  bridge,
  ring,
}: AnswerParts): (question: Ask) => Promise<Reply<Ask['ask']>> {
  const answering: Answering = {
    read: async ({ tabId }) => ({ reading: await readTab(tabId) }),
    keptBefore: async (page) => ({ kept: await keeper.keptBefore(page) }),
    keep: async ({ draft, tabId, again }) => {
      const savedAt = await keeper.keep(draft, again);
      void ring();
      const { activityId, evidenceId, reading } = draft;
      if (reading.isReadable) void copies.start({ activityId, evidenceId, tabId, url: reading.url });
      return { savedAt };
    },
    copyState: ({ activityId, evidenceId }) => copies.state(activityId, evidenceId),
    changeNote: async ({ activityId, note }) => {
      const savedAt = await keeper.changeNote(activityId, note);
      void ring();
      return { savedAt };
    },
    undo: async ({ activityId, evidenceId }) => {
      const savedAt = await keeper.undo(activityId, evidenceId);
      void ring();
      return { savedAt };
    },
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
  };
  return async (question) => {
    try {
      return { answer: await (answering[question.ask] as (one: Ask) => Promise<Answers[Ask['ask']]>)(question) };
    } catch (error) {
      return { failed: toStorageFailure(error).reason };
    }
  };
}
