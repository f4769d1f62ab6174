// The calls of the options page about syncing: what is known, an exchange at once, linking by words, and this device's name.
import { asLine, asText } from '../../shared/model/parse.ts';
import type { ServerChange } from '../../shared/portfolio/change-server.ts';
import type { LinkResult } from '../../shared/portfolio/link-device.ts';
import { parseServerOrigin } from '../../shared/sync/server-address.ts';
import type { Parsers } from '../call.ts';
import type { SyncReport } from './exchange.ts';

export interface SyncState {
  /** Origin of the server, or null while syncing is off. */
  readonly serverUrl: string | null;
  readonly deviceName: string;
  readonly isRunning: boolean;
  /** Pages kept here. */
  readonly pages: number;
  /** Something kept here is not known to be on the server. */
  readonly isUnsealed: boolean;
  /** What came of the last exchange with this server, or null. */
  readonly report: SyncReport | null;
}

/** `moved`: the words were those of the portfolio that is here, and its safe copy is at the given server now. */
export type LinkOutcome = LinkResult | (ServerChange & { ok: false }) | { ok: true; moved: true; hasReceipt: boolean };

export type SyncCalls = {
  syncState: { question: object; answer: SyncState };
  syncNow: { question: object; answer: SyncState };
  stopSyncing: { question: object; answer: SyncState };
  nameDevice: { question: { name: string }; answer: SyncState };
  linkWithWords: { question: { words: string; server: string }; answer: { result: LinkOutcome } };
};

const NAME_LENGTH = 60;
const WORDS_LENGTH = 500;

export const syncParsers: Parsers<SyncCalls> = {
  syncState: () => ({}),
  syncNow: () => ({}),
  stopSyncing: () => ({}),
  nameDevice(from) {
    const name = asLine(from.name, NAME_LENGTH);
    return name ? { name } : null;
  },
  linkWithWords(from) {
    const server = parseServerOrigin(from.server);
    return server === null ? null : { words: asText(from.words, WORDS_LENGTH), server };
  },
};
