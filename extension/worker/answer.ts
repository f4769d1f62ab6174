// Answers a question from one of the extension's own pages, or says why storage refused.
import { toStorageFailure } from '../../shared/model/storage-failure.ts';
import type { Answering, Reply } from '../call.ts';
import type { Answer, Asked, CallName, Calls, Question } from '../messages.ts';

export type Answerer = (asked: Asked) => Promise<Reply<Answer<CallName>>>;

export const answerWith =
  (answering: Answering<Calls>): Answerer =>
  async ({ ask, question }) => {
    const answer = answering[ask] as (question: Question<CallName>) => Promise<Answer<CallName>>;
    try {
      return { answer: await answer(question) };
    } catch (error) {
      return { failed: toStorageFailure(error).reason };
    }
  };
