// The calls of the page of consent: who asks to connect, and the person's answer.
import { parseId } from '../../shared/model/id.ts';
import { asLine } from '../../shared/model/parse.ts';
import type { Parsers } from '../call.ts';

/** What connecting would do: both empty or new here, one side takes the other's portfolio, or one moves into the other. */
export type ConnectionCase = 'join' | 'restore' | 'merge' | 'same';

export interface ConnectionRequest {
  origin: string;
  portfolioId: string;
  case: ConnectionCase;
  /** Pages kept here. */
  pages: number;
  /** Records of all kinds here. */
  records: number;
  /** The portfolio that is here now was connected at this origin before. */
  wasConnected: boolean;
}

export type ConnectCalls = {
  connection: { question: object; answer: { request: ConnectionRequest | null } };
  answerConnection: { question: { origin: string; portfolioId: string; allow: boolean }; answer: { done: true } };
};

export const connectParsers: Parsers<ConnectCalls> = {
  connection: () => ({}),
  answerConnection(from) {
    const portfolioId = parseId(from.portfolioId);
    return portfolioId && { origin: asLine(from.origin), portfolioId, allow: from.allow === true };
  },
};
