// Asking the background worker from an extension page. A worker that dies before it answers is asked again.
import { browser } from 'wxt/browser';
import { asOneOf, asRecord } from '../shared/model/parse.ts';
import { StorageFailure } from '../shared/model/storage-failure.ts';
import type { Answer, CallName, Question } from './messages.ts';

/** Tries in all; the browser starts the worker anew for each. */
const TRIES = 4;

/**
 * The worker's answer. Rejects with StorageFailure when this computer could not keep it, or with the browser's own error
 * when the worker cannot be reached at all.
 */
export async function askWorker<K extends CallName>(ask: K, question: Question<K>): Promise<Answer<K>> {
  for (let tried = 1; ; tried++) {
    try {
      const message = { ...question, ask, ...(tried > 1 && 'again' in question ? { again: true } : {}) };
      const reply = asRecord(await browser.runtime.sendMessage(message));
      const failed = asOneOf(reply.failed, ['full', 'failed']);
      if (failed) throw new StorageFailure(failed);
      if (reply.answer) return reply.answer as Answer<K>;
      throw new Error('the worker gave no answer');
    } catch (error) {
      if (error instanceof StorageFailure || tried === TRIES) throw error;
    }
  }
}
