// What the extension's own pages ask of its background worker. Each question has one answer; the worker may die at any moment,
// so every question may be asked again and does its work once.
import type { Instant, LocalDate } from '../shared/model/dates.ts';
import { parseLocalDate } from '../shared/model/dates.ts';
import { parseId, type RecordId } from '../shared/model/id.ts';
import { asLine, asRecord, asText } from '../shared/model/parse.ts';
import type { StorageReason } from '../shared/model/storage-failure.ts';
import { type PageReading, parseReading } from './capture/page-reading.ts';

/** What the person leaves in the popup when they press Keep. */
export interface CaptureDraft {
  activityId: RecordId;
  evidenceId: RecordId;
  reading: PageReading;
  /** The day they learned from it. */
  startedOn: LocalDate;
  /** One line about it. */
  note: string;
}

export interface KeptPage {
  activityId: RecordId;
  /** The day of keeping, in the person's calendar. */
  keptOn: LocalDate;
  title: string;
  note: string;
}

/** How the copy of the page's text went. */
export type CopyState =
  | { kind: 'working' }
  | { kind: 'kept'; sizeBytes: number; notes: string[] }
  /** A sentence for the person. */
  | { kind: 'none'; why: string };

export type Ask =
  /** Reads the page in a tab. */
  | { ask: 'read'; tabId: number }
  /** Whether this page was kept before. */
  | { ask: 'keptBefore'; url: string; canonicalUrl: string; doi: string }
  /** Keeps a page. `again` when it may have been kept by a question that got no answer. */
  | { ask: 'keep'; tabId: number; draft: CaptureDraft; again: boolean }
  | { ask: 'copyState'; activityId: RecordId; evidenceId: RecordId }
  | { ask: 'changeNote'; activityId: RecordId; note: string }
  | { ask: 'undo'; activityId: RecordId; evidenceId: RecordId }
  /** For the page of consent: who asks to connect. */
  | { ask: 'connection' }
  | { ask: 'answerConnection'; origin: string; portfolioId: string; allow: boolean };

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

export interface Answers {
  read: { reading: PageReading | null };
  keptBefore: { kept: KeptPage | null };
  keep: { savedAt: Instant };
  copyState: CopyState;
  changeNote: { savedAt: Instant };
  undo: { savedAt: Instant };
  connection: { request: ConnectionRequest | null };
  answerConnection: { done: true };
}

/** What comes back over the browser's messages: the answer, or why storage refused. */
export type Reply<K extends Ask['ask']> = { answer: Answers[K] } | { failed: StorageReason };

/** Parses what arrived at the worker; null for anything but a well-formed question. */
export function parseAsk(value: unknown): Ask | null {
  const from = asRecord(value);
  const tabId = typeof from.tabId === 'number' && Number.isInteger(from.tabId) ? from.tabId : null;
  const activityId = parseId(from.activityId);
  switch (from.ask) {
    case 'read':
      return tabId === null ? null : { ask: 'read', tabId };
    case 'keptBefore':
      return {
        ask: 'keptBefore',
        url: asLine(from.url, 4_000),
        canonicalUrl: asLine(from.canonicalUrl, 4_000),
        doi: asLine(from.doi),
      };
    case 'keep': {
      const draft = parseDraft(from.draft);
      return draft && tabId !== null ? { ask: 'keep', tabId, draft, again: from.again === true } : null;
    }
    case 'changeNote':
      return activityId && { ask: 'changeNote', activityId, note: asText(from.note) };
    case 'copyState':
    case 'undo': {
      const evidenceId = parseId(from.evidenceId);
      return activityId && evidenceId && { ask: from.ask, activityId, evidenceId };
    }
    case 'connection':
      return { ask: 'connection' };
    case 'answerConnection': {
      const portfolioId = parseId(from.portfolioId);
      return (
        portfolioId && { ask: 'answerConnection', origin: asLine(from.origin), portfolioId, allow: from.allow === true }
      );
    }
    default:
      return null;
  }
}

/** A draft from a message or from the browser's session storage; null when it lacks what a capture needs. */
export function parseDraft(value: unknown): CaptureDraft | null {
  const from = asRecord(value);
  const activityId = parseId(from.activityId);
  const evidenceId = parseId(from.evidenceId);
  const reading = parseReading(from.reading);
  const startedOn = parseLocalDate(from.startedOn);
  if (!activityId || !evidenceId || !reading || !startedOn) return null;
  return { activityId, evidenceId, reading, startedOn, note: asText(from.note, 10_000) };
}
