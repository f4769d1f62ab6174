// Asking the background worker from an extension page. A worker that dies before it answers is asked again.
import { browser } from 'wxt/browser';
import { asOneOf, asRecord } from '../shared/model/parse.ts';
import { StorageFailure } from '../shared/model/storage-failure.ts';
import type { Answers, Ask } from './messages.ts';

/** Tries in all; the browser starts the worker anew for each. */
const TRIES = 4;

/**
 * The worker's answer. Rejects with StorageFailure when this computer could not keep it, or with the browser's own error
 * when the worker cannot be reached at all.
 */
export async function askWorker<K extends Ask['ask']>(question: Extract<Ask, { ask: K }>): Promise<Answers[K]> {
  for (let tried = 1; ; tried++) {
    try {
      const message = tried > 1 && question.ask === 'keep' ? { ...question, again: true } : question;
      const reply = asRecord(await browser.runtime.sendMessage(message));
      const failed = asOneOf(reply.failed, ['full', 'failed']);
      if (failed) throw new StorageFailure(failed);
      if (reply.answer) return reply.answer as Answers[K];
      throw new Error('the worker gave no answer');
    } catch (error) {
      if (error instanceof StorageFailure || tried === TRIES) throw error;
    }
  }
}
