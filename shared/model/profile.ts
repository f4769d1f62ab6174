// A profile: what is sent when the regulator asks. Its texts are drafted through the whole cycle.
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import { parseId, type RecordId } from './id.ts';
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
  createdAt: Instant;
  deletedOn: LocalDate | null;
  /** Summary of recent work and practice. */
  summary: string;
  /** Personal statement: how the standards are met. */
  statement: string;
}

export type ProfileFields = Omit<Profile, 'id' | 'createdAt' | ProfileText>;

export function parseProfile(id: RecordId, value: unknown): Profile {
  const from = asRecord(value);
  return {
    id,
    registrationId: parseId(asLine(from.registrationId)),
    cycleStart: parseLocalDate(from.cycleStart),
    state: asOneOf(from.state, PROFILE_STATES) ?? 'drafting',
    lookedAt: parseInstant(from.lookedAt),
    lookedOver: asLine(from.lookedOver, 64),
    createdAt: parseInstant(from.createdAt) ?? ('1970-01-01T00:00:00.000Z' as Instant),
    deletedOn: parseLocalDate(from.deletedOn),
    summary: asText(from.summary),
    statement: asText(from.statement),
  };
}
