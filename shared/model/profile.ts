// A profile: what is sent when the regulator asks. Its texts are drafted through the whole cycle.
import {
  type AskedForMore,
  AUDIT_OUTCOMES,
  type AuditOutcome,
  byKept,
  parseAsked,
  parseMarks,
  parseSentCopy,
  type SentCopy,
} from './audit.ts';
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import { parseId, type RecordId } from './id.ts';
import { type PackList, parsePackList } from './pack-list.ts';
import { asLine, asOneOf, asRecord, asText } from './parse.ts';

export const PROFILE_STATES = ['drafting', 'submitted', 'moreAsked'] as const;
export type ProfileState = (typeof PROFILE_STATES)[number];

export const PROFILE_TEXTS = ['summary', 'statement'] as const;
export type ProfileText = (typeof PROFILE_TEXTS)[number];

export interface Profile {
  id: RecordId;
  /** The registration it is for; null for a period of one's own without one. */
  registrationId: RecordId | null;
  /** First day of the cycle it covers. */
  cycleStart: LocalDate | null;
  state: ProfileState;
  /** When the person said that they had looked at what could tell who somebody is; null while they have not. */
  lookedAt: Instant | null;
  /** The fingerprint of what they had looked at; with other content they are asked again. Empty while they have not. */
  lookedOver: string;
  /** The day on which the person heard that they were selected for an audit; null while they were not. */
  selectedOn: LocalDate | null;
  /** The day by which the regulator wants it, as the person gave it; the last day included. */
  deadline: LocalDate | null;
  /** How the audit ended, and the day the person heard of it; null until then. */
  outcome: AuditOutcome | null;
  outcomeOn: LocalDate | null;
  /** The pack that was made last, and of what; null while none was. */
  pack: PackList | null;
  /** What the person ticked off on the way, by key; the value says what it was when they did. Each key is set by itself. */
  marks: Record<string, string>;
  /** Copies of what was sent, the oldest first; each is kept once and never changed. */
  sent: SentCopy[];
  /** Copies of what was not sent after all, by the person's word; the oldest first. */
  takenBack: SentCopy[];
  /** What was asked for after that, the oldest first. */
  asked: AskedForMore[];
  createdAt: Instant;
  deletedOn: LocalDate | null;
  /** Summary of recent work and practice. */
  summary: string;
  /** Personal statement: how the standards are met. */
  statement: string;
}

/** Fields that are set whole; the texts are edited in place, and the rest has commands of its own. */
export type ProfileFields = Omit<Profile, 'id' | 'createdAt' | 'marks' | 'sent' | 'takenBack' | 'asked' | ProfileText>;

export function parseProfile(id: RecordId, value: unknown): Profile {
  const from = asRecord(value);
  const all = <T>(value: unknown, parse: (id: string, one: unknown) => T | null): T[] =>
    Object.entries(asRecord(value)).flatMap(([key, one]) => parse(key, one) ?? []);
  const copies = all(from.sent, parseSentCopy).sort(byKept);
  const takenBackOn = asRecord(from.takenBack);
  const isTakenBack = (one: SentCopy) => parseLocalDate(takenBackOn[one.id]) !== null;
  return {
    id,
    registrationId: parseId(asLine(from.registrationId)),
    cycleStart: parseLocalDate(from.cycleStart),
    state: asOneOf(from.state, PROFILE_STATES) ?? 'drafting',
    lookedAt: parseInstant(from.lookedAt),
    lookedOver: asLine(from.lookedOver, 64),
    selectedOn: parseLocalDate(from.selectedOn),
    deadline: parseLocalDate(from.deadline),
    outcome: asOneOf(from.outcome, AUDIT_OUTCOMES),
    outcomeOn: parseLocalDate(from.outcomeOn),
    pack: parsePackList(from.pack),
    marks: parseMarks(from.marks),
    sent: copies.filter((one) => !isTakenBack(one)),
    takenBack: copies.filter(isTakenBack),
    asked: all(from.asked, parseAsked).sort(byKept),
    createdAt: parseInstant(from.createdAt) ?? ('1970-01-01T00:00:00.000Z' as Instant),
    deletedOn: parseLocalDate(from.deletedOn),
    summary: asText(from.summary),
    statement: asText(from.statement),
  };
}
