// A kind of learning of a person's own, such as "Balint group": it counts as one of the five that the scheme knows.
import { ACTIVITY_TYPES, type ActivityType } from './activity.ts';
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import type { RecordId } from './id.ts';
import { asLine, asOneOf, asRecord } from './parse.ts';

export interface OwnType {
  id: RecordId;
  /** As it is offered among the examples of its type, and written into an activity's `subtype`. */
  name: string;
  type: ActivityType;
  createdAt: Instant;
  /** The day it was put away; activities keep the words. */
  deletedOn: LocalDate | null;
}

export type OwnTypeFields = Omit<OwnType, 'id' | 'createdAt'>;

/** A kind of learning from a record of unknown origin, or null when it has no name or counts as nothing. */
export function parseOwnType(id: RecordId, value: unknown): OwnType | null {
  const from = asRecord(value);
  const name = asLine(from.name, 80);
  const type = asOneOf(from.type, ACTIVITY_TYPES);
  if (!name || !type) return null;
  return {
    id,
    name,
    type,
    createdAt: parseInstant(from.createdAt) ?? ('1970-01-01T00:00:00.000Z' as Instant),
    deletedOn: parseLocalDate(from.deletedOn),
  };
}
