// What a call from one of the extension's own pages to its background worker is: a named question with one answer.
// The worker may die at any moment, so every question may be asked again and does its work once.
import type { StorageReason } from '../shared/model/storage-failure.ts';

/** The calls of one area of the extension: what is asked, and what comes back. Both are plain values that messages carry. */
export type CallsOf<C> = { [K in keyof C]: { question: object; answer: object } };

/** Parses what arrived at the worker; null for anything but a well-formed question. */
export type Parsers<C extends CallsOf<C>> = {
  [K in keyof C]: (from: Record<string, unknown>) => C[K]['question'] | null;
};

/** The worker's side of an area. */
export type Answering<C extends CallsOf<C>> = {
  [K in keyof C]: (question: C[K]['question']) => Promise<C[K]['answer']>;
};

/** What comes back over the browser's messages: the answer, or why storage refused. */
export type Reply<A> = { answer: A } | { failed: StorageReason };
