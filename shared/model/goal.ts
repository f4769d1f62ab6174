// A goal: what a person means to learn or to get better at, and why. Activities that serve it are linked to it.
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from './dates.ts';
import type { RecordId } from './id.ts';
import { asLine, asOneOf, asRecord, asText } from './parse.ts';

export const GOAL_STATES = ['open', 'reached', 'dropped'] as const;
export type GoalState = (typeof GOAL_STATES)[number];

export const GOAL_TEXTS = ['why'] as const;
export type GoalText = (typeof GOAL_TEXTS)[number];

export interface Goal {
  id: RecordId;
  /** One line, such as "Feel at home with hand splints". May be empty while the person is still writing. */
  title: string;
  /** The day by which; null when there is none. */
  dueOn: LocalDate | null;
  state: GoalState;
  createdAt: Instant;
  deletedOn: LocalDate | null;
  /** Why it matters, to the person or to those they work for. */
  why: string;
}

export type GoalFields = Omit<Goal, 'id' | 'createdAt' | GoalText>;

export function parseGoal(id: RecordId, value: unknown): Goal {
  const from = asRecord(value);
  return {
    id,
    title: asLine(from.title),
    dueOn: parseLocalDate(from.dueOn),
    state: asOneOf(from.state, GOAL_STATES) ?? 'open',
    createdAt: parseInstant(from.createdAt) ?? ('1970-01-01T00:00:00.000Z' as Instant),
    deletedOn: parseLocalDate(from.deletedOn),
    why: asText(from.why),
  };
}
