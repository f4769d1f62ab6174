// All that the extension's own pages may ask of its background worker, gathered from the areas.
import { asRecord } from '../shared/model/parse.ts';
import type { Parsers } from './call.ts';
import { type CaptureCalls, captureParsers } from './capture/capture-calls.ts';
import { type ConnectCalls, connectParsers } from './connect/connect-calls.ts';
import { type HighlightCalls, highlightParsers } from './highlights/highlight-calls.ts';
import { type ProofCalls, proofParsers } from './proof/proof-calls.ts';
import { type SessionCalls, sessionParsers } from './session/session-calls.ts';
import { type SyncCalls, syncParsers } from './sync/sync-calls.ts';

export type Calls = CaptureCalls & ConnectCalls & HighlightCalls & ProofCalls & SessionCalls & SyncCalls;
export type CallName = keyof Calls;
export type Question<K extends CallName> = Calls[K]['question'];
export type Answer<K extends CallName> = Calls[K]['answer'];

const parsers: Parsers<Calls> = {
  ...captureParsers,
  ...connectParsers,
  ...highlightParsers,
  ...proofParsers,
  ...sessionParsers,
  ...syncParsers,
};

export interface Asked {
  ask: CallName;
  question: Question<CallName>;
}

/** What arrived at the worker, or null when it is no question that this version knows. */
export function parseAsked(value: unknown): Asked | null {
  const { ask, ...rest } = asRecord(value);
  if (typeof ask !== 'string' || !Object.hasOwn(parsers, ask)) return null;
  const name = ask as CallName;
  const question = parsers[name](rest);
  return question && { ask: name, question };
}
